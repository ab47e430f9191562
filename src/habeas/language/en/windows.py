"""Which sentences the encoder reads together: neighbours of one scene."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LONGEST_WINDOW = 160  # pieces
LONGEST_SENTENCE = 480  # pieces, its context included; the encoder has 512 places
LONGEST_CONTEXT = 64  # pieces of the sentence before that are read again for context


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences ``first`` to ``last``; those before ``fresh`` are context, read before."""

    first: int
    fresh: int
    last: int


def cut(forms: Sequence[str], lengths: Sequence[int]) -> list[tuple[int, int]]:
    """Cut a sentence that is too long for the encoder: a list of names, a table without full stops.

    ``lengths`` tells the pieces of each word. Each part has up to :data:`LONGEST_SENTENCE` pieces
    and ends, where its second half has one, behind a semicolon, else a comma, else anywhere.

    >>> cut(["Tarn", ";", "Reska"], [300, 1, 300])
    [(0, 2), (2, 3)]
    """
    parts, first = [], 0
    while first < len(forms):
        end, total = first, 0
        while end < len(forms) and total + lengths[end] <= LONGEST_SENTENCE:
            total += lengths[end]
            end += 1
        if end < len(forms):
            end = _last_sign(forms, first + (end - first) // 2, end)
        parts.append((first, end))
        first = end
    return parts


def _last_sign(forms: Sequence[str], start: int, end: int) -> int:
    """Behind the last semicolon or comma of ``forms[start:end]``; ``end`` where there is none."""
    for sign in (";", ","):
        for place in range(end - 1, start - 1, -1):
            if forms[place] == sign:
                return place + 1
    return end


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
        fits = continues and lengths[before] + lengths[number] <= LONGEST_SENTENCE
        if fits and lengths[before] <= LONGEST_CONTEXT:
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
