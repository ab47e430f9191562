"""A book on countries falls into its chapters, and the sections before them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.sources.book.chapter_ends import (
    dividers_of,
    end_of_last,
    headings_of,
    letters_of,
    prose_words,
    without_pictures,
)
from habeas.sources.book.chapter_heads import Head, chapter_heads
from habeas.sources.book.contents import Contents, contents_of
from habeas.sources.document import Document

_LEAST_WORDS = 150  # of a section without a country; a shorter one is a page of the book itself


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
            without_pictures(
                document,
                head.first,
                following.first if following else end_of_last(document, head, contents),
            ),
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
    """The heading's words, as the contents spell them where it is in capitals, or torn apart."""
    if listed is None:
        return printed
    one, other = letters_of(listed), letters_of(printed)
    return listed if one in other or other in one else printed


def _sections(document: Document, contents: Contents, first: Head) -> Iterator[Chapter]:
    """Foreword, overviews and the like before the first country."""
    listed = {letters_of(words): words for words in contents.before}
    starts = list(_starts(document, contents.end, first.first, listed))
    if not starts:
        level = first.style[1]
        starts = [
            (number, words)
            for number, words in headings_of(document, contents.end, first.first)
            if document.blocks[number].level <= level
        ]
    for (number, title), end in zip(
        starts, [*(n for n, _ in starts[1:]), first.first], strict=False
    ):
        stop = next(dividers_of(document, number + 1, end), end)
        stop = without_pictures(document, number, stop)
        if prose_words(document, document.blocks[number:stop]) >= _LEAST_WORDS:
            yield Chapter(number, number + 1, stop, title, None)


def _starts(
    document: Document, begin: int, end: int, listed: dict[str, str]
) -> Iterator[tuple[int, str]]:
    """The first heading for each entry of the contents, as the contents spell it."""
    waiting = dict(listed)
    for number, words in headings_of(document, begin, end):
        if spelt := waiting.pop(letters_of(words), None):
            yield number, spelt
