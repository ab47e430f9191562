"""The events of a page of results, each with the passage that was found and its words marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypedDict

from django.utils.safestring import SafeString

from habeas.exchange.date_words import date_words
from habeas.exchange.wording import label, term_words
from habeas.workspace.record import visible
from habeas.workspace.record.addresses import addresses_of
from habeas.workspace.record.letters import letters_of
from habeas.workspace.record.modality import modality_words
from habeas.workspace.record.visible import Viewer
from habeas.workspace.search.found import Found, Shown
from habeas.workspace.search.marking import holds, marked, places
from habeas.workspace.search.naming_values import country_name
from habeas.workspace.search.query import Query

_LONGEST = 700  # characters of a passage that are shown around what was found


class Result(TypedDict):
    """An event as the list shows it, in words: its template looks nothing up."""

    type: str
    date: str
    country: str
    term: str
    modality: str  # none where it is told as fact
    standing: str
    contradicted: bool
    sources: int
    who: str
    passage: SafeString
    found_by: SafeString | None  # names or charges that were found, where the passage has none
    address: str
    source: str
    source_address: str  # with the place of the passage
    publisher: str


class Told(NamedTuple):
    """The account that is shown of an event: the columns that a list has room for."""

    pk: int
    event: int
    standing: str
    passage: str
    passage_start: int
    charges: list[str]
    names: str | None
    source: int
    title: str
    file: str
    publisher: str


_COLUMNS = (
    "pk", "event_id", "standing", "passage", "passage_start", "charges", "document__names",
    "source_id", "source__title", "source__name", "source__publisher",
)  # fmt: skip


def results_of(found: Found, events: Sequence[Shown], viewer: Viewer) -> list[Result]:
    """The results of a page, in its order: two more queries, however many they are."""
    shown = _shown(events, found.query, viewer)
    subjects = visible.participants(viewer).filter(
        role="subject", account__in=[told.pk for told in shown.values()]
    )
    who: dict[int, list[str]] = {}
    for account, name in subjects.order_by("id").values_list("account_id", "naming__name"):
        who.setdefault(account, []).append(name)
    event_at, source_at = addresses_of("casework:event"), addresses_of("intake:source")
    return [
        _result(
            event,
            told,
            who.get(told.pk, ()),
            found.query,
            (event_at(event.pk), f"{source_at(told.source)}?at={told.passage_start}"),
        )
        for event in events
        if (told := shown.get(event.pk))
    ]


def _shown(events: Sequence[Shown], query: Query, viewer: Viewer) -> dict[int, Told]:
    """Which account to show of each event: one with the words, before one that was accepted."""
    rows = visible.accounts(viewer).filter(event__in=[event.pk for event in events])
    told: dict[int, list[Told]] = {}
    for row in rows.exclude(standing="superseded").order_by("id").values_list(*_COLUMNS):
        one = Told(*row)
        told.setdefault(one.event, []).append(one)
    return {
        event: max(rows, key=lambda row: _worth(row, query)) if len(rows) > 1 else rows[0]
        for event, rows in told.items()
    }


def _worth(told: Told, query: Query) -> tuple[bool, bool]:
    words = "\n".join([told.passage, told.names or "", *map(str, told.charges)])
    return holds(words, query), told.standing == "accepted"


def _result(
    event: Shown, told: Told, who: Sequence[str], query: Query, at: tuple[str, str]
) -> Result:
    found_at = places(told.passage, query)
    text = _around(told.passage, found_at)
    if text is not told.passage:
        found_at = places(text, query)
    found_by = None
    if query.wanted and not found_at:
        lines = [*told.charges, *dict.fromkeys((told.names or "").split("\n"))]
        held = [_as_named(line, query) for line in lines if places(line, query)]
        found_by = _marked_line(" · ".join(held), query) if held else None
    return {
        "type": label(event.type).capitalize(),
        "date": date_words(event.date, short=True) if event.date else "",
        "country": country_name(event.country),
        "term": term_words(event.term) if event.term else "",
        "modality": "" if event.modality == "actual" else modality_words(event.modality),
        "standing": event.standing,
        "contradicted": bool(event.contradicted),
        "sources": event.sources,
        "who": ", ".join(list(dict.fromkeys(who))[:4]),
        "passage": marked(text, found_at),
        "found_by": found_by,
        "address": at[0],
        "source": told.title or told.file,
        "source_address": at[1],
        "publisher": told.publisher,
    }


def _as_named(line: str, query: Query) -> str:
    """A line of names without the letters at its end, where it is found without them, too.

    "Vladimir Kozlov vladimir kozlov" says nothing more than "Vladimir Kozlov"; of "Козлов kozlov"
    both are needed.
    """
    words = line.split()
    for end in range(1, len(words)):
        head = " ".join(words[:end])
        if letters_of(head).endswith(" ".join(words[end:])):
            return head if places(head, query) else line
    return line


def _marked_line(line: str, query: Query) -> SafeString:
    return marked(line, places(line, query))


def _around(passage: str, found: Sequence[tuple[int, int]]) -> str:
    """A long passage is cut around the first place that was found."""
    if len(passage) <= _LONGEST:
        return passage
    start = max(0, (found[0][0] if found else 0) - _LONGEST // 3)
    end = min(len(passage), start + _LONGEST)
    return f"{'… ' if start else ''}{passage[start:end]}{' …' if end < len(passage) else ''}"
