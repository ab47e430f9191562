"""A web page as the stretches of text that stand by themselves: its pieces.

The page is taken as a stream of tags, and no tree is built: a tree of 200,000 elements inside one
another is cut off by the parser, and one of 300,000 attributes takes it minutes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from habeas.sources.composition import tidy
from habeas.sources.html.head import Head
from habeas.sources.html.notes import is_mark, is_raised_mark
from habeas.sources.html.place import BLOCKS, Place, place_in
from habeas.sources.html.regions import Region, region_of, stands_in_line

_BLANK_LINE = re.compile(r"\n\s*\n")
_END = re.compile(r"""[.!?]["'”’)\]]*$""")
_LONGEST_END = 20  # characters
_DEEPEST = 1000  # elements in one another; those within open no regions of their own
_PROSE = 50  # characters outside links from which on a piece counts as prose


@dataclass(slots=True)
class Piece:
    """A stretch of text without a break in it: a paragraph, a heading, a cell."""

    words: str
    place: Place
    linked: int  # share of its characters in links, in percent
    is_bold: bool  # the whole of it
    is_prose: bool  # long enough for a sentence, links left aside
    leads_away: bool  # it begins with a link to another page


@dataclass(slots=True)
class _Stretch:
    parts: list[str] = field(default_factory=list)
    place: Place | None = None
    linked: int = 0
    bold: int = 0
    characters: int = 0
    bracket: str = ""  # closes the one that stood before the mark of a note


class PageParser:
    """Takes the events of the parser and gives the pieces, the regions and the head of the page."""

    def __init__(self) -> None:
        self.head = Head()
        self.regions = [Region(0, "plain")]
        self.pieces: list[Piece] = []
        self._open = [Place()]
        self._stretch = _Stretch()
        self._interrupted: list[tuple[int, _Stretch]] = []  # how many are open, and the stretch
        self._breaks = 0
        self._count = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self.head.start(tag, attributes)
        if tag in BLOCKS:
            self._finish()
        elif tag == "br":
            self._line_break()
        above = self._open[-1]
        number = above.region
        region = region_of(tag, attributes, number) if len(self._open) < _DEEPEST else None
        if region is not None:
            number = len(self.regions)
            self.regions.append(region)
            if stands_in_line(region):
                self._interrupted.append((len(self._open), self._stretch))
                self._stretch = _Stretch()
        self._count += 1
        place = place_in(above, tag, attributes, region=number, number=self._count)
        self._open.append(place)

    def end(self, tag: str) -> None:
        """An element ends; the parser closes each that it opened, in turn."""
        self.head.end(tag)
        if tag in BLOCKS:
            self._finish()
        if len(self._open) > 1:
            self._open.pop()
        if self._interrupted and self._interrupted[-1][0] == len(self._open):
            self._finish()
            self._stretch = self._interrupted.pop()[1]

    def data(self, text: str) -> None:
        """Text, or a part of it."""
        self.head.data(text)
        place, stretch = self._open[-1], self._stretch
        if place.is_raw:
            return
        if place.is_mark and self._is_mark(text, place):
            self._leave_out_mark()
            return
        if stretch.bracket:
            text = text.removeprefix(stretch.bracket)
            stretch.bracket = ""
        stretch.parts.append(text)
        if not text.isspace():
            count = len(text) - text.count(" ")
            self._breaks = 0
            stretch.place = stretch.place or place
            stretch.characters += count
            stretch.linked += count if place.is_link else 0
            stretch.bold += count if place.is_bold else 0

    def close(self) -> PageParser:
        """The page ends."""
        self._finish()
        return self

    def _is_mark(self, text: str, place: Place) -> bool:
        if place.is_link:
            return is_mark(text)
        return is_raised_mark(text, next(reversed(self._stretch.parts), ""))

    def _leave_out_mark(self) -> None:
        """The brackets around a mark go with it, where they are no part of the link."""
        parts = self._stretch.parts
        if parts and parts[-1].endswith(("[", "(")):
            self._stretch.bracket = "]" if parts[-1].endswith("[") else ")"
            parts[-1] = parts[-1][:-1]

    def _line_break(self) -> None:
        """One is white space, two in a row are a blank line."""
        self._breaks += 1
        if self._breaks == 2:
            self._finish()
        self._stretch.parts.append("\n")

    def _finish(self) -> None:
        stretch, self._stretch, self._breaks = self._stretch, _Stretch(), 0
        if stretch.place is None:
            return
        text = "".join(stretch.parts)
        place = stretch.place
        is_bold = stretch.bold == stretch.characters
        is_prose = self._count_in(stretch, text)
        linked = stretch.linked * 100 // max(stretch.characters, 1)
        for words in _BLANK_LINE.split(text) if place.block == "pre" else (text,):
            if tidied := tidy(words):
                piece = Piece(tidied, place, linked, is_bold, is_prose, place.leads_away)
                self.pieces.append(piece)

    def _count_in(self, stretch: _Stretch, text: str) -> bool:
        """Count a stretch in its region; whether it is prose."""
        place = stretch.place or self._open[-1]
        region = self.regions[place.region]
        region.characters += stretch.characters
        region.linked += stretch.linked
        region.notes += stretch.characters if place.is_note else 0
        if place.heading:
            region.is_headed |= not place.leads_away
            region.is_teaser |= place.leads_away
            if place.leads_away and region.kind == "header":
                self.regions[region.parent].is_teaser = True
        is_sentence = _is_sentence(text)
        free = stretch.characters - stretch.linked
        is_prose = free >= _PROSE or (not stretch.linked and is_sentence)
        region.prose += free if is_prose else 0
        if is_prose or (is_sentence and (free * 5 > stretch.characters or _says_much(text))):
            region.spoken += stretch.characters
        return is_prose


def _is_sentence(text: str) -> bool:
    """Whether it is short but prose, as "She was released" with its full stop is."""
    end = text[-_LONGEST_END:].rstrip()
    return _END.search(end) is not None and len(text.split(maxsplit=2)) > 2


def _says_much(text: str) -> bool:
    """Whether words that are a link say more than a headline: headlines have no full stop."""
    return "." in text[-_LONGEST_END:] and len(text.split(maxsplit=8)) > 8
