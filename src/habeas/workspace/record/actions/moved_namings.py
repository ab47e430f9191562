"""What follows when namings have come to another entity: places, roles, what may be the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from habeas.workspace.record.composition import compose_events
from habeas.workspace.record.identity import branch
from habeas.workspace.record.models import Account, Decision, Entity, Event

_AT_ONCE = 500  # ids in one statement


def follow_namings(namings: Iterable[int], entity: Entity) -> None:
    """Let events follow whose namings now are of ``entity``, in the transaction that moved them.

    Their place is the new one. Where several accounts tell an event, what contradicted each other
    may agree now, or the other way round: the place, and who did it to whom. A town or the police
    have thousands of events, nearly all of them told once, and little comes out otherwise for the
    others: only that is written. And what happened to the entity is marked, to be compared again
    with what happened to others.
    """
    here, several = set[int](), set[int]()
    for some in _parts(namings):
        at = Account.objects.filter(place__in=some)
        here |= _events(at)
        several |= _events(_told_again(at)) | _events(_told_again(_took_part(some)))
        happened = _took_part(some, "subject").values("event")
        stand = Account.objects.filter(standing__in=("proposed", "accepted"))
        stand.filter(event__in=happened).update(compared=False)
    decided = _decided(here, entity)
    for some in _parts(here - several - decided):
        Event.objects.filter(pk__in=some).update(place=entity, version=F("version") + 1)
    for some in _parts(several | decided):
        compose_events(Event.objects.filter(pk__in=some), only_changed=True)


def _took_part(namings: list[int], *roles: str) -> QuerySet[Account]:
    return Account.objects.filter(
        participants__naming__in=namings, participants__role__in=roles or ("agent", "subject")
    )


def _told_again(accounts: QuerySet[Account]) -> QuerySet[Account]:
    """Those whose event has another account."""
    others = Account.objects.filter(event=OuterRef("event")).exclude(pk=OuterRef("pk"))
    return accounts.filter(Exists(others))


def _decided(events: set[int], place: Entity) -> set[int]:
    """The events whose place was decided: among these, or elsewhere for this place."""
    if place.kind != "place":
        return set()
    decisions = Decision.objects.filter(slot="place")
    is_it = reduce(or_, (Q(value=one) for one in branch(place.pk)))
    found = set(decisions.filter(is_it).values_list("event_id", flat=True))
    for some in _parts(events):
        found |= set(decisions.filter(event__in=some).values_list("event_id", flat=True))
    return found


def _events(accounts: QuerySet[Account]) -> set[int]:
    return set(accounts.values_list("event_id", flat=True))


def _parts(ids: Iterable[int]) -> Iterator[list[int]]:
    rows = sorted(ids)
    for start in range(0, len(rows), _AT_ONCE):
        yield rows[start : start + _AT_ONCE]
