"""Where a chapter of a book ends that no other follows: dividers, pictures, appendices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from habeas.record.source import Block
from habeas.sources.book.chapter_heads import Head
from habeas.sources.book.contents import Contents
from habeas.sources.document import Document

_PROSE = ("paragraph", "bullet", "cell", "note")
_CAPTIONS = 100  # words on a page of pictures
# What stands after the last chapter, where no table of contents lists it.
_BACK = re.compile(
    r"(?:\d+\.?\s+)?(?:appendi(?:x|ces)|annex(?:es)?|index|glossary|acknowledge?ments|contacts?|notes"
    r"|abbreviations|bibliography|about\s+\w+|part\s+\w+|contact\s+.{3,40}|selected\s+.{3,60})\b.{0,40}",
    re.IGNORECASE,
)


def end_of_last(document: Document, last: Head, contents: Contents) -> int:
    """Where the last chapter ends: at a divider, or at the heading of what follows."""
    count = len(document.blocks)
    listed = {letters_of(words) for words in contents.after}
    begin = last.last + 1
    ends = [
        number
        for number, words in headings_of(document, begin, count)
        if letters_of(words) in listed
        or (_BACK.fullmatch(words) and document.blocks[number].level <= max(last.style[1], 1))
        or (last.style[0] == "heading" and document.blocks[number].level < last.style[1])
    ]
    return min([*ends, *dividers_of(document, begin, count), count])


def headings_of(document: Document, begin: int, end: int) -> Iterator[tuple[int, str]]:
    """Number and words of the headings from block ``begin`` up to ``end``."""
    for number in range(begin, end):
        block = document.blocks[number]
        if block.kind in ("heading", "title"):
            yield number, " ".join(block.span.of(document.text).split()).lstrip("# ")


def dividers_of(document: Document, begin: int, end: int) -> Iterator[int]:
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


def without_pictures(document: Document, first: int, end: int) -> int:
    """The end without the pages of pictures behind a chapter: captions, and no running head."""
    blocks = document.blocks
    if end < len(blocks) and blocks[end].page == blocks[end - 1].page:
        return end  # the next one begins on the same page
    heads = _running_heads(document, first, end, blocks[first].page)
    while heads and end > first and (page := blocks[end - 1].page) != blocks[first].page:
        begin = end
        while begin > first and blocks[begin - 1].page == page:
            begin -= 1
        words = prose_words(document, blocks[begin:end])
        is_text = any(block.kind in ("heading", "bullet") for block in blocks[begin:end])
        if is_text or words > _CAPTIONS or heads & _running_heads(document, begin, end, page):
            break
        end = begin
    return end


def _running_heads(document: Document, first: int, end: int, page: int | None) -> set[str]:
    """The letters of the furniture of a page, among the blocks of a chapter."""
    return {
        letters_of(block.span.of(document.text))
        for block in document.blocks[first:end]
        if block.kind == "furniture" and block.page == page
    } - {""}


def letters_of(words: str) -> str:
    """The letters alone, which a heading and its entry in the contents have in common."""
    return "".join(filter(str.isalpha, words.casefold()))


def prose_words(document: Document, blocks: Sequence[Block]) -> int:
    """The words of the prose."""
    return sum(
        len(block.span.of(document.text).split()) for block in blocks if block.kind in _PROSE
    )
