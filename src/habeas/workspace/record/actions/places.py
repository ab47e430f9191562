"""Places of events, when the entities of their namings have changed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_

from django.db.models import Count, F, Q

from habeas.workspace.record.composition import compose_event
from habeas.workspace.record.identity import branch
from habeas.workspace.record.models import Account, Decision, Entity, Event

_AT_ONCE = 500  # ids in one statement


def move_places(namings: Sequence[int], place: Entity) -> None:
    """Compose the events anew whose place is one of these namings, which now are of ``place``.

    A town has thousands of events, nearly all of them told once: their place is simply the new
    one. The others are composed, since what contradicted each other may agree now.
    """
    if place.kind != "place":
        return
    told = Account.objects.filter(place__in=namings).values_list("event_id", flat=True)
    events = sorted(set(told))
    for start in range(0, len(events), _AT_ONCE):
        _move(events[start : start + _AT_ONCE], place)
    is_decided = reduce(or_, (Q(value=one) for one in branch(place.pk)))
    decided = Decision.objects.filter(is_decided, slot="place").values_list("event_id", flat=True)
    for event in Event.objects.filter(pk__in=set(decided) - set(events)):
        compose_event(event)


def _move(events: Sequence[int], place: Entity) -> None:
    rows = Event.objects.filter(pk__in=events)
    several = rows.annotate(told=Count("accounts", distinct=True)).filter(told__gt=1)
    decided = rows.filter(decisions__slot="place")
    composed = {event.pk: event for one in (several, decided) for event in one}
    for event in composed.values():
        compose_event(event)
    rows.exclude(pk__in=composed).update(place=place, version=F("version") + 1)
