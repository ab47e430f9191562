"""Charges: which runs of words of a sentence each name an offence or an accusation.

The heads say of each word how likely it belongs to a charge, begins one and ends one. The runs are
chosen that agree best with all three, so that "money laundering and bribery" is two charges and
"unlawful possession of weapons and explosives" is one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from habeas.language.en.events import Halves
from habeas.language.en.labels import ROLES
from habeas.reading import thresholds
from habeas.reading.scene import Scene

_INSIDE, _FIRST, _LAST = (ROLES.index(name) for name in ("charge", "charge_first", "charge_last"))
_LONGEST = 30  # words
_CERTAIN = 6.0  # no share counts for more than one of 0.9975
_UNLIKELY = -3.0  # no charge begins or ends at a word with a share below 0.05
_NAMES_A_DEED = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_AROUND = frozenset("and or of for , to on with by in the a an ” \" “ ' ’ ‘".split())
Odds = npt.NDArray[np.float64]


def charges(scene: Scene, sentence: int, shares: Halves) -> Iterator[str]:
    """The charges that a sentence of a scene tells, as worded, without quotation marks.

    Args:
        scene: where the sentence stands.
        sentence: its number in the scene.
        shares: (words of the scene, roles), what the heads say of the trigger.
    """
    places = scene.range_of(sentence)
    own = shares[places.start : places.stop]
    for start, end in best_runs(*(odds(own[:, n]) for n in (_INSIDE, _FIRST, _LAST))):
        quoted = _trimmed(scene, places.start + start, places.start + end)
        if quoted is not None:
            yield quoted


def odds(shares: npt.NDArray[np.floating]) -> Odds:
    """The logarithm of the odds of each share, kept within bounds: 0 for a half."""
    kept = shares.astype(np.float64).clip(1e-6, 1 - 1e-6)
    found: Odds = np.log(kept / (1 - kept)).clip(-_CERTAIN, _CERTAIN)
    return found


def best_runs(inside: Odds, first: Odds, last: Odds) -> list[tuple[int, int]]:
    """The runs, first and last word, none sharing a word, that together agree best.

    Args:
        inside: how likely each word belongs to a charge, as :func:`odds`.
        first: how likely one begins there.
        last: how likely one ends there.
    """
    needed = 2 * math.log(thresholds.CHARGE / (1 - thresholds.CHARGE))
    sums = np.concatenate([[0.0], inside.cumsum()])
    begins = [place for place in range(len(first)) if first[place] > _UNLIKELY]
    best = [0.0] * (len(inside) + 1)  # what the words before a place are worth
    came: list[int | None] = [None] * len(best)  # where the run that ends there begins
    for stop in range(1, len(best)):
        best[stop] = best[stop - 1]
        if last[stop - 1] <= _UNLIKELY:
            continue
        for start in begins:
            if stop - _LONGEST <= start < stop:
                ends = (first[start] + last[stop - 1]) / 2
                within = (sums[stop] - sums[start]) / (stop - start)
                worth = best[start] + float(ends + within) - needed
                if worth > best[stop]:
                    best[stop], came[stop] = worth, start
    return _followed(came)


def _followed(came: list[int | None]) -> list[tuple[int, int]]:
    """The runs that the way back from the end passes through."""
    runs: list[tuple[int, int]] = []
    place = len(came) - 1
    while place > 0:
        begin = came[place]
        if begin is not None:
            runs.append((begin, place - 1))
        place = begin if begin is not None else place - 1
    return runs[::-1]


def _trimmed(scene: Scene, first: int, last: int) -> str | None:
    """A run without the small words at its ends; None where nothing in it can name a deed."""
    while first <= last and scene.forms[first].lower() in _AROUND:
        first += 1
    while last >= first and scene.forms[last].lower() in _AROUND:
        last -= 1
    if not any(scene.words[n].upos in _NAMES_A_DEED for n in range(first, last + 1)):
        return None
    words = scene.quote(first, last).text
    return re.sub(r"[“”\"]", "", " ".join(words.split()))
