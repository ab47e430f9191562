"""Where an expression of time stands: what its report covers, its day, what was told before.

Three dates matter: the *period* that the report covers ("2012"), *now*, which is the day of a news
item, and what was *told* just before. A report of a year has no now: its months are the months of
its year, and "today" in it dates nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from habeas.language import edtf
from habeas.language.en.calendar_values import Moment


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an expression stands: the report's period, its day, and what was told before."""

    year: int | None  # of the period
    month_range: tuple[date, date] | None  # of a period that is no calendar year
    now: date | None  # the day of a news item
    told: str | None  # EDTF
    anchored: bool = False  # what was told is named as what the words count from


def setting(
    period: str | None, published: str | None, told: str | None, *, anchored: bool = False
) -> Setting:
    """Read what is known of the report. Strings that are no EDTF count as not known.

    A report is news, and has a now, where its period is a day or it was published within the
    year that it covers.
    """
    covered = period if period and edtf.is_valid(period) else None
    issued = published if published and edtf.is_valid(published) else None
    before = told if told and edtf.is_valid(told) else None
    covered = covered or issued
    if covered is None:
        return Setting(None, None, None, before, anchored)
    first, last = edtf.earliest(covered), edtf.latest(covered)
    now = first if first == last else None
    if issued and edtf.precision(issued) == "day" and first <= edtf.earliest(issued) <= last:
        now = edtf.earliest(issued)
    bounds = (first, last) if date.min < first and last < date.max else None
    year = last.year if bounds else first.year
    return Setting(year, bounds, now, before, anchored)


def year_of(moment: Moment, where: Setting) -> int | None:
    """The year of a moment that states none."""
    if moment.turn is not None and (moment.told_year or not moment.month):
        base = _told_year(where) if moment.told_year else where.year
        return None if base is None else base + moment.turn
    if moment.turn is not None and moment.month and not where.now:
        return None if where.year is None else where.year + min(moment.turn, 0)
    if where.now and moment.month:
        return _nearest_year(moment, where.now)
    return _year_of_period(moment, where)


def _told_year(where: Setting) -> int | None:
    """The year of what was told before, else the year of the period."""
    if where.told:
        first = edtf.earliest(where.told)
        if first > date.min:
            return first.year
    return where.year


def _nearest_year(moment: Moment, now: date) -> int:
    """The year of the nearest such month or day that is not after the day of writing."""
    month = (moment.month or 1) if (moment.month or 1) <= 12 else 3 * (moment.month or 1) - 60
    if moment.turn and moment.turn > 0:
        return now.year if month > now.month else now.year + 1
    later = (month, moment.day or 1) > (now.month, now.day)
    if moment.turn == -1 and month == now.month:
        return now.year - 1
    return now.year - 1 if later else now.year


def _year_of_period(moment: Moment, where: Setting) -> int | None:
    """The year of the period; where it runs over two, the one in which it has such a month."""
    if where.month_range and moment.month and moment.month <= 12:
        first, last = where.month_range
        for year in range(last.year, max(first.year, last.year - 5) - 1, -1):
            if (first.year, first.month) <= (year, moment.month) <= (last.year, last.month):
                return year
    return where.year
