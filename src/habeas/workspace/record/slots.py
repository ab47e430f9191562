"""The slots of an account as a person gives them: what a correction changes, what a new one says.

A slot that is not given is not touched. Spans are code points into the source's text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypedDict

from habeas.spans import Span
from habeas.workspace.record.models import Account

ROLES = ("agent", "subject", "court", "recipient", "destination")
NAMED = ("place", "destination", "attributed_to")  # slots that hold one naming
WORDED = ("trigger", "passage")  # slots that hold words, always


@dataclass(frozen=True, slots=True)
class NewNaming:
    """Words of the source that name somebody or something which no naming holds yet."""

    span: Span
    kind: str  # one of KINDS: person, group, organization, place, law


Who = int | NewNaming
"""A naming of the source by its id, or words that become one."""


class Slots(TypedDict, total=False):
    """What a person says of an event. Every slot may be left out."""

    type: str
    date: str  # EDTF; "" where it is not told
    date_words: Span | None
    trigger: Span
    passage: Span
    participants: list[tuple[str, Who]]  # role and who; the whole list
    place: Who | None
    destination: Who | None
    attributed_to: Who | None
    charges: list[str]
    term: str
    outcome: str
    modality: str


def slots_of(account: Account) -> Slots:
    """All slots of an account, with ``participants`` at hand.

    The destination stands in its own slot and not among the participants.
    """
    words = None
    if account.date_start is not None and account.date_end is not None:
        words = Span(account.date_start, account.date_end)
    people: list[tuple[str, Who]] = [
        (one.role, one.naming_id) for one in sorted(account.participants.all(), key=lambda p: p.pk)
    ]
    return Slots(
        type=account.type,
        date=account.date,
        date_words=words,
        trigger=Span(account.trigger_start, account.trigger_end),
        passage=Span(account.passage_start, account.passage_end),
        participants=[one for one in people if one[0] != "destination"],
        place=account.place_id,
        destination=account.destination_id,
        attributed_to=account.attributed_to_id,
        charges=list(account.charges),
        term=account.term,
        outcome=account.outcome,
        modality=account.modality,
    )


def differences(before: Slots, after: Slots) -> dict[str, tuple[Any, Any]]:
    """The slots whose values differ, each with both: the log keeps them.

    >>> differences(Slots(term="P7Y", date="2012"), Slots(term="P7Y6M", date="2012"))
    {'term': ('P7Y', 'P7Y6M')}
    """
    old: Mapping[str, Any] = before
    new: Mapping[str, Any] = after
    return {
        slot: (_plain(old.get(slot)), _plain(value))
        for slot, value in new.items()
        if _plain(old.get(slot)) != _plain(value)
    }


def _plain(value: Any) -> Any:
    """The value as JSON can hold it."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, NewNaming):
        return [value.span.start, value.span.end, value.kind]
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value
