"""The events of a page of results, each with the passage that was found and its words marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.safestring import SafeString

from habeas.exchange.date_words import date_words
from habeas.exchange.wording import label, term_words
from habeas.workspace.record import visible
from habeas.workspace.record.models import Account, Event
from habeas.workspace.record.visible import Viewer
from habeas.workspace.search.found import Found
from habeas.workspace.search.marking import holds, marked, places
from habeas.workspace.search.naming_values import country_name, words_of
from habeas.workspace.search.query import Query

_LONGEST = 700  # characters of a passage that are shown around what was found


@dataclass(frozen=True, slots=True)
class Result:
    """An event as the list shows it."""

    event: Event
    account: Account
    type: str
    date: str
    country: str
    term: str
    modality: str
    who: Sequence[str]
    passage: SafeString
    found_by: SafeString | None  # names or charges that were found, where the passage has none


def results_of(found: Found, events: Sequence[Event], viewer: Viewer) -> list[Result]:
    """The results of a page, in its order: four more queries, however many they are."""
    accounts = _accounts(found, events, viewer)
    return [
        _result(event, accounts[event.pk], found.query) for event in events if event.pk in accounts
    ]


def _accounts(found: Found, events: Sequence[Event], viewer: Viewer) -> dict[int, Account]:
    """The account to show of each event."""
    told = visible.accounts(viewer).filter(event__in=[event.pk for event in events])
    rows = (
        visible.accounts(viewer)
        .filter(pk__in=_shown(told, found.query).values())
        .select_related("source", "document")
        .only(
            "event", "passage", "passage_start", "charges", "source__title", "source__name",
            "source__publisher", "document__names",
        )
        .prefetch_related("participants__naming")
    )  # fmt: skip
    return {row.event_id: row for row in rows}


def _shown(accounts: QuerySet[Account], query: Query) -> dict[int, int]:
    """Which account to show of each event: one with the words, before one that was accepted."""
    found = accounts.exclude(standing="superseded").order_by("id")
    columns = ("pk", "event_id", "standing", "passage", "charges", "document__names")
    told: dict[int, list[tuple[Any, ...]]] = {}
    for row in found.values_list(*columns):
        told.setdefault(row[1], []).append(row)
    return {
        event: max(rows, key=lambda row: _worth(row, query))[0] if len(rows) > 1 else rows[0][0]
        for event, rows in told.items()
    }


def _worth(row: tuple[Any, ...], query: Query) -> tuple[bool, bool]:
    _, _, standing, passage, charges, names = row
    told = "\n".join([passage, names or "", *map(str, charges)])
    return holds(told, query), standing == "accepted"


def _result(event: Event, account: Account, query: Query) -> Result:
    who = [one.naming.name for one in account.participants.all() if one.role == "subject"]
    found_at = places(account.passage, query)
    text = _around(account.passage, found_at)
    if text is not account.passage:
        found_at = places(text, query)
    found_by = None
    if query.wanted and not found_at:
        names = account.document.names.split("\n")
        told = [*account.charges, *dict.fromkeys(names)]
        held = [line for line in told if places(line, query)]
        found_by = _marked_line(" · ".join(held), query) if held else None
    return Result(
        event=event,
        account=account,
        type=label(event.type).capitalize(),
        date=date_words(event.date, short=True) if event.date else "",
        country=country_name(event.country),
        term=term_words(event.term) if event.term else "",
        modality=words_of("modality", event.modality),
        who=list(dict.fromkeys(who))[:4],
        passage=marked(text, found_at),
        found_by=found_by,
    )


def _marked_line(line: str, query: Query) -> SafeString:
    return marked(line, places(line, query))


def _around(passage: str, found: Sequence[tuple[int, int]]) -> str:
    """A long passage is cut around the first place that was found."""
    if len(passage) <= _LONGEST:
        return passage
    start = max(0, (found[0][0] if found else 0) - _LONGEST // 3)
    end = min(len(passage), start + _LONGEST)
    return f"{'… ' if start else ''}{passage[start:end]}{' …' if end < len(passage) else ''}"
