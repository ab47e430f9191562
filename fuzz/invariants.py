"""What must hold of everything that a parser gives, whatever file it was given."""

from __future__ import annotations

from collections.abc import Iterable

from habeas.errors import SourceError
from habeas.record.source import Block, Source
from habeas.sources.containers.member import Member
from habeas.sources.document import Document

_DEEPEST_LIST = 1_000_000


class BrokenInvariantError(Exception):
    """A parser gave something that must never be."""


def check_document(document: Document) -> None:
    """Blocks in order, apart and filled; words that can be written; no success without a letter.

    Raises:
        BrokenInvariantError: one of these does not hold.
    """
    _check_text(document.text, document.blocks)
    for warning in document.warnings:
        _check_line(warning)
    told = (document.title, document.publisher, document.author, document.published)
    for value in (*told, document.language):
        _check_encodable(value or "")
    if not document.warnings and not any(map(str.isalnum, document.text)):
        raise BrokenInvariantError("a text without a letter or a digit, and no warning")


def check_sources(whole: Source, chapters: Iterable[Source]) -> None:
    """The file as one source, and its chapters, each with a text of its own.

    Raises:
        BrokenInvariantError: a chapter is not a part of the file, or is not sound by itself.
    """
    _check_text(whole.text, whole.blocks)
    begin = 0
    for chapter in chapters:
        _check_text(chapter.text, chapter.blocks)
        begin = whole.text.find(chapter.text, begin)
        if begin < 0:
            raise BrokenInvariantError("a chapter that is no part of the text, or out of order")
        if any(not chapter.text[fact.start : fact.end].strip() for fact in chapter.facts):
            raise BrokenInvariantError("a fact that points at nothing")
        begin += len(chapter.text)


def check_member(member: Member) -> None:
    """A member has content or a reason why not, and a name that can be shown anywhere.

    Raises:
        BrokenInvariantError: it has both or neither, or its name would be obeyed somewhere.
    """
    if bool(member.data) == (member.problem is not None):
        raise BrokenInvariantError("a member with content and a problem, or with neither")
    for shown in (member.name, member.address or ""):
        if not shown.isprintable() or set(shown) & set('<>"'):
            raise BrokenInvariantError(f"a name that is not harmless: {shown!r}")
    for warning in member.warnings:
        _check_line(warning)
    if member.problem is not None:
        check_error(member.problem)


def check_error(error: SourceError) -> None:
    """An error tells something, in one line without anything that a terminal would obey.

    Raises:
        BrokenInvariantError: it does not.
    """
    if not error.reason.strip() or not error.reason.isprintable():
        raise BrokenInvariantError(f"an error that is not one plain line: {error.reason!r}")


def _check_text(text: str, blocks: Iterable[Block]) -> None:
    end = 0
    for block in blocks:
        if not end <= block.start < block.end <= len(text):
            raise BrokenInvariantError(f"a block out of order, empty, or outside: {block}")
        if not text[block.start : block.end].strip():
            raise BrokenInvariantError(f"a block of white space: {block}")
        if not 0 <= block.level <= _DEEPEST_LIST:
            raise BrokenInvariantError(f"a level that makes no sense: {block}")
        end = block.end
    _check_encodable(text)


def _check_line(words: str) -> None:
    if not words.replace("\xa0", " ").isprintable():
        raise BrokenInvariantError(f"not one plain line: {words!r}")


def _check_encodable(text: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise BrokenInvariantError("half of a surrogate pair in the text") from error
