"""A book on countries falls into its chapters, and the sections before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas.record.source import Block
from habeas.sources.chapter_heads import Head, chapter_heads
from habeas.sources.contents import Contents, contents_of
from habeas.sources.document import Document

_PROSE = ("paragraph", "bullet", "cell", "note")
_LEAST_WORDS = 150  # of a section without a country; a shorter one is a page of the book itself
# What stands after the last chapter, where no table of contents lists it.
_BACK = re.compile(
    r"(?:\d+\.?\s+)?(?:appendi(?:x|ces)|annex(?:es)?|index|glossary|acknowledge?ments|contacts?|notes"
    r"|abbreviations|bibliography|about\s+\w+|part\s+\w+|contact\s+.{3,40}|selected\s+.{3,60})\b.{0,40}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a book: its blocks from number ``first`` up to ``end``, heading included."""

    first: int
    body: int  # the number of the first block after the heading
    end: int
    title: str
    country: str | None  # ISO 3166-1 alpha-3; None for a foreword or an overview


@dataclass(frozen=True, slots=True)
class Chapters:
    """The chapters of a book in order, and the countries of its contents that have none."""

    chapters: tuple[Chapter, ...] = ()
    missing: tuple[str, ...] = ()


def find_chapters(document: Document) -> Chapters:
    """The chapters of a book on countries; none where the document is no such book.

    Between the chapters nothing is left out. Before the first and after the last one there may
    be covers, contents and appendices, which belong to no chapter.

    Args:
        document: the text and its blocks.
    """
    contents = contents_of(document)
    heads = chapter_heads(document, contents)
    if not heads:
        return Chapters()
    titles = contents.countries
    chapters = [
        Chapter(
            head.first,
            head.last + 1,
            following.first if following else _end(document, head, contents),
            _title(head.words, titles.get(head.country)),
            head.country,
        )
        for head, following in zip(heads, [*heads[1:], None], strict=True)
    ]
    sections = _sections(document, contents, heads[0])
    countries = {head.country for head in heads}
    missing = (name for country, name in titles.items() if country not in countries)
    return Chapters((*sections, *chapters), tuple(missing))


def _title(printed: str, listed: str | None) -> str:
    """The heading's words, as the contents spell them where the heading is in capitals."""
    return listed if listed and _key(listed) == _key(printed) else printed


def _sections(document: Document, contents: Contents, first: Head) -> Iterator[Chapter]:
    """Foreword, overviews and the like before the first country."""
    listed = {_key(words): words for words in contents.before}
    starts = list(_starts(document, contents.end, first.first, listed))
    if not starts:
        level = first.style[1]
        starts = [
            (number, words)
            for number, words in _headings(document, contents.end, first.first)
            if document.blocks[number].level <= level
        ]
    for (number, title), end in zip(starts, [*(n for n, _ in starts[1:]), first.first], strict=False):
        stop = next(_dividers(document, number + 1, end), end)
        if _count(document, document.blocks[number:stop]) >= _LEAST_WORDS:
            yield Chapter(number, number + 1, stop, title, None)


def _starts(
    document: Document, begin: int, end: int, listed: dict[str, str]
) -> Iterator[tuple[int, str]]:
    """The first heading for each entry of the contents, as the contents spell it."""
    waiting = dict(listed)
    for number, words in _headings(document, begin, end):
        if spelt := waiting.pop(_key(words), None):
            yield number, spelt


def _end(document: Document, last: Head, contents: Contents) -> int:
    """Where the last chapter ends: at a divider, or at the heading of what follows."""
    count = len(document.blocks)
    listed = {_key(words) for words in contents.after}
    begin = last.last + 1
    ends = [
        number
        for number, words in _headings(document, begin, count)
        if _key(words) in listed
        or (_BACK.fullmatch(words) and document.blocks[number].level <= max(last.style[1], 1))
        or (last.style[0] == "heading" and document.blocks[number].level < last.style[1])
    ]
    return min([*ends, *_dividers(document, begin, count), count])


def _headings(document: Document, begin: int, end: int) -> Iterator[tuple[int, str]]:
    """Number and words of the headings from block ``begin`` up to ``end``."""
    for number in range(begin, end):
        block = document.blocks[number]
        if block.kind in ("heading", "title"):
            yield number, " ".join(block.span.of(document.text).split()).lstrip("# ")


def _dividers(document: Document, begin: int, end: int) -> Iterator[int]:
    """The first heading of each page that has headings only, as "Part two: Countries"."""
    page: int | None = None
    heading: int | None = None
    for number in range(begin, end):
        block = document.blocks[number]
        if block.page is None or block.kind == "furniture":
            continue
        if block.page != page:
            if heading is not None:
                yield heading
            page, heading = block.page, number if block.kind == "heading" else None
        elif block.kind != "heading":
            heading = None
    if heading is not None and end == len(document.blocks):
        yield heading


def _key(words: str) -> str:
    """The letters alone, which a heading and its entry in the contents have in common."""
    return "".join(filter(str.isalpha, words.casefold()))


def _count(document: Document, blocks: Sequence[Block]) -> int:
    """The words of the prose."""
    return sum(len(block.span.of(document.text).split()) for block in blocks if block.kind in _PROSE)
