"""Silence: how long the sources of a country have told nothing new of a case."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, Max, QuerySet

from habeas.workspace.casework.cases.source_end import ends_of
from habeas.workspace.record.models import Account, Source

if TYPE_CHECKING:
    from habeas.workspace.casework.cases.thread import Thread

# Of whom one wants to hear: where somebody is free, gone or dead, silence is no alarm.
OPEN_STATES = ("detained", "charged", "on_trial", "imprisoned", "missing", "unknown")


def last_news(thread: Thread) -> date | None:
    """The last day by which something that the record holds had certainly happened."""
    return max((day for day in thread.certain if day is not None and day < date.max), default=None)


def newest_by_country(sources: QuerySet[Source], accounts: QuerySet[Account]) -> dict[str, date]:
    """The last day that the sources of each country tell of.

    Args:
        sources: those that may be seen.
        accounts: the same of accounts, which say where a source without dates of its own ends.
    """
    sources = sources.exclude(country="")
    rows = sources.order_by().values_list("country")
    told = list(rows.annotate(Max("latest"), Count("latest"), Count("pk")))
    newest = {country: latest for country, latest, _, _ in told if latest is not None}
    if any(dated < count for _, _, dated, count in told):
        others = sources.filter(latest=None).only("country", "latest", "published")
        countries = {source.pk: source.country for source in others}
        for pk, end in ends_of(others, accounts).items():
            newest[countries[pk]] = max(end, newest.get(countries[pk], end))
    return newest


def newest_of(country: str, sources: QuerySet[Source], accounts: QuerySet[Account]) -> date | None:
    """The last day that the sources of a country tell of."""
    if not country:
        return None
    return newest_by_country(sources.filter(country=country), accounts).get(country)


def months_between(earlier: date, later: date) -> int:
    """Whole months from one day to another; none where it is not later.

    >>> months_between(date(2012, 11, 30), date(2013, 12, 31))
    13
    """
    months = 12 * (later.year - earlier.year) + later.month - earlier.month
    return max(0, months - (later.day < earlier.day))


def months_before(day: date, months: int) -> date:
    """The day so many months before another; the first of a month where the month is shorter.

    >>> months_before(date(2013, 12, 31), 12)
    datetime.date(2012, 12, 31)
    """
    count = 12 * day.year + day.month - 1 - months
    year, month = divmod(count, 12)
    if year < 1:
        return date.min
    try:
        return date(year, month + 1, day.day)
    except ValueError:
        return date(year, month + 1, 28)
