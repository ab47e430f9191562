"""The periods of reports as years, and whether they lie in the period that is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pyarrow as pa

from habeas.language import edtf


def spans_of(periods: Sequence[str], asked: str | None) -> pa.Table:
    """Each period (EDTF) with its first and last year, and whether it lies wholly in ``asked``."""
    years = [_years(period) for period in periods]
    return pa.table(
        {
            "period": pa.array(periods, pa.string()),
            "first": pa.array([first for first, _ in years], pa.int64()),
            "last": pa.array([last for _, last in years], pa.int64()),
            "within": pa.array([_lies_within(period, asked) for period in periods], pa.bool_()),
        }
    )


def _lies_within(period: str, asked: str | None) -> bool:
    """Whether a period begins and ends in the other."""
    if asked is None:
        return True
    begins, ends = edtf.earliest(period), edtf.latest(period)
    return edtf.earliest(asked) <= begins and ends <= edtf.latest(asked)


def _years(period: str) -> tuple[int | None, int | None]:
    """The first and the last year of a period; none of one that is open on a side.

    >>> _years("2011/2012"), _years("2011/..")
    ((2011, 2012), (None, None))
    """
    begins, ends = edtf.earliest(period), edtf.latest(period)
    return (None, None) if date.min == begins or date.max == ends else (begins.year, ends.year)
