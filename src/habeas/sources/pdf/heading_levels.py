"""How high the headings of a PDF stand, by the size of their letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

_LOWEST = 6


def levels_of(sizes: Iterable[float]) -> dict[float, int]:
    """The level of each size of letters, 1 being that of the largest.

    Where there are more sizes than levels, as in a book with many sizes on its first pages, those
    that most headings have keep a level of their own. The sizes above these share the first
    level, and each other one shares that of the next larger.

    Args:
        sizes: of every heading.

    >>> levels_of([30, 14, 14, 12])
    {30: 1, 14: 2, 12: 3}
    >>> levels_of([60, 50, 40, 30, 30, 28, 26, 24, 24, 14, 14, 14, 12, 12, 12, 10, 10])[12]
    5
    """
    counts = Counter(sizes)
    often = sorted(counts, key=lambda size: (-counts[size], -size))
    kept = set(often if len(counts) <= _LOWEST else often[: _LOWEST - 1])
    above = int(any(size > max(kept) for size in counts))
    return {size: above + sum(size <= other for other in kept) for size in counts}
