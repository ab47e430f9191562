"""A paragraph of a Word document (DOCX, RTF), with what its markup says of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Paragraph:
    """One paragraph; in tables there is one at the least in each cell."""

    words: list[str] = field(default_factory=list)
    style: str | None = None
    outline: int | None = None  # the level of a heading, from 0
    list_level: int | None = None  # from 0
    in_cell: bool = False
    is_note: bool = False
    is_bold: bool = True  # until a letter is not
    notes: list[str] = field(default_factory=list)  # of what it refers to: "footnote 2"
    boxes: list[Paragraph] = field(default_factory=list)  # in text boxes that hang on it

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(self.words)


def with_boxes(paragraph: Paragraph) -> Iterator[Paragraph]:
    """The paragraph, and then those of the text boxes that hang on it."""
    waiting = [paragraph]
    while waiting:
        each = waiting.pop()
        yield each
        waiting.extend(reversed(each.boxes))
