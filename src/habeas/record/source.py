"""A source: one document, its text with exact offsets, and what is known about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from habeas.record.book import Book
from habeas.record.printed import PrintedLine
from habeas.spans import Span

BlockKind = Literal["title", "heading", "paragraph", "bullet", "cell", "note", "fact", "furniture"]
PeriodBasis = Literal["title-year-minus-one", "title-year", "stated", "published", "given"]


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a document's structure: a heading, a paragraph, a bullet, a table cell.

    ``start`` and ``end`` leave out the bullet sign and the white space around the text.
    ``furniture`` is what belongs to the page and not to the report: page numbers, running heads,
    menus. ``fact`` is a line of a chapter's head matter. Furniture, headings and facts are kept in
    the text but not read for events.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0  # headings: 1 is the highest; bullets: 1 is the outermost
    section: str | None = None  # the nearest heading above, as worded
    page: int | None = None  # from 1

    @property
    def span(self) -> Span:
        """Where the block stands in ``source.text``."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the head matter of a chapter on a country: "Death penalty: abolitionist".

    The country's name in full, which stands there without a label, has the label "Official name".
    """

    label: str  # as worded, without the colon
    value: str  # as worded, on one line
    start: int  # in ``source.text``, the label included
    end: int

    @property
    def span(self) -> Span:
        """Where the line stands in ``source.text``."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Source:
    """One document. ``text`` is never changed; every offset of a reading points into it.

    ``page_sizes`` are width and height in points of each page of the file as it is shown, the
    first page's first; the boxes of ``printed`` lie within them.
    """

    id: str  # "sha256:…" of the file's bytes; "sha256:…#algeria" for a chapter of a book
    name: str  # the file's name, without its folder
    media_type: str
    text: str
    blocks: tuple[Block, ...]  # in order, not overlapping
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None  # EDTF
    period: str | None = None  # EDTF: what the report covers
    period_basis: PeriodBasis | None = None
    country: str | None = None  # ISO 3166-1 alpha-3
    language: str | None = "en"  # BCP 47
    warnings: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()  # the head matter of a chapter, in order
    pages: tuple[int, int] | None = None  # first and last of the file's pages, from 1
    book: Book | None = None  # what it is a chapter of
    address: str | None = None  # of the page, where it comes from a web archive
    captured: str | None = None  # when the page was fetched: "2013-05-03T10:20:30Z"
    # Of a PDF, where each line stands, in order: ask boxes_of(). Not part of the record format.
    printed: tuple[PrintedLine, ...] = field(default=(), repr=False)
    page_sizes: tuple[tuple[float, float], ...] = field(default=(), repr=False)  # of all the file

    def scenes(self) -> Iterator[Block]:
        """The blocks that are read: paragraphs, bullets, cells and notes."""
        return (b for b in self.blocks if b.kind in ("paragraph", "bullet", "cell", "note"))
