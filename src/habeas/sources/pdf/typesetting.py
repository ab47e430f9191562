"""How a PDF is set: in which letters most of its text stands, and how far its lines are apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from habeas.sources.pdf.lines import Line


@dataclass(slots=True, frozen=True)
class Type:
    """How the text of the document is set."""

    size: float
    is_bold: bool
    font: str
    steps: dict[float, float]  # from one baseline to the next, for each size


def type_of(columns: Iterable[list[Line]]) -> Type:
    """The letters that most of the text is set in."""
    styles: Counter[tuple[float, bool, str]] = Counter()
    steps: dict[float, Counter[float]] = {}
    for column in columns:
        for line in column:
            styles[line.size, line.is_bold, line.font] += len(line.text)
        for line, following in pairwise(column):
            step = round(line.y - following.y, 1)
            if line.size == following.size and 0 < step < line.size * 2.5:
                steps.setdefault(line.size, Counter())[step] += 1
    (size, is_bold, font), _ = styles.most_common(1)[0] if styles else ((10.0, False, ""), 0)
    usual = {size: min(c, key=lambda step: (-c[step], step)) for size, c in steps.items()}
    return Type(size, is_bold, font, usual)
