"""What is asked of a data set: rows, columns, what is counted, and over which reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

from habeas.corpus.tables.dimensions import DIMENSIONS, Dimension
from habeas.language import edtf

Rate = Literal["source", "words"]


@dataclass(frozen=True, slots=True)
class Question:
    """A cross table that is wanted.

    Attributes:
        rows, columns: names of dimensions; no columns give one column, the number.
        only: for some dimensions the values that count; several of one are alternatives.
        period: only reports whose period lies within this (EDTF).
        confidence: only events of which the reading is at least so sure.
        rate: numbers for each source that was read, or for 10,000 words.

    Raises:
        ValueError: in one line, what does not fit together and what does.

    >>> Question("county")
    Traceback (most recent call last):
    ...
    ValueError: 'county' is nothing to count by; did you mean country?
    """

    rows: str
    columns: str | None = None
    only: Mapping[str, Sequence[str]] = field(default_factory=dict)
    period: str | None = None
    confidence: float = 0.0
    rate: Rate | None = None

    def __post_init__(self) -> None:
        used = self.dimensions
        if self.rows == self.columns:
            raise ValueError(f"rows and columns are both {self.rows}")
        if self.counts_cases and any(one.level == "event" for one in used):
            raise ValueError(
                "state is told of cases, not of events: it goes with country, publisher and period"
            )
        if self.counts_cases and self.confidence:
            raise ValueError("cases have no confidence, events have")
        if self.period is not None and not edtf.is_valid(self.period):
            raise ValueError(f"{self.period!r} is no EDTF date such as 2012 or 2006/2013")
        if not 0 <= self.confidence <= 1:
            raise ValueError("a confidence lies between 0 and 1")

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        """All dimensions that it names: rows, columns, and those that restrict it."""
        names = (self.rows, *((self.columns,) if self.columns else ()), *self.only)
        return tuple(dimension_called(name) for name in names)

    @property
    def counts_cases(self) -> bool:
        """Whether cases are counted, and not events."""
        return any(one.level == "case" for one in self.dimensions)

    @property
    def settles_modality(self) -> bool:
        """Whether it says itself how events must be told, so that none stand apart."""
        return self.counts_cases or "modality" in (self.rows, self.columns, *self.only)


def dimension_called(name: str) -> Dimension:
    """The dimension of this name.

    Raises:
        ValueError: there is none, with those that there are.
    """
    if name in DIMENSIONS:
        return DIMENSIONS[name]
    near = get_close_matches(name, DIMENSIONS, n=1)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(DIMENSIONS)}"
    raise ValueError(f"{name!r} is nothing to count by; {hint}")


def parse_only(told: Sequence[str]) -> dict[str, list[str]]:
    """``type=arrest`` and the like, as they are typed.

    >>> parse_only(["type=arrest", "type=detention", "country=KAZ"])
    {'type': ['arrest', 'detention'], 'country': ['KAZ']}

    Raises:
        ValueError: one has no ``=``, or names no dimension.
    """
    only: dict[str, list[str]] = {}
    for one in told:
        name, equals, value = one.partition("=")
        if not equals or not value.strip():
            raise ValueError(f"{one!r} is not of the form type=arrest")
        only.setdefault(dimension_called(name.strip()).name, []).append(value.strip())
    return only
