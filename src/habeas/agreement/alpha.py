"""Krippendorff's alpha for nominal data, with an interval by resampling.

Alpha is one minus the disagreement that is seen over the disagreement that is to be expected when
values are handed out by chance: 1 is perfect, 0 is chance, below 0 is worse than chance.
Formula, treatment of missing values and the worked examples in the tests: K. Krippendorff,
*Computing Krippendorff's Alpha-Reliability* (2011).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Unit = Sequence[str | None]  # one value for each coder; None where a coder did not code the unit
RESAMPLES = 1000
_OUTSIDE = (2.5, 97.5)  # percentiles: the interval holds 95 of 100 resamples


@dataclass(frozen=True, slots=True)
class Reliability:
    """How reliable a variable was coded.

    ``alpha`` is ``None`` where it cannot be told: without units, or where all coders gave one value
    only, so that there is nothing to tell apart.
    """

    units: int  # those that two coders or more coded
    percent: float | None  # of the pairs of values, the share that is equal
    alpha: float | None
    low: float | None = None
    high: float | None = None


def reliability(units: Sequence[Unit], *, seed: int = 1) -> Reliability:
    """Percent agreement and alpha of some units, with its 95 % interval.

    The interval is that of :data:`RESAMPLES` samples drawn from the units with replacement. Units
    of one text hang together more than that supposes: take it for the least doubt there is.

    >>> found = reliability([("a", "a"), ("b", "b"), ("a", "b"), ("b", "b")])
    >>> found.percent, round(found.alpha, 3)
    (0.75, 0.533)
    """
    table = _Table(units)
    if table.units == 0:
        return Reliability(0, None, None)
    [alpha] = table.alphas(table.times[np.newaxis, :])
    drawn = np.random.default_rng(seed).multinomial(
        table.units, table.times / table.units, size=RESAMPLES
    )
    alphas = table.alphas(drawn)
    if np.isnan(alpha):
        return Reliability(table.units, table.percent(), None)
    told = alphas[~np.isnan(alphas)]  # a sample with one value only tells nothing
    low, high = (float(edge) for edge in np.percentile(told, _OUTSIDE))
    return Reliability(table.units, table.percent(), float(alpha), low, high)


def nominal_alpha(units: Sequence[Unit]) -> float | None:
    """Alpha alone; ``None`` where it cannot be told."""
    return reliability(units).alpha


class _Table:
    """The units counted by what was said of them: few kinds, each many times."""

    def __init__(self, units: Sequence[Unit]) -> None:
        said = Counter(tuple(sorted(v for v in unit if v is not None)) for unit in units)
        # Sorted, so that the samples are the same whoever of the coders comes first.
        self._kinds = sorted(kind for kind in said if len(kind) > 1)
        values = sorted({value for kind in self._kinds for value in kind})
        self.times = np.array([said[kind] for kind in self._kinds], dtype=np.int64)
        self.units = int(self.times.sum())
        counted = [Counter(kind) for kind in self._kinds]
        self._values: NDArray[np.float64] = np.array(
            [[float(count[value]) for value in values] for count in counted]
        ).reshape(len(counted), len(values))
        sizes = self._values.sum(axis=1)
        self._apart = (sizes**2 - (self._values**2).sum(axis=1)) / np.maximum(sizes - 1, 1)

    def alphas(self, times: NDArray[np.int64]) -> NDArray[np.float64]:
        """Alpha for each row of ``times``: how often each kind of unit is in a sample."""
        totals = times @ self._values
        number = totals.sum(axis=1)
        chance = number**2 - (totals**2).sum(axis=1)
        seen = (times @ self._apart) * (number - 1)
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(chance > 0, 1 - seen / chance, np.nan)

    def percent(self) -> float:
        """Of all pairs of values that two coders gave a unit, the share that is equal."""
        pairs = equal = 0
        for kind, times in zip(self._kinds, self.times, strict=True):
            both = list(combinations(kind, 2))
            pairs += int(times) * len(both)
            equal += int(times) * sum(one == other for one, other in both)
        return equal / pairs
