"""A reading enters the record: its source, entities and events become rows, each a proposal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from habeas import record as read
from habeas.errors import QuoteMissing
from habeas.workspace.record import log
from habeas.workspace.record.composition import days_of
from habeas.workspace.record.letters import letters_of, spellings_of
from habeas.workspace.record.models import (
    Account,
    Entity,
    Event,
    Naming,
    Original,
    Participant,
    Source,
)

_BATCH = 500  # rows in one statement
_LONGEST = 300


@transaction.atomic
def store_reading(
    reading: read.Reading, original: Original, version: str, by: AbstractBaseUser | None
) -> Source:
    """Store a reading; one that is there already is left as it is.

    Each entity gets a row of its own, and so does each event: that two are the same is for people
    to say.

    Args:
        reading: of one source.
        original: the file that it was read from.
        version: what read it, as ``habeas.corpus.version`` tells it.
        by: who brought the file.

    Raises:
        QuoteMissing: a quote does not stand in the source's text.
        IntegrityError: somebody else has stored the same source in this very moment.
    """
    found = Source.objects.filter(key=reading.source.id).first()
    if found is not None:
        return found
    _check_quotes(reading)
    columns = _columns(reading.source)
    if reading.warnings:
        columns["warnings"] = list(reading.warnings)
    source = Source.objects.create(**columns, original=original, version=version)
    namings = _store_entities(source, reading)
    _store_events(source, reading, namings)
    log.write(
        "store_reading",
        source,
        by,
        key=source.key,
        entities=len(reading.entities),
        events=len(reading.events),
        version=version,
    )
    return source


def _check_quotes(reading: read.Reading) -> None:
    for event in reading.events:
        for quote in (event.trigger, event.passage, event.date_text):
            if quote is not None and reading.source.text[quote.start : quote.end] != quote.text:
                raise QuoteMissing(event.id)


def _columns(source: read.Source) -> dict[str, Any]:
    first, last = days_of(source.period or "")
    return {
        "key": source.id,
        "name": source.name[:255],
        "media_type": source.media_type,
        "title": source.title or "",
        "publisher": source.publisher or "",
        "author": source.author or "",
        "published": source.published or "",
        "period": source.period or "",
        "period_basis": source.period_basis or "",
        "earliest": first,
        "latest": last,
        "country": source.country or "",
        "language": source.language or "",
        "text": source.text,
        "words": len(source.text.split()),
        "blocks": [asdict(block) for block in source.blocks],
        "facts": [asdict(fact) for fact in source.facts],
        "printed": [[p.start, p.end, p.page, p.boxes] for p in source.printed],
        "page_sizes": list(source.page_sizes),
        "first_page": source.pages[0] if source.pages else None,
        "last_page": source.pages[1] if source.pages else None,
        "book": asdict(source.book) if source.book else None,
        "warnings": list(source.warnings),
    }


def _store_entities(source: Source, reading: read.Reading) -> dict[str, Naming]:
    rows = [Entity(**_entity_columns(entity)) for entity in reading.entities]
    for row in rows:
        row.letters = letters_of(row.name)
        row.spellings = spellings_of([row.name, *row.other_names])
    Entity.objects.bulk_create(rows, _BATCH)
    namings = [
        Naming(
            source=source,
            entity=row,
            local=entity.id,
            mentions=[[m.start, m.end, m.form] for m in entity.mentions],
            **_entity_columns(entity),
        )
        for row, entity in zip(rows, reading.entities, strict=True)
    ]
    Naming.objects.bulk_create(namings, _BATCH)
    return {naming.local: naming for naming in namings}


def _entity_columns(entity: read.Entity) -> dict[str, Any]:
    return {
        "kind": entity.kind,
        "name": entity.name[:_LONGEST],
        "other_names": list(entity.other_names),
        "descriptions": list(entity.descriptions),
        "designations": list(entity.designations),
        "count": entity.count.value if entity.count else None,
        "precision": entity.count.precision if entity.count else "",
        "country": entity.country or "",
    }


def _store_events(source: Source, reading: read.Reading, namings: Mapping[str, Naming]) -> None:
    accounts = [account_of(event, source, namings) for event in reading.events]
    events = [_event_of(account, source) for account in accounts]
    Event.objects.bulk_create(events, _BATCH)
    for account, event in zip(accounts, events, strict=True):
        account.event = event
    Account.objects.bulk_create(accounts, _BATCH)
    Participant.objects.bulk_create(
        [
            Participant(account=account, naming=namings[one.entity], role=one.role)
            for account, event in zip(accounts, reading.events, strict=True)
            for one in dict.fromkeys(event.participants)
        ],
        _BATCH,
    )


def account_of(event: read.Event, source: Source, namings: Mapping[str, Naming]) -> Account:
    """The account that an event of a reading becomes, without its event; not saved."""
    first, last = days_of(event.date or "")
    return Account(
        source=source,
        local=event.id,
        type=event.type,
        date=event.date or "",
        earliest=first,
        latest=last,
        date_start=event.date_text.start if event.date_text else None,
        date_end=event.date_text.end if event.date_text else None,
        date_basis=event.date_basis or "",
        place=namings.get(event.place or ""),
        destination=namings.get(event.destination or ""),
        attributed_to=namings.get(event.attributed_to or ""),
        charges=list(event.charges),
        term=event.term or "",
        outcome=event.outcome or "",
        modality=event.modality,
        section=event.section or "",
        trigger_start=event.trigger.start,
        trigger_end=event.trigger.end,
        passage_start=event.passage.start,
        passage_end=event.passage.end,
        trigger=event.trigger.text,
        passage=event.passage.text,
        confidence=event.confidence,
        cue=event.cue,
    )


def _event_of(account: Account, source: Source) -> Event:
    """The event of an account that is its only one."""
    return Event(
        type=account.type,
        date=account.date,
        earliest=account.earliest,
        latest=account.latest,
        country=source.country,
        place=account.place.entity if account.place else None,
        term=account.term,
        outcome=account.outcome,
        modality=account.modality,
        confidence=account.confidence,
    )
