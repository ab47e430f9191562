"""A reading out of its JSON object, with everything checked that the format promises."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from habeas.exchange.reading_checks import check_reading, one_of, share, texts, texts_or_none
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
_OF_SOURCE = tuple(
    "title publisher author published period country language address captured".split()
)
_OF_EVENT = ("date", "place", "destination", "term", "outcome", "attributed_to", "section")


def from_json(data: Object) -> Reading:
    """The reading that an object of plain values holds: the inverse of ``to_json``.

    Entries that the format does not know are passed over.

    Raises:
        ValueError: it is not a reading of this version, or a quote does not stand in the source,
            or an id leads nowhere.
    """
    try:
        if data["habeas"] != VERSION:
            raise ValueError(f"version {data['habeas']!r} of the format, not {VERSION!r}")
        reading = _reading(data)
        check_reading(reading)
    except KeyError as error:
        raise ValueError(f"not a reading: {error} is missing") from error
    except (TypeError, AttributeError) as error:
        raise ValueError(f"not a reading: {error}") from error
    return reading


def _reading(data: Object) -> Reading:
    entities = tuple(_entity(entity) for entity in data["entities"])
    events = tuple(_event(event) for event in data["events"])
    names = {entity.id: entity.name for entity in entities}
    by_id = {event.id: event for event in events}
    cases = tuple(_case(case, names, by_id) for case in data["cases"])
    return Reading(_source(data["source"]), entities, events, cases, texts(data["warnings"]))


def _source(data: Object) -> Source:
    basis = data["period_basis"]
    return Source(
        id=_text(data["id"]),
        name="",
        media_type=_text(data["media_type"]),
        text=_text(data["text"]),
        blocks=(),
        period_basis=basis and one_of(PeriodBasis, basis),
        **texts_or_none(data, _OF_SOURCE),
    )


def _entity(data: Object) -> Entity:
    count = data["count"]
    return Entity(
        _id(data["id"]),
        one_of(EntityKind, data["kind"]),
        _text(data["name"]),
        texts(data["other_names"]),
        texts(data["descriptions"]),
        texts(data["designations"]),
        count and Count(_number(count["value"]), one_of(Precision, count["precision"])),
        mentions=tuple(
            Mention(m["start"], m["end"], m["text"], one_of(MentionForm, m["form"]))
            for m in data["mentions"]
        ),
        **texts_or_none(data, ("country",)),
    )


def _event(data: Object) -> Event:
    date_text, basis = data["date_text"], data["date_basis"]
    return Event(
        id=_id(data["id"]),
        type=_text(data["type"]),
        trigger=_quote(data["trigger"]),
        passage=_quote(data["passage"]),
        date_text=date_text and _quote(date_text),
        date_basis=basis and one_of(DateBasis, basis),
        participants=tuple(
            Participant(one_of(Role, p["role"]), p["entity"]) for p in data["participants"]
        ),
        charges=texts(data["charges"]),
        modality=one_of(Modality, data["modality"]),
        confidence=share(data["confidence"]),
        cue=_text(data["cue"]),
        **texts_or_none(data, _OF_EVENT),
    )


def _case(data: Object, names: Mapping[str, str], events: Mapping[str, Event]) -> Case:
    for known, ids in ((names, [data["subject"]]), (events, data["events"])):
        if lost := [one for one in ids if one not in known]:
            raise ValueError(f"the id {lost[0]!r} leads nowhere")
    status = data["status"]
    return Case(
        _id(data["id"]),
        data["subject"],
        names[data["subject"]],
        tuple(events[event] for event in data["events"]),
        Status(
            _text(status["as_of"]),
            one_of(State, status["state"]),
            basis=texts(status["basis"]),
            **texts_or_none(status, ("since", "term")),
        ),
    )


def _quote(data: Object) -> Quote:
    return Quote(data["start"], data["end"], data["text"])


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _number(value: Any) -> int | None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
        raise TypeError(f"{value!r} is no number")
    return value


def _id(value: Any) -> str:
    if not _ID.fullmatch(_text(value)):
        raise ValueError(f"{value!r} is no id, such as e1")
    return str(value)
