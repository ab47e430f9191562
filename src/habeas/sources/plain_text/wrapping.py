"""Whether the lines of a text were broken at a width, as in a mail or a page of a PDF."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from habeas.sources.plain_text.lines import Line

_WIDEST = 140  # characters; a longer line was broken by nobody
_NARROWEST = 30  # a column of a newsletter; shorter lines are a list
_ALMOST = 0.8  # of the width: lines are ragged


class Wrapping:
    """The width at which the lines of a text were broken, if they were.

    Lines were broken when the lines that are followed by another without a blank mostly come
    close to one width, and hardly any goes far beyond it.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        pairs = itertools.pairwise(lines)
        inner = [len(a.words) for a, b in pairs if not (b.after_blank or b.sign)]
        lengths = sorted(inner)
        self.width: int | None = None
        if len(lengths) < 3:
            return
        widest = lengths[int(len(lengths) * 0.9)]
        near = sum(length >= widest * _ALMOST for length in lengths)
        if _NARROWEST <= widest <= _WIDEST and near * 2 >= len(lengths):
            self.width = widest

    def broke(self, line: Line, after: Line) -> bool:
        """Whether ``line`` ends only because the first word of ``after`` had no room on it."""
        if self.width is None:
            return False
        room = len(line.words) + 1 + len(after.words.split(maxsplit=1)[0])
        return room > self.width * _ALMOST
