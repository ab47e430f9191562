"""Dates that count from another one: "two days later", "last week", "on Monday"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from habeas.language import edtf
from habeas.language.en.calendar_setting import Setting
from habeas.language.en.calendar_values import Distance, Recent, Shift, Weekday

_FOLLOWING = {"day": 7, "week": 28}  # how many days "the following days" or "weeks" are at least


def edtf_of_shift(shift: Shift, where: Setting) -> str | None:
    """The date at a distance from what was told before, or from now where nothing was."""
    if shift.base == "now":
        return _shift_from(shift, where.now.isoformat()) if where.now else None
    told = where.told or (where.now.isoformat() if where.now else None)
    if told is None or edtf.earliest(told) == date.min:
        return None
    return _shift_from(shift, told)


def _shift_from(shift: Shift, told: str) -> str | None:
    """The date at a distance from a day, a month or a year that was told."""
    base = told.strip("{}").replace(",", "/").split("/")[0].rstrip("~?%")
    precision = edtf.precision(base)
    first = edtf.earliest(base)
    if shift.amount is None:
        return _stretch(shift, first, precision) or _vaguely(shift, first, precision)
    amount = shift.amount * shift.sign
    if shift.unit in ("hour", "day"):
        return _days_from(first, amount if shift.unit == "day" else 0, precision, base)
    if shift.unit == "week":
        return _weeks_from(shift, first, amount, precision)
    if shift.unit == "month":
        return _months_from(shift, first, amount, precision)
    years = amount * (10 if shift.unit == "decade" else 1)
    return _years_from(first, years, precision)


def _days_from(first: date, days: int, precision: str, base: str) -> str | None:
    if precision == "day":
        return (first + timedelta(days=days)).isoformat()
    return base if precision in ("month", "year") and abs(days) < 10 else None


def _weeks_from(shift: Shift, first: date, weeks: int, precision: str) -> str | None:
    """A week as a whole runs from Monday to Sunday; "two weeks later" is about that day."""
    if precision != "day":
        return f"{first.year:04d}-{first.month:02d}" if precision == "month" else None
    day = first + timedelta(weeks=weeks)
    if shift.whole and shift.base == "now":
        monday = day - timedelta(days=day.weekday())
        return edtf.span(monday.isoformat(), (monday + timedelta(days=6)).isoformat())
    return f"{day.isoformat()}~"


def _months_from(shift: Shift, first: date, months: int, precision: str) -> str | None:
    if precision not in ("day", "month"):
        return None
    index = first.year * 12 + first.month - 1 + months
    month = f"{index // 12:04d}-{index % 12 + 1:02d}"
    edtf.earliest(month)
    return month if shift.whole else f"{month}~"


def _years_from(first: date, years: int, precision: str) -> str | None:
    year = f"{first.year + years:04d}"
    edtf.earliest(year)
    return year if precision in ("day", "month", "year") else None


def _stretch(shift: Shift, first: date, precision: str) -> str | None:
    """Read "in the following days", "in the weeks following" as the months that they touch."""
    days = _FOLLOWING.get(shift.unit)
    if not shift.whole or shift.sign < 0 or days is None:
        return None
    month = f"{first.year:04d}-{first.month:02d}"
    if precision == "month":
        return month if shift.unit == "day" else None
    last = first + timedelta(days=days)
    return edtf.span(month, last.isoformat()[:7]) if precision == "day" else None


def _vaguely(shift: Shift, first: date, precision: str) -> str | None:
    """Read "a few days later", "some weeks later" as about the month, about the year."""
    if shift.unit in ("hour", "day", "week") and precision in ("day", "month"):
        return f"{first.year:04d}-{first.month:02d}~"
    if shift.unit == "month" and precision != "decade":
        return f"{first.year:04d}~"
    return None


def edtf_of_weekday(weekday: Weekday, where: Setting) -> str | None:
    """The nearest such day on or before the day of writing; after it for "next"."""
    if where.now is None:
        return None
    back = (where.now.weekday() - weekday.day) % 7
    if weekday.turn > 0:
        return (where.now + timedelta(days=7 - back)).isoformat()
    if weekday.turn < 0 and back == 0:
        back = 7
    return (where.now - timedelta(days=back)).isoformat()


def edtf_of_recent(recent: Recent, where: Setting) -> str | None:
    """A stretch that ends now, as wide as the words: years as years, months as months."""
    now = where.now
    if now is None and recent.unit == "year" and recent.amount is None and not recent.vague:
        return None if where.year is None else f"{where.year - 1:04d}"
    if now is None or recent.amount is None or recent.amount > 100:
        return None
    if recent.unit == "year":
        first = now.year - recent.amount + (1 if recent.amount > 1 else 0)
        return edtf.span(f"{first:04d}", f"{now.year:04d}")
    if recent.unit == "month":
        index = now.year * 12 + now.month - 1 - recent.amount
        return edtf.span(f"{index // 12:04d}-{index % 12 + 1:02d}", now.isoformat()[:7])
    days = {"hour": 1, "day": recent.amount, "week": 7 * recent.amount}.get(recent.unit)
    if days is None:
        return None
    return edtf.span((now - timedelta(days=days)).isoformat(), now.isoformat())


def edtf_of_distance(distance: Distance, where: Setting) -> str | None:
    """The date of what comes after, or of what it comes after, as the sentence leads.

    With an anchor the words count from it: "two days after the raid of 3 May" is 5 May. Without
    one they tell what lies behind: "a day after he was acquitted", told of 8 October, puts the
    acquittal on 7 October; at the head of a sentence of a news item they count back from now.
    """
    shift = Shift(distance.amount, distance.unit, "told")
    if where.anchored and where.told:
        return _shift_from(shift, where.told)
    back = replace(shift, sign=-1)
    now = where.now.isoformat() if where.now else None
    base = (now or where.told) if distance.leading else (where.told or now)
    return _shift_from(back, base) if base else None
