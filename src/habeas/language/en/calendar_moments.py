"""Dates as they stand in the words: "3 to 9 January 2012" as two days, "23.01.2012" as one."""

from __future__ import annotations

import re
from dataclasses import replace

from habeas.language.en.calendar_pattern import Found, symbols_pattern
from habeas.language.en.calendar_values import Moment
from habeas.language.en.calendar_words import SYMBOLS

_PIECE = re.compile(
    symbols_pattern(
        "(?P<date> <full_date>)"
        "|(?P<day_first> <DAY_MONTH>)"
        "|(?P<month_first> <MONTH><the>?<DAY>(?:<comma>?<full_year>)?)"
        "|(?P<month> <WHOLE_MONTH>)|(?P<year> <full_year>)|(?P<day> <DAY>)"
    )
)
_NUMERIC = re.compile(r"([0-9]{1,4})[./-]([0-9]{1,2})[./-]([0-9]{1,4})")
_OF = {SYMBOLS["of"], SYMBOLS["in"]}


def moments(found: Found) -> list[Moment]:
    """The dates among the words, the missing days' months and the missing years filled in.

    "3 to 9 January 2012" gives two days of January 2012, "July 6 and 7" two days of July.
    """
    pieces: list[Moment] = []
    for match in _PIECE.finditer(found.symbols):
        part = Found(found.line, found.first + match.start(), found.first + match.end())
        if match.lastgroup == "date":
            moment = numeric_date(found.line.word(part.first))
            if moment is None:
                return []
            pieces.append(moment)
        else:
            pieces.append(_moment_of(part))
    return _with_years(_with_months(pieces))


def _moment_of(part: Found) -> Moment:
    years, months = part.values("full_year"), part.values("name_of_month")
    days = part.values("digits") + part.values("ordinal")
    return Moment(
        year=years[0] if years else None,
        month=months[0] if months else None,
        day=days[0] if days else None,
    )


def numeric_date(words: str) -> Moment | None:
    """Read "23.01.2012", "2012-01-23", "01/23/2012"; None where it is no day of the calendar.

    A date with slashes whose two first figures could both be the month ("03/04/2012") cannot be
    settled, and gives only its year; with points the day comes first.
    """
    match = _NUMERIC.fullmatch(words)
    if match is None:
        return None
    first, second, third = (int(figure) for figure in match.groups())
    if len(match[1]) == 4 and len(match[3]) <= 2:
        return _checked(first, second, third)
    if len(match[3]) != 4 or len(match[1]) > 2:
        return None
    if "/" in words and first <= 12 and second <= 12 and first != second:
        return Moment(year=third) if 1800 <= third < 2100 else None
    if second > 12:
        first, second = second, first
    return _checked(third, second, first)


def _checked(year: int, month: int, day: int) -> Moment | None:
    if 1800 <= year < 2100 and 1 <= month <= 12 and 1 <= day <= 31:
        return Moment(year, month, day)
    return None


def _with_months(pieces: list[Moment]) -> list[Moment]:
    """Give a lone day the month of its neighbour: the one before, else the next one after."""
    filled: list[Moment] = []
    for place, piece in enumerate(pieces):
        month = piece.month
        if piece.day and not month:
            near = filled[-1].month if filled else None
            month = near or next((other.month for other in pieces[place:] if other.month), None)
        filled.append(replace(piece, month=month))
    return filled


def _with_years(pieces: list[Moment]) -> list[Moment]:
    """Carry a year backwards: "October and March 2008" is 2007-10 and 2008-03 in a span."""
    filled = list(pieces)
    for place in range(len(filled) - 2, -1, -1):
        piece, after = filled[place], filled[place + 1]
        if piece.year is None and after.year is not None:
            filled[place] = replace(piece, year=after.year)
    return filled


def with_turn(moment: Moment, found: Found) -> Moment:
    """The moment with the year that "last year", "that year" or "last" before it says."""
    turns = {"last": -1, "past": -1, "previous": -1, "before": -1, "following": 1, "next": 1}
    turn = next((value for name, value in turns.items() if found.has(name)), None)
    if turn is None and not (found.has("this") or found.has("same") or found.has("year")):
        return moment
    told = any(found.has(name) for name in ("previous", "following", "before", "same", "that"))
    return replace(moment, turn=turn or 0, told_year=told)


def year_named(found: Found) -> Moment:
    """The year or month of "the first half of 2005", "the end of May" or "of the year"."""
    links = [place for place, symbol in enumerate(found.symbols) if symbol in _OF]
    told = moments(Found(found.line, found.first + links[-1] + 1, found.last)) if links else []
    return told[-1] if told else with_turn(Moment(), found)
