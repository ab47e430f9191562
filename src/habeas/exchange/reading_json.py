"""A reading as JSON, in the form that ``docs/reference/record-format.md`` describes."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

from habeas.exchange.reading_parsing import VERSION, from_json
from habeas.record import Case, Entity, Event, Mention, Reading, Source
from habeas.spans import Quote

__all__ = ["VERSION", "dumps", "dumps_line", "from_json", "loads", "to_json"]

_PARTS = ("entities", "events", "cases")


def to_json(reading: Reading) -> dict[str, Any]:
    """The reading as an object of plain values: dictionaries, lists, strings, numbers, None."""
    return {
        key: [_plain(part) for part in value] if key in _PARTS else value
        for key, value in _whole(reading).items()
    }


def dumps(reading: Reading) -> str:
    """The reading as JSON text, indented, with a line break at the end."""
    encoder = json.JSONEncoder(ensure_ascii=False, allow_nan=False, indent=1, default=_plain)
    text = StringIO()  # piece by piece: all pieces of a book at once take much memory
    for piece in encoder.iterencode(_whole(reading)):
        text.write(piece)
    text.write("\n")
    return text.getvalue()


def dumps_line(reading: Reading) -> str:
    """The reading as one line of JSON, with a line break at the end."""
    encoder = json.JSONEncoder(
        ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_plain
    )
    return encoder.encode(_whole(reading)) + "\n"


def loads(text: str) -> Reading:
    """The reading that ``text`` holds.

    What the format leaves out, the file's name, the layout of its text (``source.blocks``) and
    where it is printed (``source.printed``), is empty in it. All else reads back as it was written.

    Raises:
        ValueError: the text is not JSON, or not a reading of this version, or a quote does not
            stand in the source, or an id leads nowhere.
    """
    return from_json(json.loads(text))


def _whole(reading: Reading) -> dict[str, Any]:
    """The reading with its parts as they are; each becomes plain when it is written."""
    return {
        "habeas": VERSION,
        "source": _source(reading.source),
        "entities": reading.entities,
        "events": reading.events,
        "cases": reading.cases,
        "warnings": list(reading.warnings),
    }


def _plain(part: Entity | Event | Case) -> dict[str, Any]:
    if isinstance(part, Entity):
        return _entity(part)
    return _event(part) if isinstance(part, Event) else _case(part)


def _source(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "author": source.author,
        "published": source.published,
        "period": source.period,
        "period_basis": source.period_basis,
        "country": source.country,
        "language": source.language,
        "media_type": source.media_type,
        "address": source.address,
        "captured": source.captured,
        "text": source.text,
    }


def _entity(entity: Entity) -> dict[str, Any]:
    count = entity.count
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "other_names": list(entity.other_names),
        "descriptions": list(entity.descriptions),
        "designations": list(entity.designations),
        "count": count and {"value": count.value, "precision": count.precision},
        "country": entity.country,
        "mentions": [_mention(mention) for mention in entity.mentions],
    }


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "form": mention.form,
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "type": event.type,
        "date": event.date,
        "date_text": event.date_text and _quote(event.date_text),
        "date_basis": event.date_basis,
        "participants": [{"role": p.role, "entity": p.entity} for p in event.participants],
        "place": event.place,
        "destination": event.destination,
        "charges": list(event.charges),
        "term": event.term,
        "outcome": event.outcome,
        "modality": event.modality,
        "attributed_to": event.attributed_to,
        "trigger": _quote(event.trigger),
        "passage": _quote(event.passage),
        "section": event.section,
        "confidence": event.confidence,
        "cue": event.cue,
    }


def _case(case: Case) -> dict[str, Any]:
    status = case.status
    return {
        "id": case.id,
        "subject": case.subject,
        "events": list(case.events),
        "status": {
            "as_of": status.as_of,
            "state": status.state,
            "since": status.since,
            "term": status.term,
            "basis": list(status.basis),
        },
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {"start": quote.start, "end": quote.end, "text": quote.text}
