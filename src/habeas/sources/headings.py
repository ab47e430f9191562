"""What a heading looks like, and how high it stands."""

from __future__ import annotations

import re

_LONGEST = 100  # characters
_MOST_WORDS = 14
_NUMBERED = re.compile(
    r"(?P<part>(?:section|chapter|part|annex|appendix)\s+[\divxlc]+\b)"
    r"|(?P<decimal>\d{1,2}(?:\.\d{1,2})*)\.?\s+(?=[A-Z])"
    r"|(?P<roman>[IVX]{1,5})\.\s+"
    r"|(?P<letter>[a-z])[.)]\s+(?=[A-Z])",
    re.IGNORECASE,
)
_HASHES = re.compile(r"(#{1,6})\s+")
_OPEN_END = frozenset(
    "a an and as at but by for from in into of on or than that the their to was were which who "
    "with its his her is are has had have".split()
)


def looks_like_heading(words: str) -> bool:
    """Whether a line has the shape of a heading: short, begun like one, and without a full stop.

    >>> looks_like_heading("Freedom of expression")
    True
    >>> looks_like_heading("On 3 May, police arrested the")
    False
    """
    if len(words) > _LONGEST or words.count(" ") >= _MOST_WORDS:
        return False
    numbered = _NUMBERED.match(words) is not None
    if words[-1] in ".,;" or (words[-1] == ":" and not numbered):
        return False
    if words.rpartition(" ")[2].lower() in _OPEN_END:
        return False
    first = next((character for character in words if character.isalnum()), "")
    if not first or (first.islower() and not numbered and not _HASHES.match(words)):
        return False
    return any(character.isalpha() for character in words)


def heading_level(words: str) -> int:
    """How high a heading stands, 1 being the highest, as far as its form tells.

    >>> heading_level("Section 2. Respect for civil liberties"), heading_level("2.1 Prisons")
    (1, 2)
    >>> heading_level("FREEDOM OF EXPRESSION"), heading_level("Freedom of expression")
    (1, 2)
    """
    if hashes := _HASHES.match(words):
        return len(hashes[1])
    if numbered := _NUMBERED.match(words):
        if numbered["decimal"]:
            return numbered["decimal"].count(".") + 1
        return 2 if numbered["letter"] and not numbered["roman"] else 1
    return 1 if words.isupper() else 2
