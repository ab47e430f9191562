"""Filters and tags of the room's templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString

from habeas.workspace.review.slot_form import choices

register = template.Library()


@register.filter
def at(found: Mapping[int, Any], key: int) -> Any:
    """What a mapping has for a key; None where nothing."""
    return found.get(key)


@register.filter
def titled(kind: str, titles: Mapping[str, str]) -> str:
    """What the codebook calls a type."""
    return titles.get(kind) or kind.replace("_", " ").capitalize()


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
    """Options of values and names that come from the record; made once for the same ones."""
    return _options_of(tuple(pairs), selected)


@lru_cache(maxsize=50)
def _options_of(pairs: tuple[tuple[Any, str], ...], selected: Any) -> SafeString:
    return SafeString(
        "".join(
            f'<option value="{escape(str(value))}"{" selected" * (value == selected)}>'
            f"{escape(told)}</option>"
            for value, told in pairs
        )
    )


@lru_cache(maxsize=500)
def _options(name: str, selected: str) -> SafeString:
    pairs = choices()[name]
    if selected and selected not in dict(pairs):
        pairs = [(selected, selected), *pairs]
    return _options_of(tuple(pairs), selected)
