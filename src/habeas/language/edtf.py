"""Dates in the Extended Date/Time Format (EDTF, ISO 8601-2), as far as the record uses it.

::

    2012-01-23   2012-01   2012   201X        a day, a month, a year, a decade
    2012-21 … 2012-24                         spring, summer, autumn, winter of the north
    2012-05~   2012?   2012%                  approximate, uncertain, both
    2012-01-03/2012-01-09                     an interval
    2005/..   ../2005-03-01   /2005-03-01     open end, open start, start not known
    {2012-02,2012-06}                         a set: in February and in June

Everything is a plain string, as it stands in the record; these functions read it. Each raises
``ValueError`` for a string that is not of the subset; ``is_valid`` asks first.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Literal

Precision = Literal["day", "month", "season", "year", "decade", "interval", "set"]

OPEN = ".."
UNKNOWN = ""
_SIMPLE = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X)(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?(?P<doubt>[~?%]?)"
)
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}  # first and last month
_WIDTH = {"day": 0, "month": 1, "season": 2, "year": 3, "decade": 4, "interval": 5, "set": 6}


def is_valid(edtf: str) -> bool:
    """Whether the string is a date of the subset.

    >>> is_valid("2012-02-30")
    False
    """
    try:
        latest(edtf)
        earliest(edtf)
    except ValueError:
        return False
    return True


def earliest(edtf: str) -> date:
    """The first day that is possible; an open or unknown start gives ``date.min``.

    >>> earliest("{2012-02,2012-06}")
    datetime.date(2012, 2, 1)
    """
    return _bounds(edtf)[0]


def latest(edtf: str) -> date:
    """The last day that is possible; an open end gives ``date.max``.

    >>> latest("201X")
    datetime.date(2019, 12, 31)
    """
    return _bounds(edtf)[1]


def precision(edtf: str) -> Precision:
    """How finely the date is told.

    >>> precision("2012-05~")
    'month'
    """
    _bounds(edtf)
    if edtf.startswith("{"):
        return "set"
    return "interval" if "/" in edtf else _simple_precision(edtf)


def is_approximate(edtf: str) -> bool:
    """Whether any part of the date is marked as approximate or uncertain."""
    _bounds(edtf)
    return any(mark in edtf for mark in "~?%")


def normalise(edtf: str) -> str:
    """The one way of writing the date: no spaces, sets sorted, a set or interval of one undone.

    >>> normalise("{2012-06, 2012-02}")
    '{2012-02,2012-06}'
    """
    text = re.sub(r"\s+", "", edtf).replace("x", "X")
    _bounds(text)
    if text.startswith("{"):
        return together(text[1:-1].split(","))
    start, slash, end = text.partition("/")
    return start if slash and start == end else text


def sort_key(edtf: str) -> tuple[date, int, date, str]:
    """A total order for a timeline: by the earliest day, then the wider before the finer.

    So ``2012`` comes before ``2012-01``, and that before ``2012-01-01``; ``2012-01`` comes before
    ``2012-01-23``. Where the start is open or not known, the date stands at its end: what lasted
    "until 16 August" is told among the things of August, not before all others.
    """
    first, last = _bounds(edtf)
    place = earliest(edtf.partition("/")[2]) if first == date.min and "/" in edtf else first
    return place, -_WIDTH[precision(edtf)], last, edtf


def day(year: int, month: int, day_of_month: int) -> str:
    """A day as EDTF. Raises ``ValueError`` where the calendar has no such day."""
    return date(year, month, day_of_month).isoformat()


def span(start: str, end: str) -> str:
    """The interval from ``start`` to ``end``; just ``start`` where they are the same.

    >>> span("2012-01", "2012-08")
    '2012-01/2012-08'
    """
    interval = start if start == end else f"{start}/{end}"
    _bounds(interval)
    return interval


def together(dates: Iterable[str]) -> str:
    """The set of several separate dates; just the date where there is one.

    >>> together(["2012-06", "2012-02"])
    '{2012-02,2012-06}'
    """
    members = sorted(set(dates), key=sort_key)
    if not members:
        raise ValueError("a set of dates cannot be empty")
    return members[0] if len(members) == 1 else "{" + ",".join(members) + "}"


def approximate(edtf: str) -> str:
    """The date marked as approximate: ``2012-05`` becomes ``2012-05~``. Intervals stay."""
    return f"{edtf}~" if _SIMPLE.fullmatch(edtf) and edtf[-1] not in "~?%" else edtf


@lru_cache(4096)  # the same dates are asked for again and again when events are put in order
def _bounds(edtf: str) -> tuple[date, date]:
    if edtf.startswith("{") and edtf.endswith("}"):
        bounds = [_simple_bounds(member) for member in edtf[1:-1].split(",")]
        return min(first for first, _ in bounds), max(last for _, last in bounds)
    if "/" in edtf:
        return _interval_bounds(edtf)
    return _simple_bounds(edtf)


def _interval_bounds(edtf: str) -> tuple[date, date]:
    start, _, end = edtf.partition("/")
    without_start, without_end = start in (OPEN, UNKNOWN), end in (OPEN, UNKNOWN)
    if without_start and without_end:
        raise ValueError(f"an interval needs a start or an end: {edtf!r}")
    first = date.min if without_start else _simple_bounds(start)[0]
    last = date.max if without_end else _simple_bounds(end)[1]
    if first > last:
        raise ValueError(f"the interval ends before it starts: {edtf!r}")
    return first, last


def _simple_precision(edtf: str) -> Precision:
    match = _SIMPLE.fullmatch(edtf)
    if match is None:
        raise ValueError(f"not a date: {edtf!r}")
    if match["day"]:
        return "day"
    if match["month"]:
        return "season" if int(match["month"]) in _SEASONS else "month"
    return "decade" if match["year"].endswith("X") else "year"


def _simple_bounds(edtf: str) -> tuple[date, date]:
    match = _SIMPLE.fullmatch(edtf)
    if match is None:
        raise ValueError(f"not a date: {edtf!r}")
    year, month, day_of_month = match["year"], match["month"], match["day"]
    if year.endswith("X"):
        if month:
            raise ValueError(f"a decade has no months: {edtf!r}")
        return date(int(year[:3] + "0"), 1, 1), date(int(year[:3] + "9"), 12, 31)
    if day_of_month:
        told = date(int(year), int(month), int(day_of_month))
        return told, told
    first, last = _months(int(month)) if month else (1, 12)
    last_year = int(year) + (1 if last < first else 0)
    return date(int(year), first, 1), date(last_year, last, monthrange(last_year, last)[1])


def _months(month: int) -> tuple[int, int]:
    if month in _SEASONS:
        return _SEASONS[month]
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    return month, month
