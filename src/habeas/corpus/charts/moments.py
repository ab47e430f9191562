"""Where on a line of years the columns of a table stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from habeas.corpus.tables import CrossTable, Key
from habeas.language import edtf

_DAYS = 365.25


def moments_of(table: CrossTable) -> Sequence[tuple[Key, float]]:
    """The columns that are times, each with its middle as a year, from the first to the last.

    What has no beginning or no end, and what is not told, has no place on the line.
    """
    if table.by_column is None or table.by_column.name not in {"period", "year"}:
        return []
    placed = [(key, _middle(key)) for key in table.columns]
    found = [(key, middle) for key, middle in placed if middle is not None]
    return sorted(found, key=lambda one: (one[1], str(one[0])))


def _middle(key: Key) -> float | None:
    """The middle of a time.

    >>> round(_middle("2011"), 1), round(_middle("2011/2012"), 1), _middle("2011/..")
    (2011.5, 2012.0, None)
    """
    if isinstance(key, int):
        return key + 0.5
    if key is None or not edtf.is_valid(key):
        return None
    first, last = edtf.earliest(key), edtf.latest(key)
    if first == date.min or last == date.max:
        return None
    return (first.toordinal() + last.toordinal() + 1) / 2 / _DAYS + 1 - 1 / _DAYS
