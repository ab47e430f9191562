"""The table of contents of a book: what it lists before, as and after its countries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.sources.about.country_heading import country_of_heading
from habeas.sources.document import Document

_FRONT = 0.15  # of the text: where a table of contents stands
_SHORT = 60_000  # characters: of a shorter text, all of it
_LEAST = 4  # countries
_NEAR = 12  # blocks: parts of a table that are further apart are two tables
_LONGEST = 80  # characters of an entry
_PAGE = re.compile(r"(?<=[\w)])(?:\s+|\s?/\s?|\s?[.…](?:\s?[.…])*\s?)(?P<page>\d{1,3})(?=\s|$)")
_LEAST_LETTERS = 5  # of an entry that is a section


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table: "Algeria 60"."""

    words: str
    page: int | None  # as printed
    country: str | None  # ISO 3166-1 alpha-3, where the entry is its name


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents that lists countries; without entries where there is none."""

    entries: tuple[Entry, ...] = ()
    end: int = 0  # the number of the first block after it

    @property
    def countries(self) -> dict[str, str]:
        """What the table calls each country that it lists, by code."""
        return {entry.country: entry.words for entry in self.entries if entry.country}

    @property
    def before(self) -> tuple[str, ...]:
        """What is listed before the first country: foreword, overviews."""
        first, _ = self._ends()
        return self._sections(0, first)

    @property
    def after(self) -> tuple[str, ...]:
        """What is listed after the last country: appendices, the index."""
        _, last = self._ends()
        return self._sections(last, len(self.entries))

    def _sections(self, first: int, last: int) -> tuple[str, ...]:
        """The entries that are sections: "Part 2: Countries" is the name of a list of them."""
        told = [
            entry
            for entry in self.entries[first:last]
            if sum(map(str.isalpha, entry.words)) >= _LEAST_LETTERS  # not "Part 2"
            and (entry.page or not any(map(str.isdigit, entry.words)))  # not the book's own title
        ]
        pages = [*(entry.page for entry in told[1:]), None]
        return tuple(
            entry.words
            for entry, following in zip(told, pages, strict=False)
            if following is None or entry.page not in (None, following)
        )

    def _ends(self) -> tuple[int, int]:
        """The number of the first entry that is a country, and that after the last one."""
        numbers = [number for number, entry in enumerate(self.entries) if entry.country]
        return (numbers[0], numbers[-1] + 1) if numbers else (0, 0)


def contents_of(document: Document) -> Contents:
    """The table of contents of a book on countries, if it has one.

    Args:
        document: the text and its blocks.
    """
    listed = _listed(document)
    if not listed:
        return Contents()
    entries: list[Entry] = []
    end = listed[-1] + 1
    for number in range(max(0, listed[0] - _NEAR), min(end + _NEAR, len(document.blocks))):
        block = document.blocks[number]
        words = block.span.of(document.text)
        if found := _entries(words):
            entries += found
            end = max(end, number + 1)
        elif len(words) <= _LONGEST and block.kind != "furniture":
            entries.append(Entry(" ".join(words.split()), None, None))  # "Part 2", "Foreword"
        elif number >= end:  # the prose begins
            break
    return Contents(tuple(entries), end)


def _listed(document: Document) -> list[int]:
    """The blocks of the first list with several countries and their pages."""
    run: list[int] = []
    countries: set[str] = set()
    for number, found in _front(document):
        if run and number - run[-1] > _NEAR:
            if len(countries) >= _LEAST:
                break
            run, countries = [], set()
        run.append(number)
        countries |= found
    return run if len(countries) >= _LEAST else []


def _front(document: Document) -> Iterator[tuple[int, set[str]]]:
    """The blocks near the beginning that list countries with their pages."""
    front = max(len(document.text) * _FRONT, _SHORT)
    for number, block in enumerate(document.blocks):
        if block.start > front:
            return
        entries = _entries(block.span.of(document.text))
        if found := {entry.country for entry in entries if entry.country}:
            yield number, found


def _entries(words: str) -> list[Entry]:
    """The entries of a block that has nothing else, as "Chad/100 Chile/103"."""
    if not words[-1].isdigit():
        return []
    found: list[Entry] = []
    end = 0
    for match in _PAGE.finditer(words):
        name = " ".join(words[end : match.start()].split())
        if not 0 < len(name) <= _LONGEST or not name[0].isalpha():
            return []
        found.append(Entry(name, int(match["page"]), country_of_heading(name)))
        end = match.end()
    return found if end == len(words) else []
