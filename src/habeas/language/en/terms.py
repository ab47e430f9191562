"""Punishments and how long they last: the slot ``term`` of the codebook.

Prison terms become ISO 8601 durations, the gravest ones the words ``life`` and ``death``; fines,
flogging and unpaid work stay as worded. A stretch of time is a term only where the words around it
punish or hold somebody ("sentenced to", "in prison", "was held for"): ages ("a 20-year-old"),
distances in time ("seven years ago") and spells ("for the past two years") are left out.

A range keeps both ends with a slash, the lower first: "between two and five years" is ``P2Y/P5Y``,
"18 months to life" is ``P18M/life``. A limit ("up to six years") keeps its figure, ``P6Y``. Two
terms that share their unit ("15 and 10 years' imprisonment respectively") are two matches.
"""

from __future__ import annotations

from habeas.language.en.term_values import TermKind, TermMatch
from habeas.language.en.terms_of_other_kinds import find_fines, find_flogging, find_gravest
from habeas.language.en.terms_of_time import find_durations

__all__ = ["TermKind", "TermMatch", "find_terms"]


def find_terms(text: str, start: int = 0, end: int | None = None) -> list[TermMatch]:
    """Find the punishments that ``text`` tells, in order and not overlapping.

    >>> [m.term for m in find_terms("She was jailed for two years and eight months.")]
    ['P2Y8M']
    """
    stop = len(text) if end is None else end
    found = [
        *find_durations(text, start, stop),
        *find_gravest(text, start, stop),
        *find_fines(text, start, stop),
        *find_flogging(text, start, stop),
    ]
    return _without_overlap(found)


def _without_overlap(found: list[TermMatch]) -> list[TermMatch]:
    """The matches in order; of two that overlap, the one that starts first."""
    kept: list[TermMatch] = []
    for match in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept
