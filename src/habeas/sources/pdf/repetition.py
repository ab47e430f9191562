"""The lines of a PDF that come again at the same place of other pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from habeas.sources.pdf.lines import Line

_DIGITS = re.compile(r"\d+")
_NEARBY = 6  # pages
_CLOSE = 1.6  # of the letters' size between two baselines: no more have lines of one paragraph
_LONGEST = 90  # characters
_CROWDED = 1000  # lines: a page that has more is a drawing


def repeated_lines(pages: Sequence[list[Line]]) -> set[tuple[int, int]]:
    """Page and order of the lines that belong to the pages because they come again and again.

    They stand at one place on three pages of six, and apart from what comes once: "Death penalty:
    retained" may come at one place in three chapters, and yet it is a line among others.

    Args:
        pages: the lines of each page, as drawn.
    """
    again = _again(pages)
    return {place for lines in pages for place in _apart(lines, again)}


def _again(pages: Sequence[list[Line]]) -> set[tuple[int, int]]:
    """Page and order of the lines that stand at one place on three pages of six."""
    places: defaultdict[tuple[str, int, int], list[Line]] = defaultdict(list)
    for lines in pages:
        for line in lines:
            if len(line.text) <= _LONGEST and any(map(str.isalnum, line.text)):
                words = _DIGITS.sub("#", line.text)
                places[words, round(line.x0 / 4), round(line.y / 4)].append(line)
    found: set[tuple[int, int]] = set()
    for same in places.values():
        for first, third in zip(same, same[2:], strict=False):
            if third.page - first.page < _NEARBY:
                found |= {
                    (line.page, line.order)
                    for line in same
                    if first.page <= line.page <= third.page
                }
    return found


def _apart(lines: list[Line], again: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Those of a page's repeated lines that stand at its edge or mostly among their like."""
    found = [line for line in lines if (line.page, line.order) in again]
    if not found:
        return
    top, foot = max(line.y for line in lines), min(line.y for line in lines)
    within = [line for line in found if foot + line.size < line.y < top - line.size]
    yield from ((line.page, line.order) for line in found if line not in within)
    if not within:
        return
    known = {line.text for line in found}  # a box may be drawn twice, and noticed once
    for run in _runs(lines) if len(lines) <= _CROWDED else [[line] for line in within]:
        if sum(line.text in known for line in run) * 2 > len(run):
            yield from ((line.page, line.order) for line in run if (line.page, line.order) in again)


def _runs(lines: list[Line]) -> list[list[Line]]:
    """The lines of a page in runs, in each of which one stands right under another."""
    left = sorted(lines, key=lambda line: -line.y)
    reach = max(line.size for line in lines) * _CLOSE
    runs: list[list[Line]] = []
    for line in left:
        near = [
            run
            for run in runs
            if any(_is_next(other, line) for other in run if other.y - line.y < reach)
        ]
        runs = [run for run in runs if all(run is not other for other in near)]
        runs.append([line, *(other for run in near for other in run)])
    return runs


def _is_next(one: Line, other: Line) -> bool:
    """Whether two lines stand one right under the other."""
    size = max(one.size, other.size)
    return abs(one.y - other.y) < size * _CLOSE and one.x0 < other.x1 and other.x0 < one.x1
