"""A punishment as a text tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TermKind = Literal["prison", "custody", "life", "death", "fine", "flogging", "labour", "other"]


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A punishment as the text tells it: where it stands and what it comes to.

    ``custody`` is time held without a sentence ("held for three days"); ``other`` is a term of
    another kind than prison ("a two-year travel ban", "five years' internal exile").
    """

    start: int
    end: int
    term: str
    kind: TermKind
