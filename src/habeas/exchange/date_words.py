"""Dates of the record (EDTF) as words."""

from __future__ import annotations

import re

from habeas.language import edtf

_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_DOUBTS = {"~": "about ", "?": "perhaps ", "%": "perhaps about ", "": ""}
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def date_words(date: str, *, short: bool = False) -> str:
    """The date in words; with ``short`` the months have three letters.

    What is not a date stays as it is.

    >>> date_words("2012-01-23"), date_words("2012-05~", short=True), date_words("2005/..")
    ('23 January 2012', 'about May 2012', 'since 2005')
    >>> date_words("2012-01-03/2012-01-09"), date_words("{2012-02,2012-06}", short=True)
    ('3–9 January 2012', 'Feb 2012, Jun 2012')
    """
    if not edtf.is_valid(date):
        return date
    if date.startswith("{"):
        return ", ".join(_simple(member, short=short) for member in date[1:-1].split(","))
    start, slash, end = date.partition("/")
    return _interval(start, end, short=short) if slash else _simple(date, short=short)


def _interval(start: str, end: str, *, short: bool) -> str:
    if start in (edtf.OPEN, edtf.UNKNOWN):
        return f"until {_simple(end, short=short)}"
    if end in (edtf.OPEN, edtf.UNKNOWN):
        return f"since {_simple(start, short=short)}"
    first, last = _DAY.fullmatch(start), _DAY.fullmatch(end)
    if first and last and first.group(1, 2) == last.group(1, 2):
        return f"{int(first[3])}–{_simple(end, short=short)}"
    return f"{_simple(start, short=short)} – {_simple(end, short=short)}"


def _simple(date: str, *, short: bool) -> str:
    doubt = date[-1] if date[-1] in _DOUBTS else ""
    parts = date.removesuffix(doubt).split("-")
    return _DOUBTS[doubt] + " ".join(reversed(_parts(parts, short=short)))


def _parts(parts: list[str], *, short: bool) -> list[str]:
    """Year, month and day, each in words, as far as they are told."""
    words = [f"the {parts[0][:3]}0s" if parts[0].endswith("X") else parts[0]]
    if len(parts) > 1:
        number = int(parts[1])
        name = _SEASONS[number] if number in _SEASONS else _MONTHS[number - 1]
        words.append(name[:3] if short and number <= 12 else name)
    if len(parts) > 2:
        words.append(str(int(parts[2])))
    return words
