"""A passage: lines of a PDF that belong together, over the end of a column or a page too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from habeas.sources.pdf.lines import Line

PassageKind = Literal["title", "heading", "paragraph", "bullet", "cell", "note"]

_UNFINISHED = re.compile(r"""[^.!?…:"”»)\]’']$""")
_INDENT = 0.6  # of the letters' size
_ALIKE = 0.08  # of the size: letters that differ by less are the same
_AHEAD = 8  # passages that may stand between the two parts of a paragraph


@dataclass(slots=True)
class Passage:
    """Lines that belong together."""

    kind: PassageKind
    lines: list[Line]
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


def rejoined(passages: list[Passage]) -> list[Passage]:
    """Paragraphs that a column's end had cut in two, whole again at the place where they begin."""
    taken: set[int] = set()
    for number, passage in enumerate(passages):
        if number in taken:
            continue
        end = _continued(passages, passage, number, taken)
        while end is not None:
            taken.add(end)
            if passage.kind == "heading":
                passage.kind = "paragraph"  # bold text, of which a column ends after a few lines
            passage.lines.extend(passages[end].lines)
            passage.is_last = passages[end].is_last
            end = _continued(passages, passage, end, taken)
    return [passage for number, passage in enumerate(passages) if number not in taken]


def _continued(passages: list[Passage], passage: Passage, end: int, taken: set[int]) -> int | None:
    """The number of the passage that goes on with this one, whose part so far ends at ``end``."""
    if not passage.is_last or passage.kind not in ("paragraph", "bullet", "heading"):
        return None
    for number in range(end + 1, min(end + 1 + _AHEAD, len(passages))):
        other = passages[number]
        if number in taken or not _is_alike(passage, other):
            continue
        if not other.is_first or other.kind != "paragraph":
            return None
        if passage.kind == "heading" and not other.lines[0].text[0].islower():
            return None
        return number if _goes_on(passage, other) else None
    return None


def _is_alike(one: Passage, other: Passage) -> bool:
    size, weight = one.lines[-1].size, one.lines[-1].is_bold
    return abs(other.size - size) <= size * _ALIKE and other.lines[0].is_bold == weight


def _goes_on(passage: Passage, other: Passage) -> bool:
    words = other.lines[0].text
    indented = len(other.lines) > 1 and (
        other.lines[0].x0 - other.lines[1].x0 > other.size * _INDENT
    )
    if indented or not words:
        return False
    return words[0].islower() or bool(_UNFINISHED.search(passage.lines[-1].text))
