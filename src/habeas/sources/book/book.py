"""What is known about a book as a whole."""

from __future__ import annotations

import re
from itertools import pairwise

from habeas.record.book import Book
from habeas.record.source import Source
from habeas.sources.about.titles import titles_of
from habeas.sources.book.chapters import Chapters
from habeas.sources.document import Document

_REPORT = re.compile(r"\b(?:reports?|review|survey|yearbook)\b", re.IGNORECASE)
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d)(?!\d))?")


def book_of(whole: Source, document: Document, found: Chapters) -> Book:
    """Title, publisher, edition and period of a book, and what of it belongs to no chapter.

    Args:
        whole: the file as one source.
        document: the same as it was read.
        found: its chapters.
    """
    title = _title(whole, document)
    edition = _YEARS.search(title) if title else None
    pages = max((block.page or 0 for block in document.blocks), default=0)
    return Book(
        whole.id,
        title=title,
        publisher=whole.publisher,
        edition=re.sub(r"\s", "", edition[0]) if edition else None,
        period=whole.period,
        sources=len(found.chapters),
        pages=pages or None,
        left_out=_left_out(document, found, pages),
        warnings=tuple(_warnings(whole, found)),
    )


def _title(whole: Source, document: Document) -> str | None:
    """The title with its year, as the running heads and the title page have it."""
    titles = titles_of(document)
    named = [title for title in titles if _REPORT.search(title) and _YEARS.search(title)]
    plain = [title for title in named if title.isupper() or _is_spelt_soundly(title)]
    return next(iter([*plain, *named]), whole.title)


def _is_spelt_soundly(title: str) -> bool:
    """Whether its capitals begin words, unlike those of "REpORT", set in a font of capitals."""
    return not any(one.islower() and other.isupper() for one, other in pairwise(title))


def _left_out(document: Document, found: Chapters, pages: int) -> tuple[tuple[int, int], ...]:
    """The runs of pages on which no chapter stands."""
    taken = {
        page for chapter in found.chapters for page in _range(document, chapter.first, chapter.end)
    }
    runs: list[tuple[int, int]] = []
    for page in range(1, pages + 1):
        if page in taken:
            continue
        if runs and runs[-1][1] == page - 1:
            runs[-1] = (runs[-1][0], page)
        else:
            runs.append((page, page))
    return tuple(runs)


def _range(document: Document, first: int, end: int) -> range:
    found = [block.page for block in document.blocks[first:end] if block.page]
    return range(min(found), max(found) + 1) if found else range(0)


def _warnings(whole: Source, found: Chapters) -> tuple[str, ...]:
    """What could not be read of the file, and the chapters that are listed and were not found."""
    missing = tuple(
        f"The table of contents lists {name}, of which no chapter was found."
        for name in found.missing
    )
    return (*whole.warnings, *missing)
