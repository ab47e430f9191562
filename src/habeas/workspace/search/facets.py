"""Facets: what the found events can be narrowed down to, with how many each would leave.

They are counted over the first ``BOUND`` events of the chosen order: a broad word in a large record
finds more, and the page says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from habeas.workspace.record import visible
from habeas.workspace.record.models import Account
from habeas.workspace.record.visible import Viewer
from habeas.workspace.search.found import Found
from habeas.workspace.search.matching import Among
from habeas.workspace.search.naming_values import TITLES, title_of, words_of
from habeas.workspace.search.status_on_a_day import counted

BOUND = 5_000  # events
MOST = 8  # values of a facet that are shown
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
    rows = list(
        found.ordered().values_list(
            "pk", "type", "country", "modality", "standing", "contradicted", "sources", "earliest"
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
    accounts = visible.accounts(viewer).filter(Among("event_id", (row[0] for row in rows)))
    accounts = accounts.filter(standing__in=("accepted", "proposed", "rejected"))
    told |= _of_accounts(accounts, names)
    taking_part = _taking_part(accounts)
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
    if row[7] is None:
        yield "undated"


def _of_accounts(
    accounts: QuerySet[Account], names: dict[tuple[str, int], str]
) -> dict[str, list[tuple[str, int]]]:
    """The values that accounts have, the most frequent first; notes the names of rows."""
    told: dict[str, list[tuple[str, int]]] = {}
    for name, key, naming in (
        ("source", "source", "source__title"),
        ("publisher", "source__publisher", None),
        ("charge", "charge_rows__charge", None),
        ("reviewer", "judgements__by", "judgements__by__username"),
    ):
        counted = accounts.exclude(**{key: None}).values(key, *([naming] if naming else []))
        counted = counted.annotate(n=Count("event", distinct=True)).order_by("-n", key)
        found = list(counted[: 2 * MOST])
        told[name] = [(str(row[key]), row["n"]) for row in found]
        if naming:
            names.update({(name, row[key]): row[naming] for row in found})
    return told


def _taking_part(accounts: QuerySet[Account]) -> set[tuple[str, int, int]]:
    """Role, entity and event of everybody who takes part."""
    rows = accounts.filter(participants__role__in=("agent", "subject", "court"))
    return set(rows.values_list("participants__role", "participants__naming__entity", "event_id"))


def _of_participants(
    taking_part: Iterable[tuple[str, int, int]], names: dict[tuple[str, int], str], viewer: Viewer
) -> dict[str, list[tuple[str, int]]]:
    """Who takes part, in one query; a court is one by its name, or where it was addressed."""
    counts: dict[str, Counter[int]] = {"agent": Counter(), "subject": Counter(), "court": Counter()}
    for role, entity, _ in taking_part:
        counts[role][entity] += 1
    frequent = {name: dict(counts[name].most_common(10 * MOST)) for name in counts}
    wanted = {pk for counter in frequent.values() for pk in counter}
    found = visible.entities(viewer).filter(pk__in=wanted).values_list("pk", "name", "letters")
    for pk, called, letters in found:
        names.update({(role, pk): called for role in counts})
        is_court = any(word in letters for word in _COURTS)
        if is_court and (number := frequent["agent"].pop(pk, 0)):
            frequent["court"][pk] = max(number, frequent["court"].get(pk, 0))
    return {
        role: [(str(pk), n) for pk, n in Counter(counter).most_common()]
        for role, counter in frequent.items()
    }
