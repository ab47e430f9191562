"""A reading as rows of the tables of a data set."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from habeas.corpus.columns import Table
from habeas.language import edtf
from habeas.record import Case, Entity, Event, Reading, Source

Cell = str | int | float | date | list[str] | None
Row = dict[str, Cell]


def rows_of(reading: Reading, version: str) -> dict[Table, list[Row]]:
    """The rows that a reading gives to each table, in the order of the text.

    Args:
        reading: of one source.
        version: what read it: program, language model and codebook.
    """
    return {
        "sources": [_source(reading, version)],
        "entities": [_entity(reading.source, entity) for entity in reading.entities],
        "events": [_event(reading, event) for event in reading.events],
        "participants": [row for event in reading.events for row in _participants(reading, event)],
        "cases": [_case(reading, case) for case in reading.cases],
    }


def _source(reading: Reading, version: str) -> Row:
    source = reading.source
    first, last = source.pages or (None, None)
    return {
        "source": source.id,
        "document": source.id.partition("#")[0],
        "name": source.name,
        "media_type": source.media_type,
        **_whose(source),
        "title": source.title,
        "author": source.author,
        "book": source.book.title if source.book else None,
        "published": source.published,
        "period_basis": source.period_basis,
        "language": source.language,
        "address": source.address,
        "captured": source.captured,
        "first_page": first,
        "last_page": last,
        "characters": len(source.text),
        "words": sum(len(block.span.of(source.text).split()) for block in source.scenes()),
        "events": len(reading.events),
        "warnings": list(reading.warnings),
        "version": version,
    }


def _whose(source: Source) -> Row:
    return {"publisher": source.publisher, "period": source.period, "country": source.country}


def _entity(source: Source, entity: Entity) -> Row:
    return {
        "source": source.id,
        "entity": entity.id,
        **_whose(source),
        "kind": entity.kind,
        "name": entity.name,
        "other_names": list(entity.other_names),
        "descriptions": list(entity.descriptions),
        "designations": list(entity.designations),
        "count": entity.count.value if entity.count else None,
        "count_precision": entity.count.precision if entity.count else None,
        "of_country": entity.country,
        "mentions": len(entity.mentions),
    }


def _event(reading: Reading, event: Event) -> Row:
    earliest, latest = _days(event.date)
    return {
        "source": reading.source.id,
        "event": event.id,
        **_whose(reading.source),
        "type": event.type,
        "modality": event.modality,
        "date": event.date,
        "earliest": earliest,
        "latest": latest,
        "date_basis": event.date_basis,
        "agent": [reading.entity(one).name for one in event.who("agent")],
        "subject": [reading.entity(one).name for one in event.who("subject")],
        "place": _name(reading, event.place),
        "destination": _name(reading, event.destination),
        "charges": list(event.charges),
        "term": event.term,
        "outcome": event.outcome,
        "attributed_to": _name(reading, event.attributed_to),
        "section": event.section,
        "confidence": event.confidence,
        "cue": event.cue or None,
        "trigger": event.trigger.text,
        "trigger_start": event.trigger.start,
        "trigger_end": event.trigger.end,
        "passage": event.passage.text,
        "passage_start": event.passage.start,
        "passage_end": event.passage.end,
    }


def _days(told: str | None) -> tuple[date | None, date | None]:
    """The first and the last day that are possible; ``None`` where that side is open."""
    if told is None or not edtf.is_valid(told):
        return None, None
    first, last = edtf.earliest(told), edtf.latest(told)
    return (None if first == date.min else first), (None if last == date.max else last)


def _name(reading: Reading, entity: str | None) -> str | None:
    return entity and reading.entity(entity).name


def _participants(reading: Reading, event: Event) -> Iterator[Row]:
    """Who and what takes part in an event, the place and the one who says so among them."""
    taking: list[tuple[str, str | None]] = [(p.role, p.entity) for p in event.participants]
    if event.destination and ("destination", event.destination) not in taking:
        taking.append(("destination", event.destination))
    taking += [("place", event.place), ("attributed_to", event.attributed_to)]
    for role, one in taking:
        if one is None:
            continue
        entity = reading.entity(one)
        yield {
            "source": reading.source.id,
            "event": event.id,
            "role": role,
            "entity": one,
            "kind": entity.kind,
            "name": entity.name,
        }


def _case(reading: Reading, case: Case) -> Row:
    return {
        "source": reading.source.id,
        "case": case.id,
        **_whose(reading.source),
        "subject": case.subject,
        "name": case.name,
        "events": list(case.events),
        "as_of": case.status.as_of,
        "state": case.status.state,
        "since": case.status.since,
        "term": case.status.term,
    }
