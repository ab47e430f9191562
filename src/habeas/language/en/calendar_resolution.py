"""What a time expression means in its report, as EDTF."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from habeas.language import edtf
from habeas.language.en.calendar_distances import (
    edtf_of_distance,
    edtf_of_recent,
    edtf_of_shift,
    edtf_of_weekday,
)
from habeas.language.en.calendar_setting import Setting, year_of
from habeas.language.en.calendar_values import (
    Distance,
    Interval,
    Moment,
    Portion,
    Recent,
    Several,
    Shift,
    Value,
    Weekday,
)


def edtf_of(value: Value, where: Setting) -> str | None:
    """The EDTF of what an expression says, or None where it says no date here."""
    try:
        return _edtf(value, where)
    except (ValueError, OverflowError):  # 30 February, or a year before the first
        return None


def _edtf(value: Value, where: Setting) -> str | None:
    match value:
        case Moment():
            return _moment(value, where)
        case Interval():
            return _interval(value, where)
        case Several():
            return _several(value, where)
        case Portion():
            return _portion(value, where)
        case _:
            return _counted(value, where)


def _counted(value: Value, where: Setting) -> str | None:
    """The values that count from another date; nothing for words that date nothing."""
    match value:
        case Shift():
            return edtf_of_shift(value, where)
        case Weekday():
            return edtf_of_weekday(value, where)
        case Recent():
            return edtf_of_recent(value, where)
        case Distance():
            return edtf_of_distance(value, where)
        case _:
            return None


def _moment(moment: Moment, where: Setting) -> str | None:
    year = moment.year if moment.year is not None else year_of(moment, where)
    if year is None:
        return None
    text = _written(year, moment)
    text = edtf.approximate(text) if moment.approximate else text
    return edtf.normalise(text)


def _written(year: int, moment: Moment) -> str:
    if moment.decade:
        return f"{year:03d}X"
    if moment.day and moment.month:
        return edtf.day(year, moment.month, moment.day)
    return f"{year:04d}-{moment.month:02d}" if moment.month else f"{year:04d}"


def _interval(interval: Interval, where: Setting) -> str | None:
    if interval.start is None:
        return _up_to(interval, where)
    start = _moment(interval.start, where)
    if start is None:
        return None
    if interval.end is None:
        return f"{start}/.."
    end = _end_after(interval.end, start, where)
    return None if end is None else edtf.span(start, end)


def _up_to(interval: Interval, where: Setting) -> str | None:
    end = _moment(interval.end, where) if interval.end else None
    if end is None:
        return None
    if not interval.from_period:
        return f"/{end}"
    year = end[:4]
    if edtf.precision(end) == "year":
        return f"/{end}"
    return edtf.span(f"{year}-01-01" if edtf.precision(end) == "day" else f"{year}-01", end)


def _end_after(end: Moment, told: str, where: Setting) -> str | None:
    """The end of a span. Without a year it takes the period's, or the start's if that fits not."""
    text = _moment(end, where)
    if end.year is not None or end.turn is not None:
        return text
    if text is None or edtf.latest(text) < edtf.earliest(told):
        year = edtf.earliest(told).year
        text = _moment(replace(end, year=year), where)
        if text is not None and edtf.latest(text) < edtf.earliest(told):
            text = _moment(replace(end, year=year + 1), where)
    return text


def _several(several: Several, where: Setting) -> str | None:
    """Separate dates are a set; two that follow each other directly are an interval."""
    dates = [_moment(moment, where) for moment in several.moments]
    known = [text for text in dates if text is not None]
    if len(known) != len(dates):
        return None
    if len(known) == 2 and _adjoin(known[0], known[1]):
        return edtf.span(known[0], known[1])
    return edtf.together(known)


def _adjoin(first: str, second: str) -> bool:
    if edtf.precision(first) != edtf.precision(second):
        return False
    return edtf.latest(first) + timedelta(days=1) == edtf.earliest(second)


def _portion(portion: Portion, where: Setting) -> str | None:
    text = _moment(replace(portion.month, day=None), where)
    if text is None:
        return None
    last = edtf.latest(text)
    first = portion.first if portion.first > 0 else last.day + portion.first
    first_day = edtf.earliest(text).replace(day=first)
    return edtf.span(
        first_day.isoformat(), last.replace(day=min(portion.last, last.day)).isoformat()
    )
