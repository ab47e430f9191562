"""Say that two events that may be the same are not: it is not suggested again."""

from __future__ import annotations

from datetime import UTC, datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from habeas.errors import NotPossible
from habeas.workspace.record import log
from habeas.workspace.record.actions.join_events import locked_events
from habeas.workspace.record.models import EventPair


@transaction.atomic
def refuse_pair(one_id: int, other_id: int, by: AbstractBaseUser, *, reason: str = "") -> EventPair:
    """Refuse the suggestion that two events are the same.

    Args:
        one_id: an event.
        other_id: another one; the order does not matter.
        by: who says so.
        reason: why, where it needs saying.

    Raises:
        NotPossible: it is one event.
        Event.DoesNotExist: there is none with one of the ids.
    """
    if one_id == other_id:
        raise NotPossible("an event is the same as itself")
    locked_events(one_id, other_id)
    pair, _ = EventPair.objects.update_or_create(
        first_id=min(one_id, other_id),
        second_id=max(one_id, other_id),
        defaults={
            "open": False,
            "refused_at": datetime.now(UTC),
            "refused_by_id": by.pk,
            "refused_because": reason.strip(),
        },
    )
    log.write("refuse_pair", pair, by, first=pair.first_id, second=pair.second_id, reason=reason)
    return pair
