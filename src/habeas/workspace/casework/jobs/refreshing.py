"""Refreshing: summaries follow what is judged, decided, merged and joined.

A change marks what it touched, in its own transaction. After the commit the summaries of few marks
are computed at once; those of many are computed a slice at a time, when the list of cases is opened
or by ``summarize_cases``. Whoever writes events or judgements in bulk, past the signals, calls
:func:`mark`.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.models import Model
from django.db.models.signals import post_save

from habeas.workspace.casework.jobs.moved_ends import events_of_moved_ends
from habeas.workspace.casework.jobs.summaries import summarize
from habeas.workspace.casework.models import StaleCase
from habeas.workspace.record.composition import composed
from habeas.workspace.record.models import Entity, Event, Merge, Participant

AFTER_COMMIT = 60  # marks that are worked off before the answer to a change is sent
AT_ONCE = 300  # marks that the list of cases works off when it is opened

_log = logging.getLogger(__name__)


def mark(*, events: Iterable[int] = (), entities: Iterable[int] = ()) -> None:
    """Say that the cases of these events and entities have changed, in the change's transaction."""
    rows = [StaleCase(kind="event", object_id=pk) for pk in dict.fromkeys(events)]
    rows += [StaleCase(kind="entity", object_id=pk) for pk in dict.fromkeys(entities)]
    if not rows:
        return
    StaleCase.objects.bulk_create(rows, 1000)
    after = _work_off_few
    if all(callback is not after for _, callback, *_ in connection.run_on_commit):
        transaction.on_commit(after)


def refresh(most: int = AT_ONCE) -> int:
    """Compute the summaries of what was marked first.

    Args:
        most: how many marks are worked off.

    Returns:
        How many marks are left. A record that cannot be written keeps them all.
    """
    marks = list(StaleCase.objects.order_by("pk")[:most])
    if not marks:
        return 0
    try:
        with transaction.atomic():
            summarize(sorted(_entities(marks)))
            StaleCase.objects.filter(pk__in=[one.pk for one in marks]).delete()
    except DatabaseError:
        _log.warning("the summaries of changed cases could not be written")
    return StaleCase.objects.count()


def listen() -> None:
    """Mark what is saved from now on.

    Whoever judges accounts or decides a value composes their events anew: one mark for each event.
    """
    composed.connect(_composed, dispatch_uid="cases-composed")
    for table in (Event, Entity, Merge):
        uid = f"cases-{table._meta.model_name}"  # noqa: SLF001 -- public, by its documentation
        post_save.connect(_saved, sender=table, dispatch_uid=uid)


def _saved(sender: type[Model], instance: Any, created: bool, raw: bool, **_: Any) -> None:  # noqa: FBT001 -- Django calls it so
    if raw or not apps.ready:
        return
    if isinstance(instance, Merge):
        mark(entities=[instance.kept_id, instance.gone_id])
    elif not created:
        is_event = isinstance(instance, Event)
        mark(**{"events" if is_event else "entities": [instance.pk]})


def _composed(*, events: Iterable[int], **_: Any) -> None:
    mark(events=events)


def _work_off_few() -> None:
    if StaleCase.objects.count() <= AFTER_COMMIT:
        refresh(AFTER_COMMIT)


def _entities(marks: Iterable[StaleCase]) -> set[int]:
    """Whose cases the marks are about: everybody that any account of a marked event names.

    And of a source that may now end on another day, everybody.
    """
    found = {one.object_id for one in marks if one.kind == "entity"}
    events = {one.object_id for one in marks if one.kind == "event"}
    events |= events_of_moved_ends(events)
    rows = Participant.objects.filter(account__event_id__in=events, role__in=("subject", "agent"))
    return found | set(rows.values_list("naming__entity_id", flat=True))
