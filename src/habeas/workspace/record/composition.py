"""Composition: the values of an event out of its accounts, and of an entity out of its namings.

Both are kept beside what they are composed from, so that lists and searches are quick. Every
action that changes an account's standing, its event, a decision or a naming's entity composes anew.

An event's value, slot by slot: what the last decision says; else what the accounts that stand come
to (``slot_values``). Where they contradict each other and nobody has decided, the slot is told as
contradicted: a value stands there so that lists can show one, and never without that mark.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from django.dispatch import Signal

from habeas.exchange.wording import country_name
from habeas.workspace.record.decided import holding
from habeas.workspace.record.letters import letters_of, spellings_of
from habeas.workspace.record.models import Account, Decision, Entity, Event, Participant
from habeas.workspace.record.models.source import HEAVY
from habeas.workspace.record.slot_values import SLOTS, Agreed, PlaceTold, agreed, days_of

__all__ = [
    "SLOTS",
    "agreed_by",
    "compose_entity",
    "compose_event",
    "compose_events",
    "composed",
    "days_of",
    "place_told",
    "swapped_roles",
    "told_accounts",
    "value_of",
]
composed = Signal()  # in the transaction: ``events``, the ids of those that were written anew
_BATCH = 100  # events in one statement
_LONGEST_NAME = 300
_COMPOSED = (
    "standing type date earliest latest country place term outcome modality contradicted undecided"
    " confidence sources shared version"
).split()


def compose_event(event: Event) -> Event:
    """Compute the event's values anew and save it, with the next version."""
    compose_events([event])
    return event


def compose_events(events: Iterable[Event], *, only_changed: bool = False) -> None:
    """Compute the values of events anew, with few queries for many: a batch that is accepted.

    Where the database can, the events are held until the transaction ends.

    Args:
        events: as the database has them.
        only_changed: an event that comes out as it was is not written, and keeps its version: for
            what may have changed the event, and was no change of the event itself.
    """
    by_id = {event.pk: event for event in events}
    held = Event.objects.select_for_update().filter(pk__in=by_id).order_by("pk")
    for pk, version, joined_into in held.values_list("pk", "version", "joined_into"):
        by_id[pk].version, by_id[pk].joined_into_id = version, joined_into
    accounts: dict[int, list[Account]] = defaultdict(list)
    rows = Account.objects.filter(event_id__in=by_id).select_related("place__entity", "source")
    for account in rows.defer(*(f"source__{column}" for column in HEAVY)).order_by("id"):
        accounts[account.event_id].append(account)
    decisions = holding(Decision.objects.filter(event_id__in=by_id))
    several = [one.pk for found in accounts.values() if len(found) > 1 for one in found]
    roles = _roles_of(several)
    changed = []
    for pk, event in by_id.items():
        before = _composed(event)
        _compose(event, accounts[pk], decisions[pk], roles)
        if only_changed and _composed(event) == before:
            continue
        event.version += 1
        changed.append(event)
    Event.objects.bulk_update(changed, _COMPOSED, _BATCH)
    composed.send(Event, events=[event.pk for event in changed])


def _composed(event: Event) -> list[object]:
    columns = ("place_id" if name == "place" else name for name in _COMPOSED)
    return [getattr(event, column) for column in columns]


def _compose(
    event: Event,
    accounts: Sequence[Account],
    decided: dict[str, Decision],
    roles: dict[int, list[tuple[str, int]]],
) -> None:
    if not accounts:
        event.standing = "joined" if event.joined_into_id else "rejected"
        event.contradicted, event.undecided, event.shared, event.sources = [], False, False, 0
        for slot in ("date", "place", "term", "outcome"):
            _set(event, slot, None)  # nothing is left of what was told: it may have to be erased
        event.country, event.confidence = "", 0.0
        return
    told = told_accounts(accounts)
    event.standing = told[0].standing if told[0].standing != "superseded" else "rejected"
    contradicted = []
    for slot in SLOTS:
        found = agreed_by(slot, told, roles)
        is_decided = slot in decided and _holds(decided[slot], found)
        _set(event, slot, decided[slot].value if is_decided else found.value)
        if found.contradicted and not is_decided:
            contradicted.append(slot)
    event.contradicted, event.undecided = contradicted, bool(contradicted)
    event.country = next((a.source.country for a in _in_order(told) if a.source.country), "")
    event.confidence = max(account.confidence for account in told)
    event.sources = len({account.source_id for account in told})
    event.shared = event.sources > 1


def _holds(decision: Decision, found: Agreed) -> bool:
    """Whether a decision is about what contradicts each other now.

    Merges may change who is told in two roles: one about others does not say who did it.
    """
    return (
        decision.slot != "roles"
        or not found.contradicted
        or bool(found.value.intersection(decision.value or ()))
    )


