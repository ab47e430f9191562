"""An event with all that is needed to show it: its accounts, and who takes part in each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Prefetch, QuerySet

from habeas.reading.directory import count_of
from habeas.workspace.casework.events.headcount import Group, Headcount, Told, headcount_of
from habeas.workspace.casework.events.name_words import sounds_of
from habeas.workspace.record import visible
from habeas.workspace.record.composition import swapped_roles, told_accounts
from habeas.workspace.record.decided import holding
from habeas.workspace.record.models import Account, Entity, Event, Naming, Participant
from habeas.workspace.record.models.source import HEAVY
from habeas.workspace.record.visible import Viewer

_PEOPLE = ("person", "group")
# What these happen to are laws, papers, buildings, gatherings: nobody is counted.
_OF_THINGS = frozenset(
    "ban censorship closure confiscation finding investigation legislation protest recommendation"
    " ruling search statement treaty_action visit".split()
)
_OTHERS = re.compile(r"^(?:the\s+)?others?\s+", re.IGNORECASE)
_BEFORE = 30  # characters before a group's words in which "at least" stands
ROLES = ("agent", "subject", "court", "recipient", "destination")


@dataclass(slots=True)
class PartTaken:
    """An entity in a role, and the accounts that tell so."""

    entity: Entity
    role: str
    accounts: list[Account] = field(default_factory=list)


@dataclass
class Telling:
    """An event and its accounts, those that were superseded left out."""

    event: Event
    accounts: list[Account]
    decided: dict[int, str] = field(default_factory=dict)  # the roles that somebody has decided

    @cached_property
    def told(self) -> list[Account]:
        """The accounts that take part in its values."""
        return told_accounts(self.accounts) if self.accounts else []

    @cached_property
    def parts(self) -> list[PartTaken]:
        """Who takes part, by the accounts that stand: each entity once in each role."""
        return parts_of(self.told)

    def who(self, role: str) -> list[Entity]:
        """The entities in a role; those of whom accounts tell two, as it was decided."""
        found = [part.entity for part in self.parts if part.role == role]
        return [one for one in found if self._is_in(one.pk, role) and one not in self.contradicted]

    @cached_property
    def contradicted(self) -> list[Entity]:
        """Those who did it by one account and suffered it by another, where nobody has decided."""
        if "roles" not in self.event.contradicted:
            return []
        swapped = swapped_roles(
            [[(p.role, p.naming.entity_id) for p in one.participants.all()] for one in self.told]
        )
        found = {p.entity.pk: p.entity for p in self.parts if p.entity.pk in swapped}
        return list(found.values())

    def _is_in(self, entity: int, role: str) -> bool:
        return role not in ("agent", "subject") or self.decided.get(entity, role) == role

    @cached_property
    def charges(self) -> list[str]:
        """All charges that are told, each once."""
        return list(dict.fromkeys(charge for one in self.told for charge in one.charges))

    @cached_property
    def headcount(self) -> Headcount | None:
        """How many people it happened to; None where nobody tells, or it happened to things."""
        if self.event.type in _OF_THINGS:
            return None
        others = {entity for entity, role in self.decided.items() if role == "agent"}
        return headcount_of(people_by(account, others) for account in self.told)


def tellings(viewer: Viewer, events: Sequence[Event]) -> list[Telling]:
    """The events with their accounts, in four queries; one more where roles were decided.

    Args:
        viewer: who sees them, and only those of their accounts that they may see.
        events: in the order in which they come back.
    """
    rows = (
        visible.accounts(viewer)
        .filter(event__in=events)
        .exclude(standing="superseded")
        .select_related("source", "place__entity", "destination__entity", "attributed_to__entity")
        .select_related("made_by")
        .defer(*(f"source__{column}" for column in HEAVY), *_mentions("place", "destination"))
        .prefetch_related(Prefetch("participants", _with_namings(viewer)))
        .order_by("id")
    )
    by_event: dict[int, list[Account]] = defaultdict(list)
    for account in rows:
        by_event[account.event_id].append(account)
    several = [event for event, found in by_event.items() if len(found) > 1]
    decided = visible.decisions(viewer).filter(event__in=several, slot="roles")
    roles = {event: held["roles"].value or {} for event, held in holding(decided).items() if held}
    return [
        Telling(
            event,
            by_event[event.pk],
            {int(entity): role for entity, role in roles.get(event.pk, {}).items()},
        )
        for event in events
    ]


def parts_of(accounts: Iterable[Account]) -> list[PartTaken]:
    """Who takes part by these accounts, in the order of the roles."""
    found: dict[tuple[str, int], PartTaken] = {}
    for account in accounts:
        for one in account.participants.all():
            entity = one.naming.entity
            part = found.setdefault((one.role, entity.pk), PartTaken(entity, one.role))
            part.accounts.append(account)
    return sorted(found.values(), key=lambda part: (ROLES.index(part.role), part.entity.pk))


def people_by(account: Account, others: Collection[int] = ()) -> Told:
    """The people to whom it happened by one account, for the headcount; the others left out."""
    named: dict[int, frozenset[str]] = {}
    groups = []
    for one in account.participants.all():
        naming = one.naming
        if one.role != "subject" or naming.kind not in _PEOPLE or naming.entity_id in others:
            continue
        if naming.kind == "person" and _is_named(naming):
            named[naming.entity_id] = sounds_of(naming.entity.name)
        elif naming.kind == "person":
            groups.append(Group(naming.entity_id, naming.name, 1, "exact", beside=True))
        else:
            groups.append(_group(naming, account.passage))
    return Told(named, groups, account.passage)


def _group(naming: Naming, passage: str) -> Group:
    """A group with what stands before its words: "at least" may not be part of its name."""
    at = passage.find(naming.name)
    before = passage[max(0, at - _BEFORE) : at] if at > 0 else ""
    last = before.rsplit(".", 1)[-1].rsplit(",", 1)[-1]
    count, precision = naming.count, naming.precision or "vague"
    if count is None and (read := count_of(_OTHERS.sub("", naming.name))) is not None:
        count, precision = read.value, read.precision  # "the other nine"
    return Group(naming.entity_id, last + naming.name, count, precision)


def _is_named(naming: Naming) -> bool:
    """Whether a person has a name, not only a description ("a journalist")."""
    forms = {mention[2] for mention in naming.mentions if len(mention) > 2}
    return not forms or "name" in forms


def _with_namings(viewer: Viewer) -> QuerySet[Participant]:
    return visible.participants(viewer).select_related("naming__entity").order_by("id")


def _mentions(*slots: str) -> list[str]:
    return [f"{slot}__mentions" for slot in slots]
