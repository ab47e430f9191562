"""A book: the file that several sources come from, such as the chapters of a yearly report."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Book:
    """One file with a chapter for each of many countries, and what is known about all of it."""

    id: str  # "sha256:…" of the file's bytes
    title: str | None = None
    publisher: str | None = None
    edition: str | None = None  # the year or years in its title: "2013", "2014/15"
    period: str | None = None  # EDTF: what the book covers
    sources: int | None = None  # how many: countries, and sections before them
    pages: int | None = None  # None for a file without pages
    # First and last of the pages that belong to no source: covers, contents, appendices.
    left_out: tuple[tuple[int, int], ...] = ()
    warnings: tuple[str, ...] = ()  # a chapter that was not found, in plain words
