"""Values that come from a browser: what is no number is none, and raises nothing."""

from __future__ import annotations

from django.http import HttpRequest

_MOST = 2**31 - 1


def number(given: str, most: int = _MOST) -> int | None:
    """The number that a text tells; None where it is none, below 1 or too high.

    >>> number("12"), number("-1"), number("١"), number("9" * 50)
    (12, None, None, None)
    """
    if not (given.isascii() and given.isdecimal() and len(given) < 20):
        return None
    told = int(given)
    return told if 1 <= told <= most else None


def version_of(request: HttpRequest, field: str) -> int:
    """The version that somebody looked at; where the form tells none, one that never was."""
    given = request.POST.get(field, "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else -1


def text_of(request: HttpRequest, field: str, most: int = 4_000) -> str:
    """The text of a field, without what no database takes, and not endless."""
    return request.POST.get(field, "").replace("\0", "").strip()[: most + 1]
