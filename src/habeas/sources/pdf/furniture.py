"""Page numbers, running heads and the like: what belongs to the pages and not to the report.

A line is furniture when it stands where the same line, but for its figures, stands on other pages
nearby; when it is the outermost line of its page, apart from the rest, where other pages have such
a line, or a bare page number; and when it is a word or two in the margin beside the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from habeas.sources.pdf.lines import Line
from habeas.sources.pdf.repetition import repeated_lines

_NUMBER = re.compile(
    r"(?:page\s+|p\.\s*)?[-–—\s\[(]*(?:\d{1,4}|[ivxlc]{1,7})[-–—\s\])]*(?:(?:of|/)\s*\d{1,4})?",
    re.IGNORECASE,
)
_EDGE = 0.13  # of the page's height, at its top and at its foot
_APART = 1.5  # of the letters' size between two baselines, more than lines of a paragraph have
_LONGEST = 90  # characters
_TAB = 12  # characters
_MOST_TABS = 2
_LARGE = 1.5  # times the size of the text: a line in larger letters at a page's top is a heading
_SHARE = 0.3  # of the pages with text that have a line at this height


def without_furniture(
    pages: Sequence[list[Line]], heights: Sequence[float]
) -> tuple[list[list[Line]], list[list[Line]]]:
    """The lines of the report and those of the pages, for each page.

    Args:
        pages: the lines of each page, as drawn.
        heights: of each page, in points.
    """
    repeated = repeated_lines(pages)
    outer = [_outermost(lines, height) for lines, height in zip(pages, heights, strict=True)]
    levels = Counter(level for lines in outer for level in {_level(line) for line in lines})
    least = max(3, round(sum(1 for lines in pages if lines) * _SHARE))
    largest = _size_of_text(pages) * _LARGE
    report: list[list[Line]] = []
    furniture: list[list[Line]] = []
    for lines, outermost in zip(pages, outer, strict=True):
        taken = {
            line.order
            for line in outermost
            if _NUMBER.fullmatch(line.text.strip())
            or (
                line.size <= largest
                and levels[_level(line)] + levels[_level(line) - 1] + levels[_level(line) + 1]
                >= least
            )
        }
        taken |= {line.order for line in lines if (line.page, line.order) in repeated}
        taken |= _turned(lines) | _beside(lines)
        report.append([line for line in lines if line.order not in taken])
        furniture.append([line for line in lines if line.order in taken])
    return report, furniture


def _size_of_text(pages: Sequence[list[Line]]) -> float:
    """The size of most letters."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[line.size] += len(line.text)
    return max(sizes, key=sizes.__getitem__, default=0.0)


def _level(line: Line) -> int:
    """At which height of the page it stands, in steps of four points."""
    return round(line.y / 4)


def _outermost(lines: Sequence[Line], height: float) -> list[Line]:
    """The lines at the top and at the foot that white parts from the text."""
    found: list[Line] = []
    for edge in (1, -1):
        ordered = sorted(lines, key=lambda line: -edge * line.y)
        if not ordered:
            continue
        outer = ordered[0]
        within = outer.y > height * (1 - _EDGE) if edge == 1 else outer.y < height * _EDGE
        beside = [line for line in ordered if abs(line.y - outer.y) < outer.size]
        rest = [line for line in ordered if abs(line.y - outer.y) >= outer.size]
        apart = not rest or abs(outer.y - rest[0].y) > _APART * max(outer.size, rest[0].size)
        if within and apart and all(len(line.text) <= _LONGEST for line in beside):
            found.extend(beside)
    return found


def _turned(lines: Sequence[Line]) -> set[int]:
    """The order of the lines that are set at an angle, where most of the page is not."""
    turned = {line.order for line in lines if not line.words[0].is_upright}
    return turned if len(turned) * 2 < len(lines) else set()


def _beside(lines: Sequence[Line]) -> set[int]:
    """The order of the one or two tabs, such as a letter of the alphabet, beside the text."""
    text = [line for line in lines if len(line.text) > _TAB * 2]
    if not text:
        return set()
    left, right = min(line.x0 for line in text), max(line.x1 for line in text)
    tabs = [
        line
        for line in lines
        if len(line.text) <= _TAB
        and line.text.replace(" ", "").isalpha()
        and (line.x0 > right + line.size or line.x1 < left - line.size)
    ]
    return {line.order for line in tabs} if len(tabs) <= _MOST_TABS else set()
