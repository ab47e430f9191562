"""The styles of an ODT file: what a paragraph or a stretch of letters is, by what it wears."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Family = Literal["paragraph", "text"]

_ESCAPED = re.compile(r"_([0-9a-fA-F]{2,4})_")
_HEADING = re.compile(r"heading (\d)")
_FURNITURE = ("contents ", "index", "header", "footer", "bibliography", "user index ")
_NOTES = ("footnote", "endnote", "caption")
_BOLD = frozenset(("bold", "600", "700", "800", "900"))
_LONGEST_CHAIN = 20  # a style that is based on itself ends somewhere


@dataclass(slots=True)
class Style:
    """One style as the file defines it; ``None`` is what it takes from the one it is based on."""

    name: str = ""
    based_on: str | None = None
    outline: int | None = None
    is_bold: bool | None = None
    is_hidden: bool | None = None


class Styles:
    """Takes the tags of ``styles.xml``, and of ``content.xml`` before its body."""

    def __init__(self) -> None:
        self.language: str | None = None
        self._styles: dict[tuple[str, str | None], Style] = {}
        self._style: Style | None = None
        self._is_default = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        family = attributes.get("family", "")
        if tag == "style":
            self._style = _style(attributes)
            self._styles[family, attributes.get("name")] = self._style
        elif tag == "default-style":
            self._is_default = family == "paragraph"
        elif tag == "text-properties" and self._is_default:
            self.language = _language(attributes) or self.language
        elif tag == "text-properties" and self._style is not None:
            _define(self._style, attributes)

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag == "style":
            self._style = None
        elif tag == "default-style":
            self._is_default = False

    def data(self, text: str) -> None:
        """There is no text."""

    def heading(self, name: str | None) -> int | None:
        """The level of the heading that the paragraph style makes, or ``None``."""
        for style in self._chain("paragraph", name):
            if found := _HEADING.match(style.name):
                return int(found[1])
            if style.outline is not None:
                return style.outline or None
            if style.name == "subtitle":
                return 1
        return None

    def is_title(self, name: str | None) -> bool:
        """Whether it is the style of a document's title."""
        return any(style.name == "title" for style in self._chain("paragraph", name))

    def is_note(self, name: str | None) -> bool:
        """Whether it is a style for notes and captions."""
        return any(style.name in _NOTES for style in self._chain("paragraph", name))

    def is_furniture(self, name: str | None) -> bool:
        """Whether it is a style for tables of contents and running heads."""
        return any(style.name.startswith(_FURNITURE) for style in self._chain("paragraph", name))

    def is_bold(self, family: Family, name: str | None) -> bool | None:
        """Whether its letters are bold; ``None`` where it leaves that open."""
        stated = (style.is_bold for style in self._chain(family, name))
        return next((bold for bold in stated if bold is not None), None)

    def is_hidden(self, family: Family, name: str | None) -> bool:
        """Whether its letters are not shown."""
        stated = (style.is_hidden for style in self._chain(family, name))
        return next((hidden for hidden in stated if hidden is not None), False)

    def _chain(self, family: Family, name: str | None) -> list[Style]:
        """The style, the one it is based on, and so forth; an undefined one says its name."""
        chain: list[Style] = []
        while name is not None and len(chain) < _LONGEST_CHAIN:
            style = self._styles.get((family, name)) or Style(_unescaped(name).lower())
            chain.append(style)
            name = style.based_on
        return chain


def _style(attributes: dict[str, str]) -> Style:
    shown = attributes.get("display-name") or _unescaped(attributes.get("name", ""))
    outline = attributes.get("default-outline-level", "")
    return Style(
        name=shown.lower(),
        based_on=attributes.get("parent-style-name"),
        outline=int(outline) if re.fullmatch(r"[0-9]{1,2}", outline) else None,
    )


def _unescaped(name: str) -> str:
    """The name with its escapes undone: "Heading_20_1" is "Heading 1"."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), name)


def _define(style: Style, attributes: dict[str, str]) -> None:
    if "font-weight" in attributes:
        style.is_bold = attributes["font-weight"] in _BOLD
    if "display" in attributes:
        style.is_hidden = attributes["display"] == "none"


def _language(attributes: dict[str, str]) -> str | None:
    language, country = attributes.get("language"), attributes.get("country")
    if not language or not re.fullmatch(r"[a-z]{2,3}", language) or language == "zxx":
        return None
    return f"{language}-{country}" if country and re.fullmatch("[A-Z]{2}", country) else language
