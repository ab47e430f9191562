"""The casebook of a source: one case for each subject that something happened to."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date

from habeas.cases.status import status_at
from habeas.cases.subjects import concerned, has_case
from habeas.cases.tellings import told_order
from habeas.cases.timeline import in_order
from habeas.language.edtf import earliest, latest
from habeas.record import Case, Entity, Event, Source, Status

UNTOLD_DAY = "XXXX-XX-XX"  # ISO 8601-2: nothing in the source tells a date


def build_cases(source: Source, entities: Sequence[Entity], events: Sequence[Event]) -> list[Case]:
    """Put the events of a source into cases.

    Persons come first, then groups, organizations and outlets; each in the order in which the text
    first tells of an event of theirs. The result does not depend on the order of the arguments.

    Args:
        source: where the events stand; its period says on which day the status is told.
        entities: everybody and everything in it.
        events: what happened, in any order.

    Returns:
        The cases, ``c1`` and on.
    """
    told = sorted(events, key=told_order)
    thread_of: dict[str, list[Event]] = defaultdict(list)
    for event in told:
        for identity in dict.fromkeys(concerned(event)):
            thread_of[identity].append(event)
    threads = [
        (entity, thread_of[entity.id])
        for entity in entities
        if entity.id in thread_of and has_case(entity, thread_of[entity.id])
    ]
    threads.sort(key=lambda t: (t[0].kind != "person", told_order(t[1][0]), t[0].id))
    day = last_day(source, told)
    scene_of = _scenes(source)
    return [
        _case(f"c{number}", entity, thread, scene_of, day)
        for number, (entity, thread) in enumerate(threads, start=1)
    ]


def last_day(source: Source, events: Sequence[Event]) -> str:
    """The day to which a source tells: on it the status of its cases is told.

    The last day of its period; without a period, the day on which it was published; without that,
    the latest day that an event names.
    """
    for told in (source.period, source.published):
        if told is not None and latest(told) < date.max:
            return latest(told).isoformat()
    named = [event.date for event in events if event.date is not None]
    ends = [latest(day) if latest(day) < date.max else earliest(day) for day in named]
    return max(ends).isoformat() if ends else UNTOLD_DAY


def _case(
    identity: str,
    entity: Entity,
    thread: Sequence[Event],
    scene_of: Callable[[Event], int],
    day: str,
) -> Case:
    timeline = in_order(thread, scene_of, one_life=entity.kind == "person")
    return Case(identity, entity.id, entity.name, timeline, _status(entity, timeline, day))


def _status(entity: Entity, timeline: Sequence[Event], day: str) -> Status:
    """The states are those of people: what became of a body, its timeline tells."""
    if entity.kind == "organization" or day == UNTOLD_DAY:
        return Status(day, "unknown")
    return status_at(timeline, day, told_until=day)


def _scenes(source: Source) -> Callable[[Event], int]:
    """For an event, the number of the paragraph or bullet that tells it."""
    starts = [block.start for block in source.scenes()]
    return lambda event: bisect_right(starts, event.trigger.start)
