"""Decide which of contradicting values the record takes for an event, or another one, and why."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from habeas.codebook import load_codebook
from habeas.errors import NotPossible
from habeas.language import edtf
from habeas.workspace.record import log
from habeas.workspace.record.actions.join_events import check_seen, locked_events
from habeas.workspace.record.composition import compose_event
from habeas.workspace.record.decided import decisions_of
from habeas.workspace.record.modality import MODALITIES
from habeas.workspace.record.models import Decision, Entity, Event
from habeas.workspace.record.slot_values import SLOTS

_LONGEST = {"term": 120, "outcome": 60, "date": 60}


@transaction.atomic
def decide_value(
    event_id: int,
    slot: str,
    value: Any,
    by: AbstractBaseUser,
    *,
    reason: str,
    seen: int | None = None,
) -> Decision:
    """Decide a slot. A decision is never changed: this one takes the place of one before.

    Args:
        event_id: the event.
        slot: one of ``SLOTS``.
        value: what the record takes: of one of the accounts, or another; None leaves it empty.
            A date in EDTF, a place as the id of its entity; of ``roles``, who has which:
            ``{"17": "agent"}``.
        by: who decides.
        reason: why; it may not be empty.
        seen: the version of the event that was looked at.

    Raises:
        NotPossible: no reason is given, or the slot cannot hold such a value.
        ChangedMeanwhile: somebody else has changed the event since.
        Event.DoesNotExist: there is none with this id.
    """
    value = checked_value(slot, value)
    return _decide(event_id, slot, value, by, reason=reason, seen=seen, taken_back=False)


@transaction.atomic
def take_decision_back(
    event_id: int, slot: str, by: AbstractBaseUser, *, reason: str, seen: int | None = None
) -> Decision:
    """Say that nothing is decided for a slot any more. Raises as deciding does."""
    if slot not in SLOTS:
        raise NotPossible("nothing can be decided there")
    return _decide(event_id, slot, None, by, reason=reason, seen=seen, taken_back=True)


def checked_value(slot: str, value: Any) -> Any:
    """The value as the record keeps it.

    Raises:
        NotPossible: the slot cannot hold it.
    """
    if slot not in SLOTS:
        raise NotPossible("nothing can be decided there")
    if slot == "roles":
        return _checked_roles(value)
    if slot == "place":
        return _checked_place(value)
    if value in (None, ""):
        if slot in ("type", "modality"):
            raise NotPossible("an event cannot be without it")
        return None
    if not isinstance(value, str) or "\0" in value:
        raise NotPossible("this is no such value")
    return _checked_text(slot, value.strip())


def _checked_text(slot: str, value: str) -> str:
    if slot == "date":
        if not edtf.is_valid(value):
            raise NotPossible("this is no date: write 2012, 2012-10, 2012-10-08 or 2012-10/2012-12")
        value = edtf.normalise(value)
    if slot == "type" and value not in load_codebook().types:
        raise NotPossible("the codebook has no such type of event")
    if slot == "modality" and value not in MODALITIES:
        raise NotPossible("this is no way of telling")
    if len(value) > _LONGEST.get(slot, 60):
        raise NotPossible("this is too long")
    return value


def _checked_place(value: Any) -> int | None:
    if value in (None, ""):
        return None
    is_number = isinstance(value, int) or (isinstance(value, str) and value.isdecimal())
    found = (
        Entity.objects.filter(pk=int(value)).first() if is_number and int(value) < 2**63 else None
    )
    if found is None or found.kind != "place":
        raise NotPossible("the record knows no such place")
    return found.pk


def _checked_roles(value: Any) -> dict[str, str]:
    is_told = isinstance(value, dict) and all(
        isinstance(key, str) and key.isdecimal() and role in ("agent", "subject")
        for key, role in value.items()
    )
    if not is_told or not value:
        raise NotPossible("say who did it and to whom it happened")
    return dict(value)


def _decide(
    event_id: int,
    slot: str,
    value: Any,
    by: AbstractBaseUser,
    *,
    reason: str,
    seen: int | None,
    taken_back: bool,
) -> Decision:
    reason = reason.strip()
    if not reason:
        raise NotPossible("a decision needs its reason")
    event: Event = locked_events(event_id)[event_id]
    check_seen(event, seen)
    if event.joined_into_id is not None:
        raise NotPossible(f"event {event.pk} was joined to event {event.joined_into_id}")
    before = decisions_of(event).get(slot)
    if taken_back and before is None:
        raise NotPossible("nothing has been decided there")
    decision = Decision.objects.create(
        event=event, slot=slot, value=value, taken_back=taken_back, reason=reason, by_id=by.pk
    )
    compose_event(event)
    log.write(
        "take_decision_back" if taken_back else "decide_value",
        event,
        by,
        slot=slot,
        value=value,
        before=before.value if before else None,
        reason=reason,
    )
    return decision
