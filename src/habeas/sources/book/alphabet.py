"""The order of the alphabet, as a book from A to Z has it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from unicodedata import normalize


def alphabetical(words: str) -> str:
    """A name as the alphabet orders it: small letters without accents, without "the"."""
    letters = normalize("NFD", words.casefold().removeprefix("the "))
    return re.sub(r"[^a-z ]", "", letters.replace("-", " ").replace("/", " "))


def longest_rise(keys: Sequence[str]) -> set[int]:
    """The numbers of the most keys that are in order when the rest is left out.

    >>> sorted(longest_rise(["albania", "kosovo", "algeria", "angola"]))
    [0, 2, 3]
    """
    tops: list[str] = []
    ends: list[int] = []
    previous: list[int] = []
    for number, key in enumerate(keys):
        place = bisect_right(tops, key)
        previous.append(ends[place - 1] if place else -1)
        tops[place : place + 1] = [key]
        ends[place : place + 1] = [number]
    found: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        found.add(at)
        at = previous[at]
    return found
