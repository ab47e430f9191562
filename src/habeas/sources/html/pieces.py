"""A web page as the stretches of text that stand by themselves: its pieces.

The page is taken as a stream of tags, and no tree is built: a tree of 200,000 elements inside one
another is cut off by the parser, and one of 300,000 attributes takes it minutes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from habeas.sources.composition import tidy
from habeas.sources.html.head import Head
from habeas.sources.html.notes import is_mark, is_note, may_be_mark
from habeas.sources.html.regions import Region, region_kind

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol"
    " option p pre section select summary table tbody td tfoot th thead title tr ul".split()
)
_RAW = frozenset(("script", "style"))
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset(("b", "strong", "u"))
_LISTS = frozenset(("ul", "ol", "menu"))
_WHOLE = frozenset(("main", "article", "body"))  # begin anew, whatever was left open around them
_BLANK_LINE = re.compile(r"\n\s*\n")
_END = re.compile(r"""[.!?]["'”’)\]]*\s*$""")
_LONGEST_END = 20  # characters
_PROSE = 50  # characters outside links from which on a piece counts as prose


@dataclass(slots=True, frozen=True)
class Place:
    """What the open elements say of the text that stands in them."""

    tag: str = "html"
    region: int = 0
    block: str = "html"  # the innermost element that stands by itself
    heading: int = 0
    lists: int = 0
    item: int = 0  # the number of the list item, 0 outside lists
    cell: int = 0
    is_link: bool = False
    leads_away: bool = False  # the link is to another page
    is_bold: bool = False
    is_mark: bool = False  # raised, as the mark of a footnote is
    is_note: bool = False
    is_raw: bool = False


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


class PageParser:
    """Takes the events of the parser and gives the pieces, the regions and the head of the page."""

    def __init__(self) -> None:
        self.head = Head()
        self.regions = [Region(0, "plain")]
        self.pieces: list[Piece] = []
        self._open = [Place()]
        self._stretch = _Stretch()
        self._breaks = 0
        self._count = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self.head.start(tag, attributes)
        if tag in _BLOCKS:
            self._finish()
        if tag == "br":
            self._line_break()
        self._open.append(self._place(tag, attributes))

    def end(self, tag: str) -> None:
        """An element ends; the parser closes each that it opened, in turn."""
        self.head.end(tag)
        if tag in _BLOCKS:
            self._finish()
        if len(self._open) > 1:
            self._open.pop()

    def data(self, text: str) -> None:
        """Text, or a part of it."""
        self.head.data(text)
        place = self._open[-1]
        if place.is_raw or (place.is_mark and place.is_link and is_mark(text)):
            return
        stretch = self._stretch
        stretch.parts.append(text)
        count = len(text) - text.count(" ")
        if not text.isspace():
            self._breaks = 0
            stretch.place = stretch.place or place
            stretch.characters += count
            stretch.linked += count if place.is_link else 0
            stretch.bold += count if place.is_bold else 0

    def close(self) -> PageParser:
        """The page ends."""
        self._finish()
        return self

    def _place(self, tag: str, attributes: Mapping[str, str]) -> Place:
        above = self._open[-1]
        if tag in _WHOLE:
            return Place(tag, self._region(tag, attributes, above), tag)
        place = replace(
            above,
            tag=tag,
            region=self._region(tag, attributes, above),
            is_link=above.is_link or (tag == "a" and "href" in attributes),
            leads_away=above.leads_away or _leads_away(tag, attributes),
            is_bold=above.is_bold or tag in _BOLD,
            is_mark=above.is_mark or may_be_mark(tag, attributes),
            is_note=above.is_note or is_note(attributes),
            is_raw=above.is_raw or tag in _RAW or tag == "title",
        )
        return self._block_place(tag, place) if tag in _BLOCKS else place

    def _block_place(self, tag: str, place: Place) -> Place:
        self._count += 1
        return replace(
            place,
            block=tag if tag != "div" or place.block == "html" else place.block,
            heading=_HEADINGS.get(tag, place.heading),
            lists=place.lists + (tag in _LISTS),
            item=self._count if tag == "li" else place.item,
            cell=self._count if tag in ("td", "th") else place.cell,
        )

    def _region(self, tag: str, attributes: Mapping[str, str], above: Place) -> int:
        kind = region_kind(tag, attributes)
        if kind is None:
            return above.region
        self.regions.append(Region(above.region, kind))
        return len(self.regions) - 1

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
        linked = stretch.linked * 100 // max(stretch.characters, 1)
        region = self.regions[stretch.place.region]
        region.characters += stretch.characters
        region.linked += stretch.linked
        free = stretch.characters - stretch.linked
        is_prose = free >= _PROSE or (not stretch.linked and _is_sentence(text))
        if is_prose:
            region.prose += free
        is_bold, place = stretch.bold == stretch.characters, stretch.place
        for words in _BLANK_LINE.split(text) if place.block == "pre" else (text,):
            if tidied := tidy(words):
                piece = Piece(tidied, place, linked, is_bold, is_prose, place.leads_away)
                self.pieces.append(piece)


def _is_sentence(text: str) -> bool:
    """Whether it is short but prose, as "She was released" with its full stop is."""
    return _END.search(text[-_LONGEST_END:]) is not None and len(text.split(maxsplit=2)) > 2


def _leads_away(tag: str, attributes: Mapping[str, str]) -> bool:
    return tag == "a" and not attributes.get("href", "#").startswith("#")
