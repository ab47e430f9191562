"""Say that an account tells something else: it goes out of its event, into one of its own."""

from __future__ import annotations

from datetime import UTC, datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from habeas.errors import ChangedMeanwhile, NotPossible
from habeas.workspace.record import log
from habeas.workspace.record.actions.join_events import check_seen, locked_events
from habeas.workspace.record.composition import compose_events, value_of
from habeas.workspace.record.decided import decisions_of
from habeas.workspace.record.models import Account, Decision, Event, EventPair, Join


@transaction.atomic
def separate_account(
    account_id: int, by: AbstractBaseUser, *, seen: int | None = None, reason: str = ""
) -> Event:
    """Take an account out of an event that others tell as well.

    It goes back to the event that it had before it was joined, where that one is empty, with what
    was decided there; else to a new one. A decision about the event that is left, for a value that
    only this account told, is taken back: its ground has gone. That the two events are the same is
    not suggested again.

    Args:
        account_id: the account.
        by: who says so.
        seen: the version of the event, as it was looked at.
        reason: why, where it needs saying.

    Returns:
        The event of the account.

    Raises:
        NotPossible: nothing else tells its event.
        ChangedMeanwhile: somebody else has changed the event since, or the account has left it.
        Account.DoesNotExist: there is none with this id.
    """
    event_id = Account.objects.only("event_id").get(pk=account_id).event_id
    event = locked_events(event_id)[event_id]
    check_seen(event, seen)
    account = Account.objects.select_for_update(of=("self",)).get(pk=account_id)
    if account.event_id != event_id:
        raise ChangedMeanwhile("event")
    lineage = _lineage(account)
    if not event.accounts.exclude(pk__in=lineage).exists():
        raise NotPossible("nothing else tells this event")
    own = _event_before(account, event) or Event.objects.create(type=account.type)
    Account.objects.filter(pk__in=lineage).update(event=own)
    own.joined_into = None
    own.save(update_fields=["joined_into"])
    taken_back = _take_back_decisions(event, account, by)
    compose_events([event, own])
    _refuse(event, own, by, reason)
    log.write(
        "separate_account",
        event,
        by,
        account=account.pk,
        event=own.pk,
        decisions_taken_back=taken_back,
        reason=reason,
    )
    return own


def _lineage(account: Account) -> list[int]:
    """The account with those that it corrects: they are one telling, and stay together."""
    found = [account.pk]
    while account.supersedes is not None and account.supersedes.event_id == account.event_id:
        account = account.supersedes
        found.append(account.pk)
    frontier = [found[0]]
    while frontier:
        later = Account.objects.filter(supersedes__in=frontier, event_id=account.event_id)
        frontier = [pk for pk in later.values_list("pk", flat=True) if pk not in found]
        found += frontier
    return found


def _event_before(account: Account, event: Event) -> Event | None:
    """The event that the account had first, where that one is empty and was joined to this."""
    for join in Join.objects.filter(accounts=account).select_related("gone").order_by("id"):
        if join.gone.joined_into_id == event.pk and not join.gone.accounts.exists():
            return join.gone
    return None


def _take_back_decisions(event: Event, account: Account, by: AbstractBaseUser) -> list[str]:
    """Take back what was decided for values that only the account told."""
    left = list(event.accounts.select_related("place"))
    taken_back = []
    for slot, decision in decisions_of(event).items():
        told_by_it = value_of(slot, account) == decision.value
        told_by_others = any(value_of(slot, one) == decision.value for one in left)
        if slot == "roles" or (told_by_it and not told_by_others):
            Decision.objects.create(
                event=event,
                slot=slot,
                value=None,
                taken_back=True,
                reason=f"account {account.pk} was taken out",
                by_id=by.pk,
            )
            taken_back.append(slot)
    return taken_back


def _refuse(event: Event, own: Event, by: AbstractBaseUser, reason: str) -> None:
    EventPair.objects.update_or_create(
        first_id=min(event.pk, own.pk),
        second_id=max(event.pk, own.pk),
        defaults={
            "open": False,
            "refused_at": datetime.now(UTC),
            "refused_by_id": by.pk,
            "refused_because": reason.strip(),
        },
    )
