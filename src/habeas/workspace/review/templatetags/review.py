"""Filters and tags of the room's templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from habeas.workspace.record.lists import People
from habeas.workspace.record.models import Account
from habeas.workspace.review.slot_form import choices
from habeas.workspace.review.words import shown

register = template.Library()
_LONGEST = 340  # signs of a passage in a list
_NAMED = 3


@register.filter
def titled(kind: str, titles: Mapping[str, str]) -> str:
    """What the codebook calls a type."""
    return titles.get(kind) or kind.replace("_", " ").capitalize()


@register.filter
def subjects(account: Account, people: People) -> str:
    """To whom it happened: "Marta Keldova, Ivo Tarn + 2"; who did it where that is all."""
    here = people.get(account.pk, ())
    told = [name for role, name in here if role == "subject"] or [name for _role, name in here]
    more = f" + {len(told) - _NAMED}" if len(told) > _NAMED else ""
    return ", ".join(told[:_NAMED]) + more


@register.simple_tag
def told_words(account: Account) -> SafeString:
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
    return format_html('{}<mark class="trigger">{}</mark>{}', before, trigger, after)


@register.filter
def words_of(value: str) -> str:
    """The words of a span as the form holds it: "72-87:Vladimir Kozlov"."""
    return value.partition(":")[2]


@register.filter
def sure(confidence: float) -> str:
    """How sure the reading is, never rounded up to certain: "0.99"."""
    return f"{int(confidence * 100 + 1e-9) / 100:.2f}"


@register.simple_tag
def options(name: str, selected: str | None) -> SafeString:
    """The options of one of the form's lists, which is made once for each choice."""
    return _options(name, selected or "")


@register.simple_tag
def options_of(pairs: Iterable[tuple[Any, str]], selected: Any) -> SafeString:
    """Options of values and names that come from the record."""
    return SafeString(
        "".join(
            f'<option value="{escape(value)}"{" selected" * (value == selected)}>'
            f"{escape(told)}</option>"
            for value, told in pairs
        )
    )


@lru_cache(maxsize=500)
def _options(name: str, selected: str) -> SafeString:
    pairs = choices()[name]
    if selected and selected not in dict(pairs):
        pairs = [(selected, selected), *pairs]
    return options_of(pairs, selected)
