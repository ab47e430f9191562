"""A reading out of its JSON object, with everything checked that the format promises."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from habeas.record import (
    Case,
    Count,
    DateBasis,
    Entity,
    EntityKind,
    Event,
    Mention,
    MentionForm,
    Modality,
    Participant,
    PeriodBasis,
    Precision,
    Reading,
    Role,
    Source,
    State,
    Status,
)
from habeas.spans import Quote

VERSION = "0.1"
Object = Mapping[str, Any]
_ID = re.compile(r"[a-z]+[0-9]+")


def from_json(data: Object) -> Reading:
    """The reading that an object of plain values holds: the inverse of ``to_json``.

    Raises:
        ValueError: it is not a reading of this version, or a quote does not stand in the source,
            or an id leads nowhere.
    """
    try:
        if data["habeas"] != VERSION:
            raise ValueError(f"version {data['habeas']!r} of the format, not {VERSION!r}")
        reading = _reading(data)
        _check_ids(reading)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a reading ({type(error).__name__}: {error})") from error
    _check_quotes(reading)
    return reading


def _reading(data: Object) -> Reading:
    entities = tuple(_entity(entity) for entity in data["entities"])
    events = tuple(_event(event) for event in data["events"])
    names = {entity.id: entity.name for entity in entities}
    by_id = {event.id: event for event in events}
    cases = tuple(_case(case, names, by_id) for case in data["cases"])
    return Reading(_source(data["source"]), entities, events, cases, tuple(data["warnings"]))


def _source(data: Object) -> Source:
    known = {key: value for key, value in data.items() if key != "period_basis"}
    basis = _one_of(PeriodBasis, data["period_basis"])
    return Source(name="", blocks=(), period_basis=basis, **known)


def _entity(data: Object) -> Entity:
    count = data["count"]
    return Entity(
        _id(data["id"]),
        _one_of(EntityKind, data["kind"]),
        data["name"],
        tuple(data["other_names"]),
        tuple(data["descriptions"]),
        tuple(data["designations"]),
        count and Count(count["value"], _one_of(Precision, count["precision"])),
        data["country"],
        tuple(
            Mention(m["start"], m["end"], m["text"], _one_of(MentionForm, m["form"]))
            for m in data["mentions"]
        ),
    )


def _event(data: Object) -> Event:
    as_they_are = ("type", "date", "place", "destination", "term", "outcome")
    return Event(
        id=_id(data["id"]),
        trigger=Quote(**data["trigger"]),
        passage=Quote(**data["passage"]),
        date_text=data["date_text"] and Quote(**data["date_text"]),
        date_basis=_one_of(DateBasis, data["date_basis"]),
        participants=tuple(
            Participant(_one_of(Role, p["role"]), p["entity"]) for p in data["participants"]
        ),
        charges=tuple(data["charges"]),
        modality=_one_of(Modality, data["modality"]),
        attributed_to=data["attributed_to"],
        section=data["section"],
        confidence=data["confidence"],
        cue=data["cue"],
        **{key: data[key] for key in as_they_are},
    )


def _case(data: Object, names: Mapping[str, str], events: Mapping[str, Event]) -> Case:
    status = data["status"]
    return Case(
        _id(data["id"]),
        data["subject"],
        names[data["subject"]],
        tuple(events[event] for event in data["events"]),
        Status(
            status["as_of"],
            _one_of(State, status["state"]),
            status["since"],
            status["term"],
            tuple(status["basis"]),
        ),
    )


def _one_of(words: Any, value: Any) -> Any:
    """``value``, which must be one of the words of a ``Literal``, or None."""
    if value is not None and value not in get_args(words):
        raise ValueError(f"{value!r} is none of {', '.join(get_args(words))}")
    return value


def _id(value: str) -> str:
    if not _ID.fullmatch(value):
        raise ValueError(f"{value!r} is no id, such as e1")
    return value


def _check_ids(reading: Reading) -> None:
    """Raise ``KeyError`` where an id leads nowhere."""
    for event in reading.events:
        named = (event.place, event.destination, event.attributed_to)
        for entity in (*(p.entity for p in event.participants), *filter(None, named)):
            reading.entity(entity)
    for case in reading.cases:
        for basis in case.status.basis:
            reading.event(basis)


def _check_quotes(reading: Reading) -> None:
    text = reading.source.text
    for quote in _quotes(reading):
        if quote.start < 0 or text[quote.start : quote.end] != quote.text:
            raise ValueError(f"{quote.text!r} does not stand in the source at {quote.start}")


def _quotes(reading: Reading) -> Iterator[Quote | Mention]:
    for entity in reading.entities:
        yield from entity.mentions
    for event in reading.events:
        yield from filter(None, (event.trigger, event.passage, event.date_text))
