"""Correct an account: a new one, by a person, takes its place."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from habeas.errors import InvalidSlot
from habeas.workspace.record import log
from habeas.workspace.record.actions.judge_account import check_quotes, locked_account
from habeas.workspace.record.composition import compose_event
from habeas.workspace.record.models import Account, Judgement
from habeas.workspace.record.new_account import judge_new, make_account
from habeas.workspace.record.sentence import sentence_around
from habeas.workspace.record.slot_rules import check_slots
from habeas.workspace.record.slots import Slots, differences, slots_of


@transaction.atomic
def correct_account(
    account_id: int,
    changes: Slots,
    by: AbstractBaseUser,
    *,
    seen: int | None = None,
    reason: str = "",
) -> Account:
    """Accept an account with other values. What the changes do not name is kept.

    The old account stays as it was read and is superseded; the new one tells the same event.

    Args:
        account_id: the account that is wrong.
        changes: the slots that are to be different.
        by: who corrects.
        seen: the version of the account that was looked at.
        reason: why, where it needs saying.

    Returns:
        The new account, accepted.

    Raises:
        ChangedMeanwhile: somebody else has judged or corrected it since.
        InvalidSlot: a slot holds what it may not hold, or nothing is changed.
        QuoteMissing: the words do not stand in the source.
        Account.DoesNotExist: there is none with this id.

    Example:
        >>> correct_account(17, {"term": "P7Y6M"}, by=user)      # doctest: +SKIP
    """
    old = locked_account(account_id, seen)
    before = slots_of(old)
    changed = differences(before, changes)
    if not changed:
        raise InvalidSlot("", _("nothing was changed"))
    slots = changed_slots(old, before, changes)
    new = make_account(old.source, slots, by, event=old.event, supersedes=old)
    check_quotes(new, old.source.text)
    supersede(old, by, reason)
    judge_new(new, by, reason)
    compose_event(new.event)
    log.write("correct_account", new, by, supersedes=old.pk, changes=changed, reason=reason)
    return new


def changed_slots(old: Account, before: Slots, changes: Slots) -> Slots:
    """All slots of an account with the changes in them, checked as far as they are changed.

    A trigger that was moved out of the passage takes the sentence around it for its passage.

    Raises:
        InvalidSlot: a change is not possible.
    """
    changed = differences(before, changes)
    given = Slots(**{slot: value for slot, value in changes.items() if slot in changed})  # type: ignore[typeddict-item]
    slots = Slots(**{**before, **given})
    check_slots(given, slots["type"], old.source.text)
    if "type" in given and slots["outcome"]:
        check_slots(Slots(outcome=slots["outcome"]), slots["type"], old.source.text)
    if "passage" not in given and not slots["passage"].covers(slots["trigger"]):
        slots["passage"] = sentence_around(old.source, slots["trigger"])
    return slots


def supersede(old: Account, by: AbstractBaseUser, reason: str) -> None:
    """Write down that another account has taken the place of this one."""
    old.standing = "superseded"
    old.version += 1
    old.save(update_fields=["standing", "version"])
    Judgement.objects.create(account=old, verdict="superseded", reason=reason, by_id=by.pk)
