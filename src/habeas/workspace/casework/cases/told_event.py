"""An event as the record tells it at a moment: its values out of the accounts that then stood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from habeas import record as plain
from habeas.cases import Telling
from habeas.spans import Quote
from habeas.workspace.casework.cases.material import Material
from habeas.workspace.record.composition import SLOTS, agreed_by, swapped_roles, value_of
from habeas.workspace.record.models import Account
from habeas.workspace.record.retelling import event_of

# The slots on which a status can depend.
WEIGHTY = ("type", "date", "term", "outcome", "modality")


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event with the accounts that it is composed of.

    ``contradicted`` holds the slots on which its accounts contradict each other and nobody has
    decided, each with every value and the accounts that tell it.
    """

    pk: int
    event: plain.Event
    accounts: tuple[Account, ...]
    contradicted: dict[str, list[tuple[Any, list[Account]]]]
    decided: dict[str, str]  # slot: the reason
    until: date | None  # the last day that the first source that tells it tells of
    is_proposed: bool = False

    def with_value(self, slot: str, value: Any) -> ToldEvent:
        """The same event, if another value is right."""
        changes: dict[str, Any] = {slot: value or None}
        return replace(self, event=replace(self.event, **changes))

    def tellings(self, ranks: dict[int, int], material: Material) -> Iterable[Telling]:
        """Each account as its source's telling of the event."""
        for account in self.accounts:
            told = replace(
                self.event,
                trigger=Quote(account.trigger_start, account.trigger_end, account.trigger),
                passage=Quote(account.passage_start, account.passage_end, account.passage),
            )
            scene = material.scene_of(account)
            yield Telling(told, scene, ranks[account.source_id], material.heard_until(account))


def told_event(
    pk: int, material: Material, known: date | None, *, proposals: bool
) -> ToldEvent | None:
    """The event as it was known at the end of a day; None where it was not.

    Args:
        pk: the event.
        material: that it is in.
        known: the day; None for now.
        proposals: whether an event that nobody has accepted is told, too.
    """
    accounts = material.accounts[pk]
    standing = [a for a in accounts if _verdict(a, material, known) == "accepted"]
    is_proposed = not standing
    if is_proposed and proposals:
        standing = [a for a in accounts if _verdict(a, material, known) == "proposed"]
    if not standing:
        return None
    heard = {account.pk: material.heard_until(account) for account in standing}
    standing.sort(key=lambda one: (heard[one.pk] or date.max, one.source_id, one.pk))
    decided, reasons = _decided(pk, material, known)
    contradicted = {}
    values = {slot: value_of(slot, standing[0]) for slot in SLOTS} | decided
    for slot in SLOTS if len(standing) > 1 else ():
        if slot not in decided:
            found = agreed_by(slot, standing)
            values[slot] = found.value
            if found.contradicted:
                contradicted[slot] = variants(slot, standing)
    if "roles" not in decided and (swapped := _swapped(standing, material)):
        contradicted["roles"] = swapped
    changes: dict[str, Any] = {
        "date": values["date"] or None,
        "term": values["term"] or None,
        "outcome": values["outcome"] or None,
        "type": values["type"] or standing[0].type,
        "modality": values["modality"] or standing[0].modality,
        "place": str(values["place"]) if values["place"] else None,
        "charges": tuple(dict.fromkeys(one for a in standing for one in a.charges)),
        "participants": tuple(_participants(standing, material)),
    }
    event = replace(event_of(standing[0], (), id=str(pk)), **changes)
    until = min((day for day in heard.values() if day is not None), default=None)
    return ToldEvent(pk, event, tuple(standing), contradicted, reasons, until, is_proposed)


def variants(slot: str, accounts: Sequence[Account]) -> list[tuple[Any, list[Account]]]:
    """The values of a slot, each with the accounts that tell it."""
    found: dict[Any, list[Account]] = {}
    for account in accounts:
        value = value_of(slot, account)
        if value not in (None, ""):
            found.setdefault(value, []).append(account)
    return list(found.items())


def _swapped(accounts: Sequence[Account], material: Material) -> list[tuple[Any, list[Account]]]:
    """Who did it by one account and to whom it happened by another: entity and role, by account."""
    roles = [
        [(one.role, one.entity) for one in material.takings.get(account.pk, ())]
        for account in accounts
    ]
    return [
        ((entity, role), told)
        for entity in sorted(swapped_roles(roles) if len(accounts) > 1 else ())
        for role in ("agent", "subject")
        if (told := [a for a, one in zip(accounts, roles, strict=True) if (role, entity) in one])
    ]


def _verdict(account: Account, material: Material, known: date | None) -> str:
    if known is None:
        return account.standing
    last = "proposed" if account.made_at.date() <= known else "unknown"
    for day, verdict in material.verdicts.get(account.pk, ()):
        last = verdict if day <= known else last
    return last


def _decided(
    pk: int, material: Material, known: date | None
) -> tuple[dict[str, Any], dict[str, str]]:
    values: dict[str, Any] = {}
    reasons: dict[str, str] = {}
    for day, slot, value, reason in material.decisions.get(pk, ()):
        if known is not None and day > known:
            continue
        if reason is None:
            values.pop(slot, None)
            reasons.pop(slot, None)
        else:
            values[slot], reasons[slot] = value, reason
    return values, reasons


def _participants(accounts: Iterable[Account], material: Material) -> Iterable[plain.Participant]:
    told = (one for account in accounts for one in material.takings.get(account.pk, ()))
    for role, entity in dict.fromkeys((one.role, one.entity) for one in told):
        yield plain.Participant(role, str(entity))  # type: ignore[arg-type]
