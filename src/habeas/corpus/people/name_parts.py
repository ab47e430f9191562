"""A person's name, taken apart so that two spellings of it can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass

from anyascii import anyascii

_WORD = re.compile(r"[a-z]+")
ARTICLES = frozenset(
    "al el ul as ash at ad an ar bin ibn ben de da di do dos del van von der den".split()
)
TITLES = frozenset(
    "mr mrs ms dr prof sir sheikh shaikh haji hajji gen col capt lt maj sgt rev".split()
)
_VOWELS = frozenset("aeiou")
# Letters that one name is written with in several ways: Qaddafi and Gaddafi, Kuznetsov, Kuznecow.
_SOUNDS = (
    (r"tsch|tch|ch|cz", "c"),
    (r"sch|sh|sz", "s"),
    (r"zh|dzh|dj", "z"),
    (r"kh|gh|q|ck|x|g", "k"),
    (r"ph|ff", "f"),
    (r"th|dh", "t"),
    (r"ts|tz", "c"),
    (r"w|b", "v"),
    (r"d", "t"),
    (r"[aeiouyjh]", ""),
    (r"(.)\1+", r"\1"),
)


@dataclass(frozen=True, slots=True)
class NameParts:
    """The parts of a name in plain small letters; ``None`` for a given name that is not told."""

    family: str
    given: str | None

    @property
    def family_sound(self) -> str:
        """What the spellings of the family name have in common."""
        return sound(self.family)

    @property
    def given_sound(self) -> str | None:
        """The same of the given name; None where it is not told."""
        return self.given and sound(self.given)


def name_parts(name: str) -> NameParts | None:
    """The parts of a name; None where it has no letters, or nothing in it is a name.

    The last word is taken for the family name, with the article before it left out.

    >>> name_parts("Mr. Марат Ақжолов")
    NameParts(family='aqzholov', given='marat')
    >>> name_parts("M. al-Tarsi"), name_parts("the editor")
    (NameParts(family='tarsi', given='m'), None)
    """
    if not any(character.isupper() for character in name) and name.isascii():
        return None
    words = _WORD.findall(anyascii(name).lower().replace("'", ""))
    words = [word for word in words if word not in TITLES]
    while len(words) > 1 and words[-2] in ARTICLES:
        del words[-2]
    if not words or len(words[-1]) < 2:
        return None
    return NameParts(words[-1], words[0] if len(words) > 1 else None)


def sound(word: str) -> str:
    """The word without what spellings differ in.

    >>> sound("qaddafi") == sound("gadhafi"), sound("kuznetsov") == sound("kuznecow")
    (True, True)
    """
    made = word
    for letters, one in _SOUNDS:
        made = re.sub(letters, one, made)
    # With which vowel a name begins differs, but that it begins with one does not.
    return f"a{made}" if word[:1] in _VOWELS else made or word[:1]