def told_accounts(accounts: Sequence[Account]) -> list[Account]:
    """The accounts that take part in the values: those that stand as the event does.

    The accepted ones where there are any, else those that wait, else what was rejected, else all.
    """
    for standing in ("accepted", "proposed", "rejected"):
        if found := [account for account in accounts if account.standing == standing]:
            return found
    return list(accounts)


def agreed_by(
    slot: str, accounts: Sequence[Account], roles: dict[int, list[tuple[str, int]]] | None = None
) -> Agreed:
    """What a slot comes to by these accounts.

    Args:
        slot: one of ``SLOTS``.
        accounts: with their place and source at hand.
        roles: of each account, the entities with their roles; needed for the slot ``roles``, of
            which the value is who has two of them.
    """
    if slot == "roles":
        swapped = swapped_roles([(roles or {}).get(account.pk, []) for account in accounts])
        return Agreed({str(entity) for entity in swapped}, bool(swapped))
    if slot != "place":
        return agreed(slot, [getattr(account, slot) for account in accounts])
    found = agreed("place", [place_told(account) for account in accounts])
    return Agreed(found.value.entity if found.value else None, found.contradicted)


def value_of(slot: str, account: Account) -> Any:
    """What an account tells in a slot; a place as the id of its entity."""
    if slot == "place":
        return account.place.entity_id if account.place is not None else None
    return getattr(account, slot, None)


def place_told(account: Account) -> PlaceTold | None:
    """The place that an account tells, so that it can be compared."""
    if account.place is None:
        return None
    letters = letters_of(account.place.name)
    country = _country_letters(account.source.country)
    return PlaceTold(account.place.entity_id, letters, bool(country) and letters == country)


def swapped_roles(told: Sequence[Sequence[tuple[str, int]]]) -> set[int]:
    """The entities that did it by one account and to whom it happened by another.

    >>> swapped_roles([[("agent", 1), ("subject", 2)], [("subject", 1)]])
    {1}
    """
    swapped: set[int] = set()
    sides = [
        ({e for role, e in one if role == "agent"}, {e for role, e in one if role == "subject"})
        for one in told
    ]
    for agents, subjects in sides:
        for others, patients in sides:
            swapped |= (agents - subjects) & (patients - others)
    return swapped


def _roles_of(accounts: Sequence[int]) -> dict[int, list[tuple[str, int]]]:
    found: dict[int, list[tuple[str, int]]] = defaultdict(list)
    if accounts:
        rows = Participant.objects.filter(account_id__in=accounts, role__in=("agent", "subject"))
        for account, role, entity in rows.values_list("account_id", "role", "naming__entity_id"):
            found[account].append((role, entity))
    return found


def _in_order(accounts: Iterable[Account]) -> list[Account]:
    return sorted(accounts, key=lambda account: account.pk)


@cache
def _country_letters(code: str) -> str:
    return letters_of(country_name(code) or "") if code else ""


def _set(event: Event, slot: str, value: Any) -> None:
    if slot == "place":
        event.place_id = value
    elif slot != "roles":
        setattr(event, slot, value or "")
        if slot == "date":
            event.earliest, event.latest = days_of(event.date)


def compose_entity(entity: Entity) -> Entity:
    """Compute the entity's values anew from its namings and save it, with the next version."""
    namings = list(entity.namings.order_by("id"))
    if namings:
        names = [name for naming in namings for name in (naming.name, *naming.other_names)]
        entity.name = entity.chosen_name or fullest(naming.name for naming in namings)
        entity.other_names = [name for name in dict.fromkeys(names) if name != entity.name]
        entity.descriptions = _all(naming.descriptions for naming in namings)
        entity.designations = _all(naming.designations for naming in namings)
        counted = next((naming for naming in namings if naming.precision), None)
        entity.count = counted.count if counted else None
        entity.precision = counted.precision if counted else ""
        entity.country = next((naming.country for naming in namings if naming.country), "")
    entity.letters = letters_of(entity.name)
    entity.spellings = spellings_of([entity.name, *entity.other_names])
    entity.version += 1
    entity.save()
    return entity


def fullest(names: Iterable[str]) -> str:
    """The name of most words, of those the longest: what is shown where nobody has chosen.

    >>> fullest(["Kozlov", "Vladimir Kozlov", "V. Kozlov"])
    'Vladimir Kozlov'
    """
    return max(names, key=lambda name: (len(name.split()), len(name)))[:_LONGEST_NAME]


def _all(lists: Iterable[Sequence[str]]) -> list[str]:
    return list(dict.fromkeys(value for values in lists for value in values))
