"""Say that two events are the same thing: the accounts of one become accounts of the other."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Q

from habeas.errors import ChangedMeanwhile, NotPossible
from habeas.workspace.record import log
from habeas.workspace.record.composition import compose_events
from habeas.workspace.record.models import Change, Event, EventPair, Join


@transaction.atomic
def join_events(
    kept_id: int,
    gone_id: int,
    by: AbstractBaseUser,
    *,
    seen: int | None = None,
    gone_seen: int | None = None,
    reason: str = "",
) -> Event:
    """Move the accounts of an event to another, and compose both anew.

    No account is changed but for its event, and none is lost: where values contradict each other
    now, the event says so. What was decided for the emptied event stays with it and is shown with
    the contradiction; it decides nothing for both. The emptied event stays as a trace.

    Args:
        kept_id: the event that the accounts come to.
        gone_id: the event that they come from.
        by: who says so.
        seen: the version of the kept event that was looked at.
        gone_seen: that of the other one.
        reason: why they are the same, where it needs saying.

    Raises:
        NotPossible: it is one event, or one of them was joined to another one before.
        ChangedMeanwhile: somebody else has changed one of them since.
        Event.DoesNotExist: there is none with this id.
    """
    if kept_id == gone_id:
        raise NotPossible("an event cannot be joined with itself")
    found = locked_events(kept_id, gone_id)
    kept, gone = found[kept_id], found[gone_id]
    for event, version in ((kept, seen), (gone, gone_seen)):
        check_seen(event, version)
        if event.joined_into_id is not None:
            raise NotPossible(f"event {event.pk} was joined to event {event.joined_into_id}")
    join = Join.objects.create(kept=kept, gone=gone, reason=reason.strip(), by_id=by.pk)
    moved = list(gone.accounts.order_by("id"))
    join.accounts.set(moved)
    gone.accounts.update(event=kept)
    Event.objects.filter(joined_into=gone).update(joined_into=kept)
    gone.joined_into = kept
    gone.save(update_fields=["joined_into"])
    _close_pairs(kept, gone)
    compose_events([kept, gone])
    log.write(
        "join_events", kept, by, gone=gone.pk, accounts=[one.pk for one in moved], reason=reason
    )
    return kept


def locked_events(*ids: int) -> dict[int, Event]:
    """The events by id, which nobody else can change until the transaction ends.

    Raises:
        Event.DoesNotExist: there is none with one of the ids.
    """
    # In the order of their ids, so that two who want the same two events do not block each other.
    rows = Event.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk")
    found = {event.pk: event for event in rows}
    for pk in ids:
        if pk not in found:
            raise Event.DoesNotExist(f"there is no event {pk}")
    return found


def check_seen(event: Event, seen: int | None) -> None:
    """Refuse to change an event that is no longer as it was when somebody looked at it.

    Raises:
        ChangedMeanwhile: it was changed since, with who did, where the log says so.
    """
    if seen is None or seen == event.version:
        return
    last = Change.objects.filter(kind="event", object_id=event.pk).order_by("-id").first()
    raise ChangedMeanwhile("event", last.by.get_username() if last and last.by else None)


def _close_pairs(kept: Event, gone: Event) -> None:
    """What was suggested, or refused, about the emptied event is so about the kept one now."""
    about = EventPair.objects.filter(Q(first=gone) | Q(second=gone))
    for pair in about.filter(Q(open=True) | Q(refused_at__isnull=False)):
        other = pair.second_id if pair.first_id == gone.pk else pair.first_id
        if other == kept.pk:
            continue
        first, second = min(other, kept.pk), max(other, kept.pk)
        told = {"score": pair.score, "reasons": pair.reasons}
        if pair.refused_at is None:
            EventPair.objects.get_or_create(first_id=first, second_id=second, defaults=told)
        else:  # it does not come back by another door
            EventPair.objects.update_or_create(
                first_id=first,
                second_id=second,
                defaults=told
                | {
                    "open": False,
                    "refused_at": pair.refused_at,
                    "refused_by": pair.refused_by,
                    "refused_because": pair.refused_because,
                },
            )
    about.update(open=False)
