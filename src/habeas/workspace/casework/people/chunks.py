"""A long list in parts that one statement can name: SQLite takes so many values and no more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
SIZE = 500


def chunks(values: Sequence[T], size: int = SIZE) -> Iterator[list[T]]:
    """The values, so many at once.

    >>> list(chunks([1, 2, 3], 2))
    [[1, 2], [3]]
    """
    for start in range(0, len(values), size):
        yield list(values[start : start + size])
