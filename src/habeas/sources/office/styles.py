"""The styles of a Word document (DOCX, RTF): what a paragraph is, by the style that it wears."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HEADING = re.compile(r"heading (\d)")
_LIST_LEVEL = re.compile(r"list [a-z]+ ([2-9])")
_LISTS = ("list bullet", "list number", "list paragraph", "list continue", "list")
_FURNITURE = ("toc ", "table of figures", "header", "footer", "page number", "index ")
_NOTES = ("footnote text", "endnote text", "caption")
_LEVEL = re.compile(r"[0-9]{1,2}")
_LONGEST_CHAIN = 20  # a style that is based on itself ends somewhere


@dataclass(slots=True)
class Style:
    """One style as the file defines it; ``None`` is what it takes from the one it is based on."""

    name: str = ""
    based_on: str | None = None
    outline: int | None = None
    is_list: bool | None = None
    is_bold: bool | None = None
    is_hidden: bool | None = None


class Styles:
    """Takes the tags of ``styles.xml`` and answers for a style's name in the text."""

    def __init__(self) -> None:
        self.language: str | None = None
        self._styles: dict[str, Style] = {}
        self._style: Style | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        value = attributes.get("val", "")
        if tag == "style":
            self._style = Style()
            self._styles[attributes.get("styleId", "")] = self._style
        elif tag == "lang" and self._style is None:
            self.language = value or self.language
        elif self._style is not None:
            _define(self._style, tag, value)

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag == "style":
            self._style = None

    def data(self, text: str) -> None:
        """There is no text."""

    def heading(self, style_id: str | None) -> int | None:
        """The level of the heading that the style makes, or ``None``."""
        for style in self._chain(style_id):
            if found := _HEADING.match(style.name):
                return int(found[1])
            if style.outline is not None:
                return style.outline + 1 if style.outline < 9 else None
            if style.name == "subtitle":
                return 1
        return None

    def is_title(self, style_id: str | None) -> bool:
        """Whether it is the style of a document's title."""
        return self._is_named(style_id, ("title",), whole=True)

    def is_list(self, style_id: str | None) -> bool:
        """Whether it is a style for the items of a list."""
        numbered = (style.is_list for style in self._chain(style_id))
        return self._is_named(style_id, _LISTS) or next((n for n in numbered if n), False)

    def list_level(self, style_id: str | None) -> int:
        """How deep the list stands in others, from 0: "List Bullet 2" has 1."""
        found = (_LIST_LEVEL.fullmatch(style.name) for style in self._chain(style_id))
        return next((int(name[1]) - 1 for name in found if name), 0)

    def is_note(self, style_id: str | None) -> bool:
        """Whether it is a style for notes and captions."""
        return self._is_named(style_id, _NOTES)

    def is_furniture(self, style_id: str | None) -> bool:
        """Whether it is a style for tables of contents and running heads."""
        return self._is_named(style_id, _FURNITURE)

    def is_bold(self, style_id: str | None) -> bool:
        """Whether its letters are bold."""
        stated = (style.is_bold for style in self._chain(style_id))
        return next((bold for bold in stated if bold is not None), False)

    def is_hidden(self, style_id: str | None) -> bool:
        """Whether its letters are not shown."""
        stated = (style.is_hidden for style in self._chain(style_id))
        return next((hidden for hidden in stated if hidden is not None), False)

    def _is_named(
        self, style_id: str | None, names: tuple[str, ...], *, whole: bool = False
    ) -> bool:
        for style in self._chain(style_id):
            if style.name in names or (not whole and style.name.startswith(names)):
                return True
        return False

    def _chain(self, style_id: str | None) -> list[Style]:
        """The style, the one it is based on, and so forth."""
        chain: list[Style] = []
        while style_id in self._styles and len(chain) < _LONGEST_CHAIN:
            chain.append(self._styles[style_id])
            style_id = chain[-1].based_on
        return chain


def is_on(value: str | None) -> bool:
    """Whether a switch is on: ``<w:b/>`` is, ``<w:b w:val="0"/>`` is not."""
    return value not in ("0", "false", "off", "none")


def level_of(value: str) -> int | None:
    """The level of a heading or a list, from 0; ``None`` for what no word processor writes.

    >>> level_of("2"), level_of("-1"), level_of("9" * 5000)
    (2, None, None)
    """
    return int(value) if _LEVEL.fullmatch(value) else None


def _define(style: Style, tag: str, value: str) -> None:
    if tag == "name":
        style.name = value.lower()
    elif tag == "basedOn":
        style.based_on = value
    elif tag == "outlineLvl":
        style.outline = level_of(value)
    elif tag == "numId":
        style.is_list = value != "0"
    elif tag == "b":
        style.is_bold = is_on(value)
    elif tag == "vanish":
        style.is_hidden = is_on(value)
