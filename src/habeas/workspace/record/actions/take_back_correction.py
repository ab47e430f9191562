"""Take a correction or a split back: the account that was superseded is a proposal again."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from habeas.workspace.record import log
from habeas.workspace.record.actions.judge_account import locked_account
from habeas.workspace.record.composition import compose_event
from habeas.workspace.record.models import Account, Judgement


@transaction.atomic
def take_back_correction(
    account_id: int, by: AbstractBaseUser, *, seen: int | None = None, reason: str = ""
) -> Account:
    """Undo what made this account. It is rejected, and so is the other half of a split.

    Args:
        account_id: an account that a correction or a split made.
        by: who takes it back.
        seen: the version of the account that was looked at.
        reason: why, where it needs saying.

    Returns:
        The account that it had superseded, proposed again.

    Raises:
        ChangedMeanwhile: it was judged or corrected since.
        Account.DoesNotExist: there is none with this id, or it supersedes nothing.
    """
    account = locked_account(account_id, seen)
    old = Account.objects.select_for_update().get(superseded_by=account)
    halves = list(old.superseded_by.select_for_update().order_by("id"))
    for half in halves:
        locked_account(half.pk, None)  # one that was itself corrected cannot be taken back
        if half.standing != "rejected":
            _judge(half, "rejected", by, reason)
    _judge(old, "proposed", by, reason)
    for event in {one.event_id: one.event for one in (*halves, old)}.values():
        compose_event(event)
    log.write("take_back_correction", old, by, rejected=[half.pk for half in halves], reason=reason)
    return old


def _judge(account: Account, verdict: str, by: AbstractBaseUser, reason: str) -> None:
    account.standing = verdict
    account.version += 1
    account.save(update_fields=["standing", "version"])
    Judgement.objects.create(account=account, verdict=verdict, reason=reason, by_id=by.pk)
