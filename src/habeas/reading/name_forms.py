"""How a name is written: the form by which names are compared."""

from __future__ import annotations

import re
import unicodedata

from habeas.reading.mentions import Candidate
from habeas.reading.scene import Scene


def form_of(scene: Scene, candidate: Candidate) -> str:
    """The words of a candidate with single spaces and whole accents: a name to compare by."""
    return as_name(scene.quote(candidate.first, candidate.last).text)


def as_name(text: str) -> str:
    r"""A name as it is written where nothing went wrong: single spaces, accents on their letters.

    >>> as_name("Ge \u0301rard\n Talven")
    'G\xe9rard Talven'
    """
    joined = re.sub(r"\s+(?=[\u0300-\u036f])", "", text)
    return unicodedata.normalize("NFC", " ".join(joined.split()))
