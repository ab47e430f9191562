"""What was decided for events: which decisions hold, and whom they mean now.

A decision is never changed. One about a place or about roles names entities as they were when it
was made: where one of these was merged into another since, that one is meant; an entity that was
erased is nobody any more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import QuerySet

from habeas.workspace.record.identity import living_ids
from habeas.workspace.record.models import Decision, Event


def decisions_of(event: Event) -> dict[str, Decision]:
    """The decision that holds for each slot of an event."""
    return holding(event.decisions.all())[event.pk]


def holding(decisions: QuerySet[Decision]) -> dict[int, dict[str, Decision]]:
    """By event and slot the decision that holds: the last, unless it takes the one before back."""
    found: dict[int, dict[str, Decision]] = defaultdict(dict)
    for one in as_now(decisions.select_related("by").order_by("id")):
        if one.taken_back:
            found[one.event_id].pop(one.slot, None)
        else:
            found[one.event_id][one.slot] = one
    return found


def as_now(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions, with those whom they name as who they are now; not to be saved so.

    One query for each floor of the merges, and none where no decision names anybody.
    """
    found = list(decisions)
    now = living_ids({pk for one in found for pk in _named(one)})
    for one in found:
        one.value = _value(one, now)
    return found


def _named(decision: Decision) -> Iterator[int]:
    if decision.slot == "place" and isinstance(decision.value, int):
        yield decision.value
    if decision.slot == "roles" and isinstance(decision.value, dict):
        yield from map(int, decision.value)


def _value(decision: Decision, now: Mapping[int, int]) -> Any:
    if decision.slot == "place":
        return now.get(decision.value) if isinstance(decision.value, int) else None
    if decision.slot != "roles" or not isinstance(decision.value, dict):
        return decision.value
    roles: dict[int, set[str]] = defaultdict(set)
    for pk, role in decision.value.items():
        if int(pk) in now:
            roles[now[int(pk)]].add(role)
    # Of two that are one now, and had two roles, nothing is decided.
    return {str(pk): told.pop() for pk, told in roles.items() if len(told) == 1}
