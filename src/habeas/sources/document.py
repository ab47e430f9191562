"""What one kind of file gives: the text, its structure, and what the file says of itself."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.record.printed import PrintedLine
from habeas.record.source import Block


@dataclass(frozen=True, slots=True)
class Document:
    """A file as its own module read it, before anything is concluded from the words.

    ``text`` is final: every offset of the reading points into it. The other values are what the
    file itself states (a PDF's properties, the head of a page), or ``None``; what can be told
    from the words, such as the country and the period, is found afterwards, the same way for
    every kind of file.
    """

    text: str
    blocks: tuple[Block, ...]  # in order, not overlapping
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None  # EDTF
    language: str | None = None  # BCP 47
    warnings: tuple[str, ...] = ()  # what could not be read, in plain words
    printed: tuple[PrintedLine, ...] = ()  # where the lines stand on the pages, as in Source
    page_sizes: tuple[tuple[float, float], ...] = ()  # of each page, as in Source
