"""Words that a person selected in the text, as a form sends them: "72-87:Vladimir Kozlov"."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from habeas.errors import InvalidSlot
from habeas.spans import Span
from habeas.workspace.record.shown_text import shown

_TOLD = re.compile(r"(\d{1,9})-(\d{1,9})(?::(.*))?", re.DOTALL)


def told(span: Span | None, text: str) -> str:
    """A span as the form holds it.

    >>> told(Span(3, 8), "He was freed.")
    '3-8:was f'
    """
    return "" if span is None else f"{span.start}-{span.end}:{shown(span.of(text))}"


def span_of(value: str, text: str, slot: str) -> Span | None:
    """The span that a form sent; None where it is empty.

    Raises:
        InvalidSlot: the words do not stand there. So a browser that counts otherwise than we do,
            or a source that is not the one on the page, is found out before anything is stored.
    """
    if not value:
        return None
    match = _TOLD.fullmatch(value)
    if match is not None:
        start, end, words = int(match[1]), int(match[2]), match[3]
        if start < end <= len(text):
            span = Span(start, end)
            if words is None or _flat(words) == _flat(shown(span.of(text))):
                return span
    raise InvalidSlot(slot, _("these words do not stand in the source"))


def _flat(words: str) -> str:
    """Without the white space, which a form may send in another way (CR LF)."""
    return "".join(words.split())
