"""What a time expression says, before it is known which year or day it counts from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SEASONS = range(21, 25)  # as EDTF counts them, spring first
Unit = Literal["hour", "day", "week", "month", "year", "decade"]
Base = Literal["told", "now", "period"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as far as the words tell it: "3 May" has no year, "last May" a year to count back.

    ``turn`` is set where a year is told by its place: 0 "this year" or "the year", -1 "last year",
    1 "next year"; for a month or a day without a year, -1 is "last May" and 1 "next May".
    """

    year: int | None = None
    month: int | None = None  # 21 to 24 are the seasons, as in EDTF
    day: int | None = None
    decade: bool = False  # year is then the first three figures: 199 for the 1990s
    turn: int | None = None
    told_year: bool = False  # the turn counts from the event told before ("the previous year")
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Interval:
    """From one moment to another. Without an end it lasts; without a start it is not known when."""

    start: Moment | None
    end: Moment | None
    from_period: bool = False  # "through November": the start is the start of the period


@dataclass(frozen=True, slots=True)
class Several:
    """Separate moments of one expression: "in February and June"."""

    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """A distance: "two days later" from what was told before, "yesterday" from now.

    ``whole`` means the calendar unit itself ("last month", "the days following"), else a point
    at that distance. ``amount`` is None where it is vague ("a few days later").
    """

    amount: int | None
    unit: Unit
    base: Base
    sign: int = 1
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, from 0 for Monday; ``turn`` -1 "last", 0 plain, 1 "next"."""

    day: int
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Recent:
    """A stretch up to now: "in the past three years"; ``vague`` is "the past few years".

    Without any figure ("in the past year") ``amount`` is None.
    """

    amount: int | None
    unit: Unit
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Distance:
    """How far one thing is after another: "five years after the ban", "a day after his arrest".

    ``leading`` is set at the head of a sentence, where the distance is mostly from now.
    """

    amount: int
    unit: Unit
    leading: bool = False


@dataclass(frozen=True, slots=True)
class Portion:
    """A part of a month: days ``first`` to ``last`` (31 is the month's end).

    A ``first`` that is not above 0 counts from the month's end: -6 begins its last seven days.
    """

    month: Moment
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Undated:
    """Words of time that date nothing: "by the end of the year"."""


Value = Moment | Interval | Several | Shift | Weekday | Recent | Distance | Portion | Undated
Kind = Literal[
    "day", "month", "year", "decade", "season", "month_day", "interval", "set", "open",
    "relative", "weekday", "undated",
]  # fmt: skip


def kind_of(value: Value) -> Kind:
    """The kind of an expression, by what it says."""
    if isinstance(value, Moment):
        return _kind_of_moment(value)
    if isinstance(value, Interval):
        return "interval" if value.from_period or (value.start and value.end) else "open"
    return _KINDS[type(value)]


_KINDS: dict[type, Kind] = {
    Several: "set",
    Portion: "interval",
    Weekday: "weekday",
    Undated: "undated",
    Shift: "relative",
    Recent: "relative",
    Distance: "relative",
}


def _kind_of_moment(moment: Moment) -> Kind:
    if moment.day:
        return "day" if moment.year else "month_day"
    if moment.month:
        return "season" if moment.month in SEASONS else "month"
    if moment.turn is not None:
        return "relative"
    return "decade" if moment.decade else "year"
