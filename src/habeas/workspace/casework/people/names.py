"""A person's name as words that spellings of it have in common, in whatever order they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from habeas.corpus.people.name_parts import ARTICLES, TITLES, sound
from habeas.workspace.record.letters import letters_of

_MOST_WORDS = 5
_MOST_NAMES = 12
_BEGINNINGS = re.compile(r"^(?:ye|ie|je)")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name: its letters, and what its spellings sound like."""

    letters: str
    sound: str

    @property
    def is_initial(self) -> bool:
        """Whether only the first letter is told."""
        return len(self.letters) == 1


Name = tuple[Word, ...]


@lru_cache(50_000)
def name_of(spelling: str) -> Name:
    """The words of a name without titles and articles.

    >>> [word.letters for word in name_of("Dr. Владимир И. Козлов")]
    ['vladimir', 'i', 'kozlov']
    """
    words = [w for w in letters_of(spelling).split() if w not in TITLES]
    kept = [word for word in words if word not in ARTICLES] or words
    return tuple(Word(word, sound_of(word)) for word in kept[:_MOST_WORDS])


@lru_cache(50_000)
def sound_of(word: str) -> str:
    """What the spellings of a word have in common.

    >>> sound_of("kozloff") == sound_of("kozlow"), sound_of("yevgeny") == sound_of("evgeniy")
    (True, True)
    >>> sound_of("khuseyn") == sound_of("hussein"), sound_of("alexander") == sound_of("aleksandr")
    (True, True)
    """
    plain = _BEGINNINGS.sub("e", word).replace("kh", "h").replace("x", "ks")
    return re.sub(r"(.)\1+", r"\1", sound(plain).replace("f", "v"))[:20]


def names_of(spellings: Iterable[str]) -> tuple[Name, ...]:
    """The different names among the spellings; those in which there is a word of two letters."""
    names = (name_of(spelling) for spelling in spellings)
    told = [name for name in names if any(not word.is_initial for word in name)]
    return tuple(dict.fromkeys(told))[:_MOST_NAMES]


def keys_of(names: Sequence[Name], countries: Iterable[str]) -> set[str]:
    """The keys under which a person is found.

    ``t:kzlv``: a word of the name. ``i:kzlv.v``: a word, and how another one begins.
    ``c:kzlv.KAZ``: a word and a country. ``1:kzlv.KAZ``: the only word, and a country.
    """
    keys = set()
    for name in names:
        full = [word for word in name if not word.is_initial]
        keys |= {f"t:{word.sound}" for word in full}
        keys |= _with_initials(name)
        for country in countries:
            keys |= {f"c:{word.sound}.{country}" for word in full}
            if len(name) == 1:
                keys.add(f"1:{name[0].sound}.{country}")
    return keys


def lookups_of(names: Sequence[Name], countries: Iterable[str]) -> set[str]:
    """The keys under which those stand that a person is to be compared with."""
    keys = set()
    for name in names:
        keys |= _with_initials(name)
        for country in countries:
            if len(name) == 1:
                keys.add(f"c:{name[0].sound}.{country}")
            else:
                keys |= {f"1:{word.sound}.{country}" for word in name if not word.is_initial}
    return keys


def _with_initials(name: Name) -> set[str]:
    return {
        f"i:{word.sound}.{other.sound[:1]}"
        for word in name
        for other in name
        if word is not other and not word.is_initial
    }
