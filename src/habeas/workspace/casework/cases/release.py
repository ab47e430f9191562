"""When a prison term ends: computed from the sentence, cut or lengthened by what followed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from habeas.cases.punishment import end_of
from habeas.cases.standing import HELD, Standing
from habeas.cases.status import steps_by
from habeas.language import edtf
from habeas.record import Event
from habeas.workspace.casework.cases.thread import Thread

_CUSTODY = ("arrest", "detention")


@dataclass(frozen=True, slots=True)
class TermStep:
    """What an event made of the terms in force: "7 years", then "7 years and 2 years"."""

    event: Event
    terms: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Release:
    """The days between which a prison term ends, and what they rest on.

    ``earliest`` counts from the first day in custody, if one is told, takes the shortest of what is
    told, and lets several terms run side by side; ``latest`` counts from the last day on which the
    sentence can have been passed, takes the longest, and lets one term follow the other.
    ``disputed`` says that contradicting accounts widen it.
    """

    earliest: date
    latest: date
    custody: Event | None  # whose day the earliest counts from
    basis: tuple[str, ...]  # ids of events
    disputed: bool = False
    terms: int = 1  # how many are in force


def term_steps(thread: Thread, day: date) -> list[TermStep]:
    """The events that changed the prison terms in force, with the terms after each."""
    found: list[TermStep] = []
    before: tuple[str | None, ...] = ()
    for event, standing in steps_by(thread.timeline, thread.certain, day):
        if standing.state == "imprisoned" and standing.terms != before:
            found.append(TermStep(event, standing.terms))
        before = standing.terms
    return found


def release_of(thread: Thread, day: date) -> Release | None:
    """When the term in force on a day ends; None where there is none, or one without an end.

    A term that has run out by then counts: what it is told for is what should have followed.
    """
    found = [one for one in (_release(t, day) for t in thread.readings()) if one is not None]
    if not found or _release(thread, day) is None:
        return None
    first = found[0]
    earliest, latest = min(one.earliest for one in found), max(one.latest for one in found)
    disputed = (earliest, latest) != (first.earliest, first.latest)
    return replace(first, earliest=earliest, latest=latest, disputed=disputed)


def _release(thread: Thread, day: date) -> Release | None:
    standing, custody = Standing(), None
    for event, after in steps_by(thread.timeline, thread.certain, day):
        if event.type in _CUSTODY and event.date and standing.state not in HELD:
            custody = event
        elif after.state not in HELD and after.state not in ("charged", "on_trial", "unknown"):
            custody = None
        standing = after
    if standing.state != "imprisoned" or standing.counted_from is None:
        return None
    latest = end_of(standing.counted_from, standing.terms)
    begin = _first_day(standing, custody)
    ends = [end_of(begin, [(term or "").partition("/")[0]]) for term in standing.terms]
    earliest = max((end for end in ends if end is not None), default=None)
    if latest is None or earliest is None:
        return None
    basis, count = standing.basis, len(standing.terms)
    return Release(min(earliest, latest), latest, custody, basis, terms=count)


def _first_day(standing: Standing, custody: Event | None) -> date:
    told: Sequence[str | None] = (custody.date if custody else None, standing.since)
    days = [edtf.earliest(one) for one in told if one]
    return min((day for day in days if day > date.min), default=standing.counted_from or date.min)
