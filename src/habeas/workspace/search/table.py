"""The table of whatever was searched: a row for each account, pointing at its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import Prefetch

from habeas.workspace.record import visible
from habeas.workspace.record.models import Account
from habeas.workspace.record.models.source import HEAVY
from habeas.workspace.record.visible import Viewer
from habeas.workspace.search.found import Found
from habeas.workspace.search.matching import Among

COLUMNS = (
    "event", "account", "type", "date", "earliest", "latest", "country", "place", "destination",
    "subject", "agent", "court", "recipient", "charges", "term", "outcome", "modality",
    "attributed_to", "standing", "event_standing", "contradicted", "confidence", "trigger",
    "trigger_start", "trigger_end", "passage", "passage_start", "passage_end", "source_title",
    "publisher", "published", "file", "source_key",
)  # fmt: skip
_ROLES = ("subject", "agent", "court", "recipient")
_PIECE = 500  # rows that are read at once


def ids_of(found: Found, viewer: Viewer) -> list[int]:
    """The accounts of the table: those that were found, of the events found, by their date.

    They are put in order here: SQLite would walk through all events for it, and through all that
    hold the words for each of them.
    """
    rows = list(found.tellings.values_list("event_id", "pk"))
    events = visible.events(viewer).filter(Among("pk", {event for event, _ in rows}))
    days = dict(events.values_list("pk", "earliest"))
    return [pk for _, pk in sorted(rows, key=lambda row: (days.get(row[0]) or date.max, *row))]


def rows_of(ids: Sequence[int], viewer: Viewer) -> Iterator[list[Any]]:
    """The rows, read piece by piece, so that any number of them fit."""
    people = visible.participants(viewer).select_related("naming__entity")
    for start in range(0, len(ids), _PIECE):
        piece = ids[start : start + _PIECE]
        accounts = (
            visible.accounts(viewer)
            .filter(pk__in=piece)
            .select_related(
                "event", "source", "place__entity", "destination__entity", "attributed_to__entity"
            )
            .defer(*(f"source__{column}" for column in HEAVY))
            .prefetch_related(Prefetch("participants", people))
        )
        found = {account.pk: account for account in accounts}
        for pk in piece:
            if pk in found:
                yield _row(found[pk])


def _row(account: Account) -> list[Any]:
    event, source = account.event, account.source
    told: dict[str, list[str]] = {role: [] for role in _ROLES}
    for one in account.participants.all():
        told.setdefault(one.role, []).append(one.naming.entity.name)
    place, destination, said_by = account.place, account.destination, account.attributed_to
    return [
        event.pk, account.pk, account.type, account.date, _day(account.earliest),
        _day(account.latest), source.country, place.entity.name if place else "",
        destination.entity.name if destination else "",
        *("; ".join(told[role]) for role in _ROLES),
        "; ".join(map(str, account.charges)), account.term, account.outcome, account.modality,
        said_by.entity.name if said_by else "", account.standing, event.standing,
        "; ".join(map(str, event.contradicted)), round(account.confidence, 4), account.trigger,
        account.trigger_start, account.trigger_end, account.passage, account.passage_start,
        account.passage_end, source.title, source.publisher, source.published, source.name,
        source.key,
    ]  # fmt: skip


def _day(day: Any) -> str:
    return day.isoformat() if day is not None else ""
