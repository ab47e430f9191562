"""Facets: what the found events can be narrowed down to, with how many each would leave.

They are counted over the first ``BOUND`` events of the chosen order: a broad word in a large record
finds more, and the page says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import Any, TypeVar

from django.db.models import F
from django.db.models.lookups import IsNull

from habeas.workspace.record import visible
from habeas.workspace.record.visible import Viewer
from habeas.workspace.search.found import Found
from habeas.workspace.search.matching import Among
from habeas.workspace.search.naming_values import TITLES, title_of, words_of
from habeas.workspace.search.status_on_a_day import counted

BOUND = 5_000  # events
MOST = 8  # values of a facet that are shown
_Key = TypeVar("_Key", int, str)
_COURTS = ("court", "tribunal", "judge")  # in the names of bodies that decide


@dataclass(frozen=True, slots=True)
class Value:
    """A value that can be chosen."""

    words: str
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Facet:
    """What can be chosen of one kind."""

    name: str
    title: str
    values: list[Value]


@dataclass(frozen=True, slots=True)
class Facets:
    """All of them, and how many events they were counted over."""

    facets: list[Facet]
    count: int
    is_more: bool  # than BOUND


def facets_of(found: Found, viewer: Viewer) -> Facets:
    """The facets of what was found, in a fixed number of queries."""
    events = found.ordered().annotate(undated=IsNull(F("earliest"), True))  # noqa: FBT003 -- Django's
    rows = list(
        events.values_list(
            "pk", "type", "country", "modality", "standing", "undecided", "sources", "undated"
        )[: BOUND + 1]
    )
    is_more = len(rows) > BOUND
    rows = rows[:BOUND]
    counts: dict[str, Counter[str]] = {
        name: Counter(str(row[at]) for row in rows)
        for at, name in ((1, "type"), (2, "country"), (3, "modality"), (4, "standing"))
    }
    counts["state"] = Counter(state for row in rows for state in _states(row))
    told = {name: counter.most_common() for name, counter in counts.items()}
    names: dict[tuple[str, int], str] = {}
    accounts = _accounts(rows, viewer)
    told |= _of_sources(accounts, names, viewer)
    event_of = {pk: event for pk, event, _ in accounts}
    told |= _of_accounts(event_of, names, viewer)
    taking_part = _taking_part(event_of, viewer)
    told |= _of_participants(taking_part, names, viewer)
    day = found.question.status_day
    subjects = ((entity, event) for role, entity, event in taking_part if role == "subject")
    told["status"] = counted(subjects, day, viewer) if day else []
    facets = []
    for name in TITLES:
        chosen = found.question.chosen.get(name, ())
        values = [
            Value(words_of(name, value, names), count, found.question.with_value(name, value))
            for value, count in told[name]
            if value and value not in chosen
        ][:MOST]
        if values and (len(values) > 1 or values[0].count < len(rows)):
            facets.append(Facet(name, title_of(name, found.question), values))
    return Facets(facets, len(rows), is_more)


def _states(row: tuple[Any, ...]) -> Iterable[str]:
    if row[5]:
        yield "contradicted"
    yield "several-sources" if row[6] > 1 else "one-source"
    if row[7]:
        yield "undated"


def _accounts(events: Sequence[tuple[Any, ...]], viewer: Viewer) -> list[tuple[int, int, int]]:
    """The accounts of the events, each with its event and its source."""
    rows = visible.accounts(viewer).filter(Among("event_id", (row[0] for row in events)))
    rows = rows.filter(standing__in=("accepted", "proposed", "rejected"))
    return list(rows.values_list("pk", "event_id", "source_id"))


def _of_sources(
    accounts: Iterable[tuple[int, int, int]], names: dict[tuple[str, int], str], viewer: Viewer
) -> dict[str, list[tuple[str, int]]]:
    """Sources and publishers, the most frequent first; notes the titles."""
    pairs = {(source, event) for _, event, source in accounts}
    rows = visible.sources(viewer).filter(Among("pk", {source for source, _ in pairs}))
    told = {
        pk: (title, publisher)
        for pk, title, publisher in rows.values_list("pk", "title", "publisher")
    }
    sources = _frequent(pair for pair in pairs if pair[0] in told)
    names.update({("source", pk): told[pk][0] for pk, _ in sources})
    publishers = _frequent({(told[pk][1], event) for pk, event in pairs if pk in told})
    return {"source": [(str(pk), count) for pk, count in sources], "publisher": publishers}


def _of_accounts(
    event_of: Mapping[int, int], names: dict[tuple[str, int], str], viewer: Viewer
) -> dict[str, list[tuple[str, int]]]:
    """Charges and reviewers, the most frequent first; notes the names of reviewers."""
    accounts = visible.accounts(viewer).filter(Among("pk", event_of))
    charged = accounts.filter(charge_rows__isnull=False)
    charges = {
        (charge, event_of[pk]) for pk, charge in charged.values_list("pk", "charge_rows__charge")
    }
    judged = accounts.filter(judgements__by__isnull=False)
    by = set(judged.values_list("judgements__by", "judgements__by__username", "pk"))
    names.update({("reviewer", pk): name for pk, name, _ in by})
    reviewers = _frequent({(pk, event_of[account]) for pk, _, account in by})
    return {
        "charge": _frequent(charges),
        "reviewer": [(str(pk), count) for pk, count in reviewers],
    }


def _frequent(pairs: Iterable[tuple[_Key, int]]) -> list[tuple[_Key, int]]:
    """The values that most events have, from pairs of a value and an event, none of them twice."""
    return _most(Counter(value for value, _ in pairs), 2 * MOST)


def _most(counts: Mapping[_Key, int], number: int) -> list[tuple[_Key, int]]:
    """The most frequent; of two as frequent the smaller comes first, whoever asks."""
    return nsmallest(number, counts.items(), key=lambda item: (-item[1], item[0]))


def _taking_part(event_of: Mapping[int, int], viewer: Viewer) -> set[tuple[str, int, int]]:
    """Role, entity and event of everybody who takes part."""
    rows = visible.participants(viewer).filter(
        Among("account_id", event_of), role__in=("agent", "subject", "court")
    )
    return {
        (role, entity, event_of[account])
        for role, entity, account in rows.values_list("role", "naming__entity", "account_id")
    }


def _of_participants(
    taking_part: Iterable[tuple[str, int, int]], names: dict[tuple[str, int], str], viewer: Viewer
) -> dict[str, list[tuple[str, int]]]:
    """Who takes part, in one query; a court is one by its name, or where it was addressed."""
    counts: dict[str, Counter[int]] = {"agent": Counter(), "subject": Counter(), "court": Counter()}
    for role, entity, _ in taking_part:
        counts[role][entity] += 1
    frequent = {name: dict(_most(counts[name], 10 * MOST)) for name in counts}
    wanted = {pk for counter in frequent.values() for pk in counter}
    found = visible.entities(viewer).filter(pk__in=wanted).values_list("pk", "name", "letters")
    for pk, called, letters in found:
        names.update({(role, pk): called for role in counts})
        is_court = any(word in letters for word in _COURTS)
        if is_court and (number := frequent["agent"].pop(pk, 0)):
            frequent["court"][pk] = max(number, frequent["court"].get(pk, 0))
    return {
        role: [(str(pk), n) for pk, n in _most(counter, len(counter))]
        for role, counter in frequent.items()
    }
