"""Which sentences the encoder reads together: neighbours of one scene."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LONGEST_WINDOW = 160  # pieces
LONGEST_SENTENCE = 480  # pieces; the encoder has 512 places
LONGEST_CONTEXT = 64  # pieces of the sentence before that are read again for context


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences ``first`` to ``last``; those before ``fresh`` are context, read before."""

    first: int
    fresh: int
    last: int


def pack(lengths: Sequence[int], scene_of: Sequence[int]) -> list[Window]:
    """Pack the sentences of each scene into windows of up to :data:`LONGEST_WINDOW` pieces.

    A window that goes on with a scene begins with the last sentence of the window before it, so
    that "he" and "the court" have something to mean.

    >>> pack([50, 60, 70, 20], [0, 0, 0, 1])
    [Window(first=0, fresh=0, last=1), Window(first=1, fresh=2, last=2),
     Window(first=3, fresh=3, last=3)]
    """
    windows: list[Window] = []
    number = 0
    while number < len(lengths):
        first, fresh, total = number, number, 2
        before = number - 1
        continues = before >= 0 and scene_of[before] == scene_of[number]
        if continues and lengths[before] <= LONGEST_CONTEXT:
            first, total = before, total + lengths[before]
        last = number
        total += lengths[number]
        while (
            last + 1 < len(lengths)
            and scene_of[last + 1] == scene_of[number]
            and total + lengths[last + 1] <= LONGEST_WINDOW
        ):
            last += 1
            total += lengths[last]
        windows.append(Window(first, fresh, last))
        number = last + 1
    return windows
