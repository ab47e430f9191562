"""Tellings: who tells an event where, and what one text says about the order of its events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from habeas.cases.precedence import Precedence, Window
from habeas.cases.proceedings import HAPPENED
from habeas.cases.telling import Link, backgrounds, told_links
from habeas.language import edtf
from habeas.record import Event


@dataclass(frozen=True, slots=True)
class Telling:
    """One source's telling of one event."""

    event: Event  # with the words of this source
    scene: int  # the number of the paragraph or bullet in it
    source: int = 0  # its number among the sources, the one that is heard first being the lowest
    until: date | None = None  # the last day that the source tells of


def told_order(event: Event) -> tuple[int, int, int, str]:
    """Where the text tells an event: the order of reading, and total."""
    return event.trigger.start, event.trigger.end, len(event.id), event.id


def window(event: Event) -> Window:
    """The first and the last day on which an event can have begun.

    "Held since 2005" (``2005/..``) began in 2005; an event without a date, at any time.
    """
    if event.date is None:
        return date.min, date.max
    start, _, end = event.date.partition("/")
    is_open = end in (edtf.OPEN, edtf.UNKNOWN) and "/" in event.date
    return edtf.earliest(event.date), edtf.latest(start if is_open else event.date)


def windows_of(tellings: Sequence[Telling], told: Sequence[Event]) -> list[Window]:
    """The windows of events: what a source tells as done had happened by the end of its period."""
    seen: dict[str, date] = {}
    for telling in tellings:
        if telling.until is not None and telling.event.modality in HAPPENED:
            known = seen.get(telling.event.id, date.max)
            seen[telling.event.id] = min(known, telling.until)
    windows = []
    for event in told:
        begin, last = window(event)
        until = seen.get(event.id, date.max)
        windows.append((begin, min(last, until) if begin <= until else last))
    return windows


class TextOrder:
    """The tellings of one source in the order of its text, and the links that the text gives.

    ``places`` says for each telling which event of the case it tells.
    """

    def __init__(self, places: Sequence[int], tellings: Sequence[Telling]) -> None:
        self.places = places
        self.stated: list[Link] = []
        self.suggested: list[Link] = []
        self.background: list[bool] = []
        self._events = [telling.event for telling in tellings]
        self._scenes = [telling.scene for telling in tellings]
        self._until = tellings[0].until
        for _, group in groupby(range(len(tellings)), key=self._scenes.__getitem__):
            self._read(list(group))

    def _read(self, scene: Sequence[int]) -> None:
        """What words state, what the order of telling suggests, and what is background."""
        events = [self._events[nth] for nth in scene]
        self.background.extend(backgrounds(events))
        stated, suggested = told_links(events)
        self.stated.extend(self._link(scene[a], scene[b]) for a, b in stated)
        self.suggested.extend(self._link(scene[a], scene[b]) for a, b in suggested)

    def _link(self, first: int, second: int) -> Link:
        return self.places[first], self.places[second]

    def opens_undated(self) -> bool:
        """Whether the first thing that it tells has no date and is not background."""
        return self._events[0].date is None and not self.background[0]

    def is_later_than(self, other: TextOrder) -> bool:
        """Whether it tells of a later time than another text."""
        return self._until is not None and other._until is not None and other._until < self._until

    def openings(self) -> Iterator[Link]:
        """An event without a date that opens a scene follows what was told just before it."""
        for nth in range(1, len(self._events)):
            if self._scenes[nth] != self._scenes[nth - 1] and self._events[nth].date is None:
                yield self._link(nth - 1, nth)

    def hold_back(self, order: Precedence) -> None:
        """Let an event without a date follow the nearest one before it that it can follow.

        "Arrested on charges of libel; his home was searched": a search is thought to come before
        the charge, and still it follows the arrest.
        """
        for nth, event in enumerate(self._events):
            if event.date is not None or self.background[nth]:
                continue
            for earlier in range(nth - 1, -1, -1):
                if self._scenes[earlier] != self._scenes[nth]:
                    break
                if not self.background[earlier] and order.add(*self._link(earlier, nth)):
                    break
