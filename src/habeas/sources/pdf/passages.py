"""A passage: lines of a PDF that belong together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from habeas.sources.pdf.beginnings import Margins
from habeas.sources.pdf.lines import Line

PassageKind = Literal["title", "heading", "paragraph", "bullet", "cell", "note", "furniture"]


@dataclass(slots=True)
class Passage:
    """Lines that belong together."""

    kind: PassageKind
    lines: list[Line]
    margins: Margins  # at its last line
    is_indented: bool = False  # in its first line
    is_first: bool = False  # of its column
    is_last: bool = False  # of its column, notes left aside

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        return self.lines[0].size

    @property
    def is_bold(self) -> bool:
        """Whether all of its letters are."""
        return all(line.is_bold for line in self.lines)

    @property
    def words(self) -> str:
        """Its words as they stand, words divided at the line's end included."""
        return " ".join(line.text for line in self.lines)
