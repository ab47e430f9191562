"""What a sentence does to a person's liberty, and how long it lasts."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from habeas.record import Event

Effect = Literal["held", "free", "absent", "untold"]

_REACH = 90  # characters behind the trigger in which its punishment is told
_DURATION = re.compile(
    r"P(?=\d)(?:(?P<years>\d{1,4})Y)?(?:(?P<months>\d{1,5})M)?(?:(?P<weeks>\d{1,5})W)?"
    r"(?:(?P<days>\d{1,6})D)?"
)
_IS_PRISON = re.compile(r"life$|death$|PT?\d")  # a length that is not read is still a length
_ABSENT = re.compile(r"\bin\s+absentia\b|\bin\s+(?:his|her|their)\s+absence\b", re.IGNORECASE)
_TERM = r"(?:sentences?|terms?|imprisonment|prison|jail|years?|months?|weeks?|days?)"
_SUSPENDED = re.compile(
    rf"\b(?:suspended|conditional)\s+(?:[\w-]+\s+){{0,3}}{_TERM}\b"
    rf"|\b{_TERM}[’']?,?\s+(?:(?:was|were|is|but|which|all)\s+){{0,3}}suspended\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:internal\s+exile|probation|house\s+arrest|travel\s+ban"
    r"|(?:community|correctional|compulsory)\s+(?:service|work|labou?r)"
    r"|(?:restrict|limit)(?:ed|ions?)?(?:ation)?(?:\s+(?:of|on|in|to))?"
    r"(?:\s+(?:his|her|their|personal))?\s+(?:freedom|liberty))\b",
    re.IGNORECASE,
)
_PRISON = re.compile(
    r"\b(?:prison|imprison(?:ed|ment)|jail(?:ed)?|gaol(?:ed)?|behind\s+bars|incarcerat\w+|colony)\b",
    re.IGNORECASE,
)
_FINE = re.compile(r"\bfine[sd]?\b", re.IGNORECASE)
# What a term says that is no length of prison: a sum, lashes, hours of work, or their names.
_LIGHTER = re.compile(
    r"\d|\b(?:lash|flog|can(?:e|ing)|stroke|whip|amputat|corporal|warning|reprimand|deport"
    r"|expulsion|banish|exile)",
    re.IGNORECASE,
)


def effect_of(event: Event) -> Effect:
    """Whether a sentence puts its subject in prison.

    A prison term, life and death do; a fine, flogging, unpaid work, exile and a suspended term do
    not. A sentence on somebody absent does neither. Where the term is not told, or in words that
    say neither ("a long time"), those around the trigger may still say "jailed" or "to prison".
    """
    told = _words_from(event)
    if _ABSENT.search(event.passage.text):
        return "absent"
    if _SUSPENDED.search(event.passage.text):
        return "free"
    if event.term is not None and all(_IS_PRISON.match(one) for one in event.term.split("/")):
        return "free" if _OPEN.search(told) and not _PRISON.search(told) else "held"
    if event.term is not None and any(
        lighter.search(event.term) for lighter in (_FINE, _OPEN, _LIGHTER)
    ):
        return "free"
    if _PRISON.search(told):
        return "held"
    return "free" if _FINE.search(told) or _OPEN.search(told) else "untold"


def end_of(begin: date, terms: Iterable[str | None]) -> date | None:
    """The last day that prison terms, served one after the other, can reach; None if not known.

    >>> end_of(date(2012, 10, 8), ["P7Y6M"])
    datetime.date(2020, 4, 8)
    """
    end = begin
    for term in terms:
        longer = _added(end, (term or "").rpartition("/")[2])
        if longer is None:
            return None
        end = longer
    return end


def _added(day: date, duration: str) -> date | None:
    match = _DURATION.fullmatch(duration)
    if match is None:
        return None
    figures = {unit: int(figure or 0) for unit, figure in match.groupdict().items()}
    months = day.month - 1 + figures["months"] + 12 * figures["years"]
    year, month = day.year + months // 12, months % 12 + 1
    try:
        moved = date(year, month, min(day.day, monthrange(year, month)[1]))
        return moved + timedelta(days=figures["days"] + 7 * figures["weeks"])
    except (ValueError, OverflowError):  # beyond the calendar: it never ends
        return None


def _words_from(event: Event) -> str:
    start = event.trigger.start - event.passage.start
    return event.passage.text[max(0, start) :][:_REACH]
