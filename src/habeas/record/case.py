"""A case: the thread of events about one person, outlet, organization or counted group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from habeas.record.event import Event

State = Literal[
    "at_liberty",
    "detained",
    "charged",
    "on_trial",
    "imprisoned",
    "released",
    "executed",
    "dead",
    "missing",
    "expelled",
    "unknown",
]


@dataclass(frozen=True, slots=True)
class Status:
    """Where the subject of a case stands on a day, and which events say so."""

    as_of: str  # a day, EDTF
    state: State
    since: str | None = None  # EDTF
    term: str | None = None
    basis: tuple[str, ...] = ()  # ids of events


@dataclass(frozen=True, slots=True)
class Case:
    """The events about one subject, in the order in which they happened."""

    id: str  # c1, c2, …
    subject: str  # an entity's id
    name: str  # the subject's fullest name
    timeline: tuple[Event, ...]  # in order of happening
    status: Status  # at the end of the period that the source covers

    @property
    def events(self) -> tuple[str, ...]:
        """The ids of the events, in order of happening."""
        return tuple(event.id for event in self.timeline)
