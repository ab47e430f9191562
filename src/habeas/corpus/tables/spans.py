"""The periods of reports as years, and whether they lie in the period that is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from habeas.language import edtf


def spans_of(periods: Sequence[str], asked: str | None) -> dict[str, list[Any]]:
    """The periods (EDTF), their first and last years, and whether they lie wholly in ``asked``.

    >>> spans_of(["2012"], "2011/2013")
    {'periods': ['2012'], 'first': [2012], 'last': [2012], 'within': [True]}
    """
    years = [_years(period) for period in periods]
    return {
        "periods": list(periods),
        "first": [first for first, _ in years],
        "last": [last for _, last in years],
        "within": [_lies_within(period, asked) for period in periods],
    }


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
