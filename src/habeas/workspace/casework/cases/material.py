"""Material: what the record holds about the cases of some entities, in few queries."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date
from typing import Any

from django.db.models import Q

from habeas.cases.subjects import OWN_ACTS
from habeas.workspace.casework.cases.material_sources import Sources
from habeas.workspace.casework.cases.visible_cases import Rows
from habeas.workspace.record.models import Account, Naming

_PLACES = ("place", "destination", "attributed_to")


@dataclass(frozen=True, slots=True)
class Taking:
    """Somebody who takes part in an event, as an account tells it."""

    role: str
    entity: int
    name: str


@dataclass(slots=True)
class Material:
    """Everything that was ever said about the events of one entity."""

    accounts: dict[int, list[Account]] = field(default_factory=dict)  # by event
    takings: Mapping[int, Sequence[Taking]] = field(default_factory=dict)  # by account
    verdicts: Mapping[int, Sequence[tuple[date, str]]] = field(default_factory=dict)  # by account
    decisions: Mapping[int, Sequence[tuple[date, str, Any, str | None]]] = field(
        default_factory=dict
    )
    scenes: Mapping[int, Sequence[int]] = field(default_factory=dict)  # starts, by source
    ends: Mapping[int, date] = field(default_factory=dict)  # by source, where they are known

    def heard_until(self, account: Account) -> date | None:
        """The last day that the account's source tells of; None where nothing says it."""
        return self.ends.get(account.source_id)

    def scene_of(self, account: Account) -> int:
        """The number of the paragraph or bullet that tells it."""
        return bisect_right(self.scenes.get(account.source_id, ()), account.trigger_start)

    def days(self) -> list[date]:
        """The days on which something was judged or decided, in order."""
        told = {day for event in self.accounts.values() for a in event for day in self._days(a)}
        told |= {row[0] for event in self.accounts for row in self.decisions.get(event, ())}
        return sorted(told)

    def _days(self, account: Account) -> Iterable[date]:
        return (day for day, _ in self.verdicts.get(account.pk, ()))


def material_of(
    entities: Sequence[int],
    rows: Rows,
    *,
    proposals: bool = True,
    history: bool = True,
    sources: Sources | None = None,
) -> dict[int, Material]:
    """What the record holds about some entities.

    Args:
        entities: their ids.
        rows: those that may be seen.
        proposals: whether events that nobody has accepted an account of are wanted, too.
        history: whether it will be asked what was known on a day.
        sources: those that were loaded before; others are added.
    """
    pairs = _concerned(entities, rows, proposals=proposals)
    told = rows.accounts.filter(event_id__in={event for _, event in pairs})
    by_id = {account.pk: account for account in sorted(told, key=lambda account: account.pk)}
    sources = Sources(rows) if sources is None else sources
    sources.put_into(by_id.values())
    takings = _takings(by_id, rows)
    _put_places(by_id.values(), rows)
    by_event: dict[int, list[Account]] = defaultdict(list)
    for account in by_id.values():
        by_event[account.event_id].append(account)
    verdicts = _verdicts(by_id, rows) if history else {}
    decisions = _decisions(by_event, rows)
    found = {
        entity: Material({}, takings, verdicts, decisions, sources.scenes, sources.ends)
        for entity in entities
    }
    for entity, event in sorted(pairs):
        found[entity].accounts[event] = by_event[event]
    return found


def _concerned(entities: Sequence[int], rows: Rows, *, proposals: bool) -> set[tuple[int, int]]:
    """Whom each event concerns, by any account of it: pairs of an entity and an event.

    As ``habeas.cases.subjects`` has it: to whom it happened; else, whose own appeal it is.
    """
    concern = Q(role="subject") | Q(role="agent", account__type__in=sorted(OWN_ACTS))
    told = rows.participants.filter(concern, naming__entity_id__in=entities)
    if not proposals:
        told = told.exclude(account__event__standing="proposed", account__standing="proposed")
    values = told.values_list("role", "account_id", "naming__entity_id", "account__event_id")
    found = list(values)
    own_acts = {account for role, account, _, _ in found if role == "agent"}
    others = rows.participants.filter(account_id__in=own_acts, role="subject")
    not_own = set(others.values_list("account_id", flat=True)) if own_acts else set()
    return {
        (entity, event)
        for role, account, entity, event in found
        if role == "subject" or account not in not_own
    }


def _takings(accounts: Collection[int], rows: Rows) -> dict[int, list[Taking]]:
    found: dict[int, list[Taking]] = defaultdict(list)
    told = rows.participants.filter(account_id__in=accounts).values_list(
        "pk", "account_id", "role", "naming__entity_id", "naming__name"
    )
    for _, account, role, entity, name in sorted(told):
        found[account].append(Taking(role, entity, name))
    return found


def _put_places(accounts: Iterable[Account], rows: Rows) -> None:
    """Give each account the namings of its places, of which many accounts have the same."""
    wanted = {getattr(one, f"{slot}_id") for one in accounts for slot in _PLACES} - {None}
    named = rows.namings.filter(pk__in=wanted).values_list("pk", "entity_id", "name")
    namings = {
        pk: Naming(pk=pk, entity_id=entity, name=name)
        for pk, entity, name in (named if wanted else ())
    }
    for account in accounts:
        for slot in _PLACES:
            setattr(account, slot, namings.get(getattr(account, f"{slot}_id")))


def _verdicts(accounts: Collection[int], rows: Rows) -> dict[int, list[tuple[date, str]]]:
    found: dict[int, list[tuple[date, str]]] = defaultdict(list)
    told = rows.judgements.filter(account_id__in=accounts)
    for _, account, verdict, at in sorted(told.values_list("pk", "account_id", "verdict", "at")):
        found[account].append((at.astimezone(UTC).date(), verdict))
    return found


def _decisions(
    events: Collection[int], rows: Rows
) -> dict[int, list[tuple[date, str, Any, str | None]]]:
    """Day, slot, value and reason of each decision; no reason where one is taken back."""
    found: dict[int, list[tuple[date, str, Any, str | None]]] = defaultdict(list)
    told = rows.decisions.filter(event_id__in=events).order_by("pk")
    for event, at, slot, value, taken_back, reason in told.values_list(
        "event_id", "at", "slot", "value", "taken_back", "reason"
    ):
        day = at.astimezone(UTC).date()
        found[event].append((day, slot, value, None if taken_back else reason))
    return found
