"""The period that a report says it covers: "This report covers the period January to June 2012"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPENING = 6000  # characters in which a report says what it covers
_YEAR = r"(?:19|20)\d\d"
_MONTHS = "january february march april may june july august september october november december"
_NUMBERS = {name: number for number, name in enumerate(_MONTHS.split(), start=1)}
_MONTH = rf"(?:{'|'.join(_NUMBERS)})"
_POINT = (
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}(?:\s+\d{{1,2}}(?:st|nd|rd|th)?(?!\d))?"
    rf"(?:,?\s+{_YEAR})?|{_YEAR})"
)
_SPAN = (
    rf"(?P<first>{_POINT})(?:\s*(?:to|until|till|through|and|[-–—])\s*"
    rf"(?:the\s+end\s+of\s+)?(?P<last>{_POINT}))?(?!\w)"
)
_MATTER = (
    r"(?:\s+(?:the|all|main|major|key|selected|human|rights|calendar|reporting|twelve|12|six"
    r"|events?|developments?|incidents?|situation|concerns|abuses|violations|period|years?|months?"
    r"|that|which|took|place|occurred|occurring|and|in|of|during|for|from|between|throughout))"
)
# "This annual report", "The Veldara Watch Report": not "a report", which is another body's.
_REPORT = (
    r"\b(?:(?:this|the\s+present|our)\s+(?:\w+\s+){0,3}?(?:report|review|survey|chapter|edition|book"
    r"|yearbook|briefing|submission|entry|update|publication|document|bulletin|overview)"
    r"|(?-i:The\s+(?:[A-Z]\w+\s+){1,5}(?:Report|Review|Survey|Yearbook)))"
)
_COVERS = r"(?:cover|document|review|describe|survey|examine|summari[sz]e)(?:s|d|ed|ing)?"
_SENTENCE = re.compile(
    rf"{_REPORT}\b[^.;!?\n]{{0,120}}?\b{_COVERS}\b(?:[^.;!?\n]{{0,60}}?\b(?:in|of|during|for|from"
    rf"|between|throughout|period|years?)|{_MATTER}*)\s+{_SPAN}",
    re.IGNORECASE,
)
_LABEL = re.compile(
    rf"(?:\b(?:reporting\s+period|period\s+(?:covered|under\s+review))\b\s*(?:is|was|from|[:(–—-])*"
    rf"|(?:^|[(,–—]\s?)covering(?:{_MATTER})*)\s*{_SPAN}",
    re.IGNORECASE | re.MULTILINE,
)
_EVENTS = re.compile(
    rf"^[^\S\n]*\(?(?:events|developments)\s+(?:of|in)\s+(?P<first>{_YEAR})\)?[^\S\n]*\r?$(?P<last>)?",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class _Point:
    """A year, month or day; the year may stand with the other end only."""

    year: int | None
    month: int | None
    day: int | None


def stated_period(text: str) -> str | None:
    r"""What the opening of a text says that it covers (EDTF).

    >>> stated_period("This report covers the period from January to December 2012.")
    '2012'
    >>> stated_period("Events of 2012\n")
    '2012'
    >>> stated_period("Reporting period: 1 October 2011 to 30 June 2012")
    '2011-10-01/2012-06-30'
    >>> stated_period("A law covering offences committed from 1992 to 2000 was adopted.") is None
    True
    """
    opening = text[:_OPENING]
    for pattern in (_EVENTS, _LABEL, _SENTENCE):
        for found in pattern.finditer(opening):
            if told := _edtf(_point(found["first"]), _point(found["last"])):
                return told
    return None


def _point(words: str | None) -> _Point | None:
    if not words:
        return None
    year = re.search(rf"(?<!\d){_YEAR}(?!\d)", words)
    month = re.search(_MONTH, words, re.IGNORECASE)
    day = re.search(r"(?<!\d)\d{1,2}(?!\d)", words)
    return _Point(
        int(year[0]) if year else None,
        _NUMBERS[month[0].lower()] if month else None,
        int(day[0]) if day else None,
    )


def _edtf(first: _Point | None, last: _Point | None) -> str | None:
    """A year, a month or an interval; a whole year is told as the year."""
    if first is None:
        return None
    if last is None:  # a single day is no period
        return None if first.year is None or first.day else _one(first, first.year)
    first_year, last_year = first.year or last.year, last.year
    if first_year is None or last_year is None:
        return None
    if first_year == last_year and _is_start(first) and _is_end(last):
        return str(first_year)
    if (first_year, first.month or 1, first.day or 1) >= (
        last_year,
        last.month or 12,
        last.day or 31,
    ):
        return None
    return f"{_one(first, first_year)}/{_one(last, last_year)}"


def _is_start(point: _Point) -> bool:
    return point.month in (None, 1) and point.day in (None, 1)


def _is_end(point: _Point) -> bool:
    return point.month in (None, 12) and point.day in (None, 31)


def _one(point: _Point, year: int) -> str:
    told = f"{year:04}"
    if point.month:
        told += f"-{point.month:02}"
        if point.day:
            told += f"-{point.day:02}"
    return told
