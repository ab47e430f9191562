"""Which accounts may tell the same as one: found by their keys, weighed by their likeness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from habeas.workspace.casework.events.likeness import (
    Likeness,
    Traits,
    keys_of,
    likeness_of,
)
from habeas.workspace.record import visible
from habeas.workspace.record.models import Account
from habeas.workspace.record.visible import Viewer

_MOST = 60  # candidates for one account: a name that more share tells nothing
_NEAR = timedelta(days=3)
_STANDING = ("proposed", "accepted")
_COLUMNS = (
    "pk event_id source_id type earliest latest source__country modality term outcome place__name"
    " standing"
).split()

Pair = tuple[int, int]  # of events, the smaller id first


def traits_of(viewer: Viewer, accounts: QuerySet[Account]) -> dict[int, Traits]:
    """What is compared of accounts, by their ids, in two queries."""
    rows = list(accounts.order_by("pk").values_list(*_COLUMNS))
    people = _people_of(viewer, [row[0] for row in rows])
    return {row[0]: _traits(row, people[row[0]]) for row in rows}


def like(
    viewer: Viewer, ones: Sequence[Traits], suggested: Collection[Pair] = ()
) -> dict[Pair, Likeness]:
    """For pairs of events: how alike they are, where that is enough.

    Args:
        viewer: who may see the others.
        ones: accounts; each is compared with all accounts of other events that share a key with it,
            or the entity to whom it happened.
        suggested: pairs that are to be weighed again, whether or not they share any such thing.
    """
    beside = _accounts_beside(viewer, suggested)
    found = {
        one.account: {*_candidates(viewer, one, one.event), *beside[one.event]} for one in ones
    }
    return _weighed(viewer, ones, found)


def like_event(
    viewer: Viewer, event_id: int, accounts: QuerySet[Account]
) -> list[tuple[int, Likeness]]:
    """The events that may be the same as one, the most alike first, in six queries.

    Args:
        viewer: who may see the others.
        event_id: the event.
        accounts: its accounts.
    """
    ones = list(traits_of(viewer, accounts.filter(standing__in=_STANDING)).values())
    if not ones:
        return []
    together = replace(
        ones[0],
        entities=frozenset().union(*(one.entities for one in ones)),
        keys=frozenset().union(*(keys_of(one) for one in ones)),
        earliest=_outermost(min, [one.earliest for one in ones]),
        latest=_outermost(max, [one.latest for one in ones]),
    )
    candidates = set(_candidates(viewer, together, event_id))
    pairs = _weighed(viewer, ones, {one.account: candidates for one in ones})
    ranked = sorted(pairs.items(), key=lambda item: (-item[1].score, item[0]))
    return [(a if b == event_id else b, likeness) for (a, b), likeness in ranked]


def _weighed(
    viewer: Viewer, ones: Sequence[Traits], found: dict[int, set[int]]
) -> dict[Pair, Likeness]:
    others = traits_of(viewer, visible.accounts(viewer).filter(pk__in=set().union(*found.values())))
    pairs: dict[Pair, Likeness] = {}
    for one in ones:
        for other in found[one.account]:
            likeness = likeness_of(one, others[other])
            if likeness is None or not likeness.is_enough:
                continue
            pair = _pair(one.event, others[other].event)
            if pair not in pairs or pairs[pair].score < likeness.score:
                pairs[pair] = likeness
    return _not_refused(viewer, pairs)


def _outermost(choose: Callable[[list[date]], date], days: Sequence[date | None]) -> date | None:
    told = [day for day in days if day is not None]
    return choose(told) if len(told) == len(days) else None


def _candidates(viewer: Viewer, one: Traits, event_id: int) -> Iterable[int]:
    """Accounts of other events that stand, with a key or an entity of this one, at a near date."""
    near = _near(one)
    by_key = visible.account_keys(viewer).filter(near, key__in=one.keys or keys_of(one))
    yield from by_key.exclude(account__event=event_id).values_list("account_id", flat=True)[:_MOST]
    if one.entities:
        same = (
            visible.participants(viewer)
            .filter(near, role="subject", naming__entity_id__in=one.entities)
            .exclude(account__event=event_id)
        )
        yield from same.values_list("account_id", flat=True)[:_MOST]


def _accounts_beside(viewer: Viewer, pairs: Collection[Pair]) -> dict[int, set[int]]:
    """For each event of the pairs, the accounts of those that it is paired with."""
    beside: dict[int, set[int]] = defaultdict(set)
    by_event: dict[int, list[int]] = defaultdict(list)
    rows = visible.accounts(viewer).filter(
        event__in={event for pair in pairs for event in pair}, standing__in=_STANDING
    )
    for event, account in rows.values_list("event_id", "pk"):
        by_event[event].append(account)
    for one, other in pairs:
        beside[one].update(by_event[other])
        beside[other].update(by_event[one])
    return beside


def _near(one: Traits) -> Q:
    """Accounts that stand, and whose dates are near enough or not told."""
    stand = Q(account__standing__in=_STANDING)
    if one.earliest is None or one.latest is None:
        return stand
    near = Q(account__earliest__lte=one.latest + _NEAR, account__latest__gte=one.earliest - _NEAR)
    open_ended = Q(account__earliest__isnull=True) | Q(account__latest__isnull=True)
    return stand & (near | open_ended)


def _not_refused(viewer: Viewer, pairs: dict[Pair, Likeness]) -> dict[Pair, Likeness]:
    first = {a for a, _ in pairs}
    refused = visible.event_pairs(viewer).filter(first__in=first, refused_at__isnull=False)
    gone = set(refused.values_list("first_id", "second_id"))
    return {pair: likeness for pair, likeness in pairs.items() if pair not in gone}


def _people_of(viewer: Viewer, accounts: Sequence[int]) -> dict[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    rows = visible.participants(viewer).filter(
        account_id__in=accounts, role__in=("agent", "subject")
    )
    for row in rows.values_list(
        "account_id", "role", "naming__kind", "naming__name", "naming__count", "naming__entity_id"
    ):
        found[row[0]].append(row[1:])
    return found


def _traits(row: Sequence[Any], people: Sequence[tuple[Any, ...]]) -> Traits:
    account, event, source, kind, earliest, latest, country, modality, term, outcome, place = row[
        :-1
    ]
    subjects = [one for one in people if one[0] == "subject"]
    return Traits(
        account=account,
        event=event,
        stands=row[-1] in _STANDING,
        source=source,
        type=kind,
        earliest=earliest,
        latest=latest,
        country=country,
        modality=modality,
        term=term,
        outcome=outcome,
        place=place or "",
        entities=frozenset(one[4] for one in subjects),
        names=tuple(one[2] for one in subjects if one[1] in ("person", "organization")),
        agents=tuple(one[2] for one in people if one[0] == "agent"),
        count=next((one[3] for one in subjects if one[3] is not None), None),
    )


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
