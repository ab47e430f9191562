"""Add an account that the reading missed, from words that a person selected."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from habeas.errors import InvalidSlot
from habeas.workspace.record import log
from habeas.workspace.record.actions.judge_account import check_quotes
from habeas.workspace.record.composition import compose_event
from habeas.workspace.record.models import Account, Source
from habeas.workspace.record.new_account import judge_new, make_account
from habeas.workspace.record.sentence import sentence_around
from habeas.workspace.record.slot_rules import check_slots
from habeas.workspace.record.slots import Slots

_EMPTY = Slots(
    date="",
    date_words=None,
    participants=[],
    place=None,
    destination=None,
    attributed_to=None,
    charges=[],
    term="",
    outcome="",
    modality="actual",
)


@transaction.atomic
def add_account(source_id: int, slots: Slots, by: AbstractBaseUser, *, reason: str = "") -> Account:
    """Take into the record what the reading missed. It tells an event of its own.

    Args:
        source_id: the source that tells it.
        slots: at least ``type`` and ``trigger``; without ``passage`` it is the sentence around
            the trigger.
        by: who adds.
        reason: why, where it needs saying.

    Returns:
        The account, accepted.

    Raises:
        InvalidSlot: a slot is missing or holds what it may not hold, or an account that stands
            has the same type at the same words.
        QuoteMissing: the words do not stand in the source.
        Source.DoesNotExist: there is none with this id.
    """
    source = Source.objects.select_for_update().get(pk=source_id)
    for slot in ("type", "trigger"):
        if slot not in slots:
            raise InvalidSlot(slot, _("it is missing"))
    check_slots(slots, slots["type"], source.text)
    passage = slots.get("passage") or sentence_around(source, slots["trigger"])
    full = Slots(**{**_EMPTY, **slots, "passage": passage})
    _refuse_twice(source, full)
    account = make_account(source, full, by)
    check_quotes(account, source.text)
    judge_new(account, by, reason)
    compose_event(account.event)
    log.write("add_account", account, by, type=account.type, trigger=account.trigger, reason=reason)
    return account


def _refuse_twice(source: Source, slots: Slots) -> None:
    """A form that is sent twice adds once; and what the reading found is not missed."""
    there = source.accounts.filter(
        type=slots["type"],
        trigger_start=slots["trigger"].start,
        trigger_end=slots["trigger"].end,
        standing__in=("accepted", "proposed"),
    )
    if there.exists():
        raise InvalidSlot("trigger", _("an account of this type has these words already"))
