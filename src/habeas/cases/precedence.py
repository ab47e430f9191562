"""What comes before what: certain order first, then as much of the likely order as agrees."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

Window = tuple[date, date]  # the first and the last day on which an event can have begun


class Precedence:
    """A partial order of the events 0 … n-1 that grows and can never contradict itself.

    It begins with what the dates make certain: whose window ends before another's begins comes
    before it. Whatever is added afterwards is taken only where it agrees with all that is known,
    so the surest must be added first.

    Each event's predecessors and successors are kept as the bits of one whole number, so that the
    order is always complete: who precedes a predecessor is a predecessor.
    """

    def __init__(self, windows: Sequence[Window]) -> None:
        self.size = len(windows)
        self._after = _later(windows)
        self._before = [0] * self.size
        for place, later in enumerate(self._after):
            for other in bits(later):
                self._before[other] |= 1 << place

    def add(self, first: int, second: int) -> bool:
        """Let ``first`` come before ``second``; False where the opposite is known already."""
        if first == second or self._after[second] >> first & 1:
            return False
        if not self._after[first] >> second & 1:
            earlier = self._before[first] | 1 << first
            later = self._after[second] | 1 << second
            for place in bits(earlier):
                self._after[place] |= later
            for place in bits(later):
                self._before[place] |= earlier
        return True

    def add_all(self, links: Iterable[tuple[int, int]]) -> None:
        """Add one after the other, so the surest must stand first."""
        for first, second in links:
            self.add(first, second)

    def before(self, place: int) -> int:
        """All that come before, as bits."""
        return self._before[place]

    def after(self, place: int) -> int:
        """All that come after, as bits."""
        return self._after[place]


def bits(number: int) -> Iterator[int]:
    """The places of the bits that are set.

    >>> list(bits(0b1010))
    [1, 3]
    """
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


def _later(windows: Sequence[Window]) -> list[int]:
    """For each event, those whose window begins after its own has ended."""
    by_start = sorted(range(len(windows)), key=lambda place: windows[place][0])
    starts = [windows[place][0] for place in by_start]
    masks = [0] * (len(windows) + 1)
    for rank in range(len(by_start) - 1, -1, -1):
        masks[rank] = masks[rank + 1] | 1 << by_start[rank]
    return [masks[bisect_right(starts, last)] for _, last in windows]
