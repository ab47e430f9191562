"""Split an account that is in truth two events: two accounts take its place."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from habeas.errors import InvalidSlot
from habeas.workspace.record import log
from habeas.workspace.record.actions.correct_account import changed_slots, supersede
from habeas.workspace.record.actions.judge_account import check_quotes, locked_account
from habeas.workspace.record.composition import compose_event
from habeas.workspace.record.models import Account
from habeas.workspace.record.new_account import judge_new, make_account
from habeas.workspace.record.slots import Slots, differences, slots_of


@transaction.atomic
def split_account(
    account_id: int,
    first: Slots,
    second: Slots,
    by: AbstractBaseUser,
    *,
    seen: int | None = None,
    reason: str = "",
) -> tuple[Account, Account]:
    """Put two accounts in the place of one. Each keeps of it what its changes do not name.

    The first tells the event that the old account told; the second one of its own.

    Args:
        account_id: the account that tells two events as one.
        first: the slots in which the first is different from it; may be none.
        second: the slots in which the second is.
        by: who splits.
        seen: the version of the account that was looked at.
        reason: why, where it needs saying.

    Returns:
        Both, accepted.

    Raises:
        ChangedMeanwhile: somebody else has judged or corrected it since.
        InvalidSlot: a slot holds what it may not hold, or both tell the same.
        QuoteMissing: the words of one of them do not stand in the source.
        Account.DoesNotExist: there is none with this id.
    """
    old = locked_account(account_id, seen)
    before = slots_of(old)
    both = [changed_slots(old, before, changes) for changes in (first, second)]
    if not differences(both[0], both[1]):
        raise InvalidSlot("", _("both tell the same"))
    made = []
    for slots, event in zip(both, (old.event, None), strict=True):
        new = make_account(old.source, slots, by, event=event, supersedes=old)
        check_quotes(new, old.source.text)
        judge_new(new, by, reason)
        made.append(new)
    supersede(old, by, reason)
    for new in made:
        compose_event(new.event)
    one, other = made
    log.write(
        "split_account",
        one,
        by,
        supersedes=old.pk,
        second=other.pk,
        changes=[differences(before, first), differences(before, second)],
        reason=reason,
    )
    return one, other
