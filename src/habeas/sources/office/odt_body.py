"""The paragraphs of an ODT file, in reading order, with what their markup says of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from habeas.sources.office.odt_styles import Styles

# Earlier states of the text, remarks on it, what only tells a program something, and the marks
# and numbers that a program counts.
_LEFT_OUT = frozenset(
    "tracked-changes annotation note-citation ruby-text forms scripts number covered-table-cell"
    " sequence-decls variable-decls user-field-decls dde-connection-decls event-listeners".split()
)
# Text stands in the paragraphs inside of these; directly in them there are only descriptions.
_NO_TEXT = frozenset(
    "frame custom-shape g rect ellipse circle line polyline polygon regular-polygon path measure"
    " connector caption control object note".split()
)
_INDEXES = frozenset(
    "table-of-content illustration-index table-index object-index user-index alphabetical-index"
    " bibliography".split()
)
_SIGNS = {"s": " ", "tab": "\t", "line-break": "\n"}
_INNER = frozenset(("note-body", "text-box"))


@dataclass(slots=True)
class Paragraph:
    """One paragraph; in tables there is one at the least in each cell."""

    words: list[str] = field(default_factory=list)
    style: str | None = None
    heading: int | None = None
    list_level: int = 0  # 1 is the outermost
    in_cell: bool = False
    in_index: bool = False
    is_note: bool = False
    is_bold: bool = True  # until a letter is not
    inner: list[Paragraph] = field(default_factory=list)  # of its notes and text boxes

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(self.words)


@dataclass(slots=True)
class _Around:
    """What encloses a paragraph; a note and a text box begin anew."""

    lists: int = 0
    cells: int = 0
    is_note: bool = False


class Body:
    """Takes the tags of ``content.xml`` and gives its paragraphs."""

    def __init__(self, styles: Styles) -> None:
        self.has_deletions = False
        self.has_hidden_text = False
        self.paragraphs: list[Paragraph] = []
        self._styles = styles
        self._in_body = False
        self._left_out = 0
        self._indexes = 0
        self._around = [_Around()]
        self._open: list[Paragraph] = []
        self._spans: list[tuple[str | None, bool]] = []  # style; whether it is hidden
        self._takes_text = [False]  # for each open element

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if not self._in_body:
            self._in_body = tag == "body"
            self._styles.start(tag, attributes)
        elif self._left_out or tag in _LEFT_OUT or self._is_hidden(tag, attributes):
            self._left_out += 1
            self.has_deletions |= tag == "deletion"
        else:
            is_paragraph = tag in ("p", "h")
            takes_text = is_paragraph or (self._takes_text[-1] and tag not in _NO_TEXT)
            self._takes_text.append(takes_text)
            if is_paragraph:
                self._open.append(self._paragraph(tag, attributes))
            elif tag == "span":
                self._spans.append(self._span(attributes.get("style-name")))
            elif tag in _SIGNS and takes_text:
                self._open[-1].words.append(_SIGNS[tag])
            else:
                self._enclose(tag, 1)

    def end(self, tag: str) -> None:
        """An element ends."""
        if not self._in_body:
            self._styles.end(tag)
        elif self._left_out:
            self._left_out -= 1
        elif tag == "body":
            self._in_body = False
        else:
            self._takes_text.pop()
            if tag in ("p", "h"):
                self._finish(self._open.pop())
            elif tag == "span":
                self._spans.pop()
            else:
                self._enclose(tag, -1)

    def data(self, text: str) -> None:
        """Text, or a part of it."""
        if self._left_out or not self._takes_text[-1]:
            return
        paragraph = self._open[-1]
        in_hidden_span = bool(self._spans) and self._spans[-1][1]
        if in_hidden_span or self._styles.is_hidden("paragraph", paragraph.style):
            self.has_hidden_text = True
            return
        paragraph.words.append(text)
        if not text.isspace() and not self._is_bold(paragraph):
            paragraph.is_bold = False

    def _span(self, style: str | None) -> tuple[str | None, bool]:
        outer_is_hidden = bool(self._spans) and self._spans[-1][1]
        return style, outer_is_hidden or self._styles.is_hidden("text", style)

    def _is_bold(self, paragraph: Paragraph) -> bool:
        stated = self._styles.is_bold("text", self._spans[-1][0]) if self._spans else None
        if stated is None:
            stated = self._styles.is_bold("paragraph", paragraph.style)
        return bool(stated)

    def _is_hidden(self, tag: str, attributes: dict[str, str]) -> bool:
        """Whether an element that is not shown begins."""
        hides = tag == "hidden-text" or (tag == "section" and attributes.get("display") == "none")
        self.has_hidden_text |= hides
        return hides

    def _paragraph(self, tag: str, attributes: dict[str, str]) -> Paragraph:
        level = attributes.get("outline-level", "1")
        around = self._around[-1]
        return Paragraph(
            style=attributes.get("style-name"),
            heading=(int(level) if level in set("123456789") else 9) if tag == "h" else None,
            list_level=around.lists,
            in_cell=around.cells > 0,
            in_index=self._indexes > 0,
            is_note=around.is_note,
        )

    def _enclose(self, tag: str, step: int) -> None:
        """Something that encloses paragraphs begins (``step`` 1) or ends (-1)."""
        if tag in _INNER and step > 0:
            self._around.append(_Around(is_note=tag == "note-body"))
        elif tag in _INNER:
            self._around.pop()
        elif tag == "list":
            self._around[-1].lists += step
        elif tag == "table-cell":
            self._around[-1].cells += step
        elif tag in _INDEXES:
            self._indexes += step

    def _finish(self, paragraph: Paragraph) -> None:
        if self._open:
            self._open[-1].inner.append(paragraph)
        else:
            self.paragraphs.extend(_with_inner(paragraph))


def _with_inner(paragraph: Paragraph) -> Iterator[Paragraph]:
    """The paragraph, and then those of the notes and text boxes that hang on it."""
    waiting = [paragraph]
    while waiting:
        each = waiting.pop()
        yield each
        waiting.extend(reversed(each.inner))
