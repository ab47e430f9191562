"""How a name is written: the form by which names are compared."""

from __future__ import annotations

import re
import unicodedata

from habeas.reading.mentions import Candidate
from habeas.reading.scene import Scene

ARTICLES = ("the", "a", "an")


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


def name_words(name: str) -> list[str]:
    """The words of a name to compare by: lower case, no articles, possessives or stray signs.

    >>> name_words("the Ostrin City Court’s")
    ['ostrin', 'city', 'court']
    """
    bare = name.replace("’s", "").replace("'s", "")
    words = [word.strip(".,'’“”\"()").lower() for word in bare.split()]
    return [word for word in words if word and word not in ARTICLES] or [name.lower()]
