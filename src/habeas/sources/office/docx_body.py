"""The paragraphs of a DOCX file, in reading order, with what their markup says of them."""

from __future__ import annotations

from habeas.sources.office.paragraph import Paragraph, with_boxes
from habeas.sources.office.styles import Styles, is_on, level_of

# Earlier states of the text, the second drawing of a text box, and what it is drawn with.
_LEFT_OUT = frozenset(
    "del moveFrom Fallback pPrChange rPrChange sectPrChange tblPrChange numberingChange"
    " instrText delText".split()
)
_DELETED = frozenset(("del", "moveFrom"))
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}


class Body:
    """Takes the tags of a member and gives its paragraphs, each with the note that it stands in."""

    def __init__(self, styles: Styles) -> None:
        self.has_deletions = False
        self.has_hidden_text = False
        self.paragraphs: list[tuple[str | None, Paragraph]] = []
        self._styles = styles
        self._open: list[Paragraph] = []
        self._cells = 0
        self._left_out = 0
        self._note: str | None = None
        self._in_text = False
        self._in_properties = 0
        self._run: dict[str, str] = {}  # the switches of the run: bold, hidden, style

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self._left_out or tag in _LEFT_OUT:
            self._left_out += 1
            self.has_deletions |= tag in _DELETED and not self._in_properties
        elif tag == "p":
            self._open.append(Paragraph(in_cell=self._cells > 0))
        elif tag in ("pPr", "rPr"):
            self._in_properties += 1
        elif tag == "tc":
            self._cells += 1
        elif tag in ("footnote", "endnote"):
            self._note = f"{tag} {attributes.get('id')}"
        elif self._open:
            self._in_paragraph(self._open[-1], tag, attributes)

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._left_out:
            self._left_out -= 1
        elif tag == "p" and self._open:
            self._finish(self._open.pop())
        elif tag in ("pPr", "rPr"):
            self._in_properties -= 1
        elif tag == "tc":
            self._cells -= 1
        elif tag == "t":
            self._in_text = False

    def data(self, text: str) -> None:
        """Text, or a part of it."""
        if not self._in_text or self._left_out or not self._open:
            return
        if self._is_on("vanish") or self._styles.is_hidden(self._run.get("rStyle")):
            self.has_hidden_text = True
            return
        paragraph = self._open[-1]
        paragraph.words.append(text)
        if not text.isspace() and not (
            self._is_on("b") or self._styles.is_bold(self._run.get("rStyle"))
        ):
            paragraph.is_bold = False

    def _in_paragraph(self, paragraph: Paragraph, tag: str, attributes: dict[str, str]) -> None:
        if self._in_properties:
            self._property(paragraph, tag, attributes.get("val", ""))
        elif tag == "r":
            self._run = {}
        elif tag == "t":
            self._in_text = True
        elif tag in _SIGNS:
            paragraph.words.append(_SIGNS[tag])
        elif tag in ("footnoteReference", "endnoteReference"):
            paragraph.notes.append(f"{tag.removesuffix('Reference')} {attributes.get('id')}")

    def _property(self, paragraph: Paragraph, tag: str, value: str) -> None:
        if tag == "pStyle":
            paragraph.style = value
        elif tag == "outlineLvl" and (level := level_of(value)) is not None:
            paragraph.outline = level if level < 9 else None
        elif tag == "ilvl" and paragraph.list_level is None:
            paragraph.list_level = level_of(value)
        elif tag == "numId":
            paragraph.list_level = None if value == "0" else paragraph.list_level or 0
        elif tag in ("b", "vanish", "rStyle"):
            self._run[tag] = value

    def _is_on(self, switch: str) -> bool:
        return switch in self._run and is_on(self._run[switch])

    def _finish(self, paragraph: Paragraph) -> None:
        if self._open:
            self._open[-1].boxes.append(paragraph)
        else:
            self.paragraphs.extend((self._note, each) for each in with_boxes(paragraph))
