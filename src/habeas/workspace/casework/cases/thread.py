"""A thread: the events of one case across sources, in the order in which they happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from habeas import record as plain
from habeas.cases import in_order_across
from habeas.cases.status import certain_days, standing_by
from habeas.cases.subjects import has_case
from habeas.record import Status
from habeas.workspace.casework.cases.material import Material
from habeas.workspace.casework.cases.told_event import WEIGHTY, ToldEvent, told_event
from habeas.workspace.record.models import Account, Entity

_MOST_VARIANTS = 24  # of contradicted values that a status is computed for


@dataclass(frozen=True, slots=True)
class Variant:
    """A status that holds if another value of an undecided contradiction is right."""

    told: ToldEvent
    slot: str
    value: Any
    status: Status


class Thread:
    """The case of an entity, as known at the end of a day.

    ``told`` are all events in order, proposals included where they were asked for; ``accepted``
    those that the record holds: they alone have a say in a status.
    """

    def __init__(self, entity: Entity, material: Material, told: Sequence[ToldEvent]) -> None:
        self.entity = entity
        self.material = material
        self.told = self._ordered(told)
        self.accepted = [one for one in self.told if not one.is_proposed]
        self.timeline = [one.event for one in self.accepted]
        self.until = {one.event.id: one.until for one in self.told if one.until is not None}
        self.by_id = {one.event.id: one for one in self.told}

    @property
    def accounts(self) -> list[Account]:
        """The accounts that its accepted events are composed of."""
        return [account for one in self.accepted for account in one.accounts]

    @cached_property
    def told_until(self) -> date | None:
        """The last day that the sources of the case tell of; None where nothing says it."""
        told = (self.material.heard_until(account) for account in self.accounts)
        return max((day for day in told if day is not None), default=None)

    @property
    def has_case(self) -> bool:
        """Whether the rule of ``habeas.cases.subjects`` gives the entity a case."""
        return has_case(plain_entity(self.entity), self.timeline)

    def status(self, day: date) -> Status:
        """Where the subject stands at the end of a day; of a body, that is not known."""
        if self.entity.kind == "organization":
            return Status(day.isoformat(), "unknown")
        standing = standing_by(self.timeline, self.certain, day).on(day)
        told = standing.state, standing.since, standing.term, standing.basis
        return Status(day.isoformat(), *told)

    @cached_property
    def certain(self) -> list[date | None]:
        """For each event of the timeline, the day by which it had certainly happened."""
        return certain_days(self.timeline, self.until)

    def variants(self, day: date) -> list[Variant]:
        """Where the subject stands if another of two contradicting values is right.

        One value is changed at a time; those that lead to the same status are left out.
        """
        status = self.status(day)
        found: list[Variant] = []
        for told, slot, value in self._undecided()[:_MOST_VARIANTS]:
            other = self.with_value(told, slot, value).status(day)
            if _said(other) not in [_said(status), *(_said(one.status) for one in found)]:
                found.append(Variant(told, slot, value, other))
        return found

    def with_value(self, told: ToldEvent, slot: str, value: Any) -> Thread:
        """The thread, if another value of one event is right."""
        changed = told.with_value(slot, value)
        events = [changed if one.pk == told.pk else one for one in self.told]
        return Thread(self.entity, self.material, events)

    def readings(self) -> list[Thread]:
        """This thread, and one for each value of an undecided contradiction that it leaves out."""
        others = self._undecided()[:_MOST_VARIANTS]
        return [self, *(self.with_value(*one) for one in others)]

    def is_disputed(self, basis: Sequence[str]) -> bool:
        """Whether an event that a status rests on is told in two ways that matter to it."""
        events = (self.by_id[one] for one in basis if one in self.by_id)
        return any(slot in told.contradicted for told in events for slot in WEIGHTY)

    def _undecided(self) -> list[tuple[ToldEvent, str, Any]]:
        return [
            (told, slot, value)
            for told in self.accepted
            for slot in WEIGHTY
            for value, _ in told.contradicted.get(slot, ())
            if value != getattr(told.event, slot)
        ]

    def _ordered(self, told: Sequence[ToldEvent]) -> list[ToldEvent]:
        sources = {
            (self.material.heard_until(account) or date.max, account.source_id)
            for one in told
            for account in one.accounts
        }
        ranks = {source: rank for rank, (_, source) in enumerate(sorted(sources))}
        tellings = [telling for one in told for telling in one.tellings(ranks, self.material)]
        by_id = {one.event.id: one for one in told}
        line = in_order_across(tellings, one_life=self.entity.kind == "person")
        return [by_id[event.id] for event in line]


def thread_of(
    entity: Entity, material: Material, *, known: date | None = None, proposals: bool = False
) -> Thread:
    """The thread of an entity.

    Args:
        entity: whose case it is.
        material: what the record holds about it.
        known: the day at whose end the record is asked; None for now. Judgements and decisions
            are then those made until that day; who is who, and which accounts tell the same event,
            is as we see it now.
        proposals: whether events that nobody has accepted are in it, marked as such.
    """
    events = (told_event(pk, material, known, proposals=proposals) for pk in material.accounts)
    return Thread(entity, material, [one for one in events if one is not None])


def plain_entity(entity: Entity) -> plain.Entity:
    """The entity as the library knows it, with its names as its mentions."""
    names = (entity.name, *entity.other_names)
    count = plain.Count(entity.count, entity.precision) if entity.precision else None  # type: ignore[arg-type]
    return plain.Entity(
        str(entity.pk),
        entity.kind,  # type: ignore[arg-type]
        entity.name,
        count=count,
        mentions=tuple(plain.Mention(0, len(name), name, "name") for name in names),
    )


def _said(status: Status) -> tuple[str, str | None, str | None]:
    return status.state, status.since, status.term
