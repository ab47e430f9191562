"""The end of a source: the last day that it tells of. What it tells as done was done by then."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, date
from typing import Any

from django.db.models import F, Max, QuerySet
from django.db.models.functions import Coalesce, TruncDate

from habeas.cases.proceedings import HAPPENED
from habeas.language import edtf
from habeas.workspace.record.models import Account, Source

_STANDING = ("accepted", "proposed")  # of the accounts that say where a source ends


def ends_of(sources: Iterable[Source], accounts: QuerySet[Account]) -> dict[int, date]:
    """The ends of sources, by their ids; those are left out whose end nothing tells.

    A source ends where its period ends; without one, on the day of its publication. One that has
    neither ends where what it tells ends: see :func:`told_ends`.

    Args:
        sources: with their period, ``published``.
        accounts: of all sources, as far as they may be seen.
    """
    stated = {source.pk: _stated(source) for source in sources}
    found = {pk: day for pk, day in stated.items() if day is not None}
    undated = stated.keys() - found.keys()
    return found | told_ends(undated, accounts) if undated else found


def told_ends(sources: Collection[int], accounts: QuerySet[Account]) -> dict[int, date]:
    """The latest day on which something happened, by the accounts of each source.

    What was rejected does not count, nor what is feared, asked for or denied; and a day after that
    of the reading is a slip of the pen, or of the reading.
    """
    told = accounts.filter(source__in=sources, standing__in=_STANDING)
    return dict(told_days(told).values_list("source").annotate(Max("day")))


def told_days(accounts: QuerySet[Account]) -> QuerySet[Account, Any]:
    """Those accounts whose day, ``day``, is one that their source can tell of, in no order."""
    read = TruncDate("source__read_at", tzinfo=UTC)
    told = accounts.filter(modality__in=HAPPENED)
    told = told.annotate(day=Coalesce("latest", "earliest"), read=read)
    return told.filter(day__lte=F("read")).order_by()


def _stated(source: Source) -> date | None:
    """The end that the source states itself."""
    if source.latest is not None:
        return source.latest
    if not source.published or not edtf.is_valid(source.published):
        return None
    published = edtf.latest(source.published)
    return published if published < date.max else None
