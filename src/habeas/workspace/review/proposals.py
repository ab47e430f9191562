"""Proposals as lists show them: all that a line says, put into words before the page is made.

A template that looks each value up, and asks a filter for it, takes four times as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any, TypedDict

from django.utils.safestring import SafeString

from habeas.exchange.wording import term_words
from habeas.workspace.record.addresses import addresses_of
from habeas.workspace.record.lists import People
from habeas.workspace.record.modality import modality_words
from habeas.workspace.record.shown_text import shown
from habeas.workspace.record.templatetags.in_words import country, date_in_words
from habeas.workspace.review.templatetags.review import sure, titled

_LONGEST = 340  # signs of a passage in a list
_NAMED = 3


class Proposal(TypedDict):
    """An account that waits, as a line shows it."""

    pk: int
    version: int
    address: str
    title: str
    modality: str  # none where it is told as fact
    who: str
    others: Sequence[str]  # who has it open right now
    words: SafeString
    date: str
    term: str
    source: str
    country: str
    sure: str


def proposals_of(
    lines: Iterable[Any],
    people: People,
    titles: Mapping[str, str],
    elsewhere: Mapping[int, Sequence[str]],
    query: str,
) -> list[Proposal]:
    """The lines of a list.

    Args:
        lines: accounts as ``record.lists.as_lines`` brings them.
        people: who takes part in them.
        titles: what the codebook calls the types.
        elsewhere: the accounts that others have open, with their names.
        query: the end of the address of each: "?order=grave".
    """
    address_of = addresses_of("review:account")
    return [
        {
            "pk": line.id,
            "version": line.version,
            "address": f"{address_of(line.id)}{query}",
            "title": titled(line.type, titles),
            "modality": "" if line.modality == "actual" else modality_words(line.modality),
            "who": who(people.get(line.id, ())),
            "others": elsewhere.get(line.id, ()),
            "words": told_words(line),
            "date": date_in_words(line.date),
            "term": term_words(line.term) if line.term else "",
            "source": line.source__title or line.source__name,
            "country": country(line.source__country),
            "sure": sure(line.confidence),
        }
        for line in lines
    ]


def who(people: Sequence[tuple[str, str]]) -> str:
    """To whom it happened: "Marta Keldova, Ivo Tarn + 2"; who did it where that is all."""
    told = [name for role, name in people if role == "subject"] or [name for _role, name in people]
    more = f" + {len(told) - _NAMED}" if len(told) > _NAMED else ""
    return ", ".join(told[:_NAMED]) + more


def told_words(account: Any) -> SafeString:
    """The passage with its trigger marked; of a long one what stands around the trigger."""
    at = account.trigger_start - account.passage_start
    passage = shown(account.passage)
    trigger = shown(account.trigger)
    before, after = passage[:at], passage[at + len(trigger) :]
    room = max(_LONGEST - len(trigger), 60)
    if len(before) + len(after) > room:
        keep = max(room // 2, room - len(after))
        before = f"…{before[-keep:]}" if len(before) > keep else before
        rest = max(room - len(before), 30)
        after = f"{after[:rest]}…" if len(after) > rest else after
    return SafeString(
        f'{escape(before)}<mark class="trigger">{escape(trigger)}</mark>{escape(after)}'
    )
