"""Words of a person are blackened in a text: each letter becomes a mark, so that offsets hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from habeas.spans import Span

MARK = "█"
_LETTER = re.compile(r"\S")
_SHORTEST_PART = 3  # letters of a family name that is looked for on its own


class Names:
    """The names of one person, as words to be found.

    Args:
        names: every name that a source has for them.
    """

    def __init__(self, names: Iterable[str]) -> None:
        told = {" ".join(name.split()) for name in names} - {""}
        self.full = sorted((name for name in told if " " in name), key=len, reverse=True)
        self.single = sorted((told | set(_family_names(told))) - set(self.full), reverse=True)
        self._full = any_of(self.full, re.IGNORECASE)
        self._single = any_of(self.single)

    def places(self, text: str, *, is_about_them: bool = True) -> list[Span]:
        """Where they stand in a text.

        Args:
            text: any.
            is_about_them: somebody names them there, so that a family name alone is theirs too.
        """
        found = places_of(self._full, text)
        return [*found, *places_of(self._single, text)] if is_about_them else found

    def blackened(self, text: str) -> str:
        """A short text (a title, a reason) without the names.

        >>> Names(["Marta Keldova"]).blackened("The case of Keldova")
        'The case of ███████'
        """
        return blackened(text, self.places(text))

    def blackened_in(self, value: Any) -> Any:
        """A value of JSON, each text in it without the names."""
        if isinstance(value, str):
            return self.blackened(value)
        if isinstance(value, list):
            return [self.blackened_in(one) for one in value]
        if isinstance(value, dict):
            return {key: self.blackened_in(one) for key, one in value.items()}
        return value


def blackened(text: str, places: Iterable[Span]) -> str:
    """The text with a mark for each letter that stands in one of the places; spaces stay.

    >>> blackened("Marta Keldova was freed.", [Span(0, 13)])
    '█████ ███████ was freed.'
    """
    parts, at = [], 0
    for start, end in merged(places):
        parts += [text[at:start], _LETTER.sub(MARK, text[start:end])]
        at = end
    return "".join([*parts, text[at:]])


def merged(places: Iterable[Span]) -> list[tuple[int, int]]:
    """The places in order, those that touch made one.

    >>> merged([Span(4, 6), Span(0, 2), Span(1, 4)])
    [(0, 6)]
    """
    found: list[tuple[int, int]] = []
    for place in sorted(places, key=lambda one: one.start):
        if found and place.start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], place.end))
        else:
            found.append((place.start, place.end))
    return found


def without(places: Iterable[Span], kept: Iterable[Span]) -> Iterator[Span]:
    """What is left of the places when the kept ones are cut out of them.

    >>> list(without([Span(0, 9)], [Span(3, 5)]))
    [Span(start=0, end=3), Span(start=5, end=9)]
    """
    held = merged(kept)
    for start, end in merged(places):
        at = start
        for first, last in held:
            if last <= at or first >= end:
                continue
            if first > at:
                yield Span(at, first)
            at = last
        if at < end:
            yield Span(at, end)


def any_of(words: Sequence[str], flags: int = 0) -> re.Pattern[str] | None:
    """What finds one of these words, also where a line ends between them; None for no words."""
    if not words:
        return None
    told = "|".join(r"\s+".join(re.escape(word) for word in one.split()) for one in words)
    return re.compile(rf"(?<!\w)(?:{told})(?!\w)", flags)


def places_of(pattern: re.Pattern[str] | None, text: str) -> list[Span]:
    """Where a pattern is found."""
    return [] if pattern is None else [Span(*one.span()) for one in pattern.finditer(text)]


def _family_names(names: Iterable[str]) -> Iterator[str]:
    """The last word of each name of several."""
    for name in names:
        last = name.rpartition(" ")[2]
        if len(last) >= _SHORTEST_PART and last[0].isupper():
            yield last
