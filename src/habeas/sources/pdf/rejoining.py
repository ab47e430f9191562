"""Paragraphs of a PDF that the end of a column or a page had cut in two are whole again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from habeas.sources.pdf.beginnings import ALIKE, begins_with_dash
from habeas.sources.pdf.passages import Passage

_UNFINISHED = re.compile(r"""[^.!?…:"”»)\]’']$""")
_AHEAD = 8  # passages that may stand between the two parts of a paragraph
_LEAST = 5  # paragraphs that must show whether a document indents them
_MOSTLY = 0.6  # of these


def rejoined(passages: list[Passage]) -> list[Passage]:
    """Paragraphs that a column's end had cut in two, whole again at the place where they begin.

    The second part begins with a small letter, or the first ends no sentence; and where a document
    indents its paragraphs, the second has no indent and the last line of the first is filled.
    """
    indents = _indents(passages)
    taken: set[int] = set()
    for number, passage in enumerate(passages):
        if number in taken:
            continue
        end = _continued(passages, passage, number, taken, indents=indents)
        while end is not None:
            taken.add(end)
            if passage.kind == "heading":
                passage.kind = "paragraph"  # bold text, of which a column ends after a few lines
            passage.lines.extend(passages[end].lines)
            passage.is_last = passages[end].is_last
            passage.margins = passages[end].margins
            end = _continued(passages, passage, end, taken, indents=indents)
    return [passage for number, passage in enumerate(passages) if number not in taken]


def _indents(passages: Sequence[Passage]) -> bool:
    """Whether the document indents the first line of a paragraph that follows another."""
    told = [
        passage.is_indented
        for before, passage in pairwise(passages)
        if before.kind == passage.kind == "paragraph"
        and len(passage.lines) > 1
        and not passage.is_first
    ]
    return len(told) >= _LEAST and sum(told) > len(told) * _MOSTLY


def _continued(
    passages: list[Passage], passage: Passage, end: int, taken: set[int], *, indents: bool
) -> int | None:
    """The number of the passage that goes on with this one, whose part so far ends at ``end``."""
    if not passage.is_last or passage.kind not in ("paragraph", "bullet", "heading"):
        return None
    for number in range(end + 1, min(end + 1 + _AHEAD, len(passages))):
        other = passages[number]
        if number in taken or other.kind == "furniture" or not _is_alike(passage, other):
            continue
        if not other.is_first or not _may_go_on(passage, other):
            return None
        between = passages[end + 1 : number]
        indents = indents and all(each.kind != "heading" for each in between)
        return number if _goes_on(passage, other, indents=indents) else None
    return None


def _is_alike(one: Passage, other: Passage) -> bool:
    size, weight = one.lines[-1].size, one.lines[-1].is_bold
    return abs(other.size - size) <= size * ALIKE and other.lines[0].is_bold == weight


def _may_go_on(passage: Passage, other: Passage) -> bool:
    """Whether the other is of a kind that goes on: a paragraph, or a dash within a sentence."""
    if other.kind == "bullet":
        return (
            begins_with_dash(other.lines[0])
            and not begins_with_dash(passage.lines[0])
            and _is_open(passage)
            and _is_filled(passage, other)
        )
    is_small = other.lines[0].text[0].islower()
    return other.kind == "paragraph" and (passage.kind != "heading" or is_small)


def _goes_on(passage: Passage, other: Passage, *, indents: bool) -> bool:
    if other.is_indented:
        return False
    if other.lines[0].text[0].islower() or _is_open(passage):
        return True
    # What stands alone on its page may be the caption of a picture.
    return indents and not other.is_last and _is_filled(passage, other)


def _is_open(passage: Passage) -> bool:
    """Whether it ends no sentence."""
    return _UNFINISHED.search(passage.lines[-1].text) is not None


def _is_filled(passage: Passage, other: Passage) -> bool:
    """Whether the first word of the other would have had no room behind the last line."""
    return not passage.margins.leaves_room(passage.lines[-1], other.lines[0])
