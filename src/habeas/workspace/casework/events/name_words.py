"""Names as sets of words that can be compared across spellings and scripts, roughly by sound.

These decide nothing: they say which names could mean the same person, so that somebody is asked,
or so that a person is not counted twice.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from habeas.workspace.record.letters import letters_of

# What is written in several ways for one sound, in the order in which it is made the same.
_SOUNDS = (
    ("shch", "s"), ("sch", "s"), ("tch", "c"), ("zh", "z"), ("kh", "h"), ("ph", "f"), ("th", "t"),
    ("ck", "k"), ("cz", "c"), ("ch", "c"), ("sh", "s"), ("sz", "s"), ("ts", "c"), ("tz", "c"),
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("w", "v"), ("q", "k"), ("x", "ks"), ("y", "i"),
    ("j", "i"), ("gu", "g"),
)  # fmt: skip
_TWICE = re.compile(r"(.)\1+")
_LITTLE = frozenset("the a an of and or in at for mr mrs ms dr al el bin ibn de la van von".split())


@lru_cache(maxsize=50_000)
def sounds_of(name: str) -> frozenset[str]:
    """The words of a name, each about as it sounds; single letters are initials.

    >>> sounds_of("Vladimir Kozlov") == sounds_of("КОЗЛОВ, Владимир")
    True
    """
    return frozenset(_sound(word) for word in letters_of(name).split() if word not in _LITTLE)


def could_be_one(mine: frozenset[str], yours: frozenset[str]) -> bool:
    """Whether two names could mean the same person: all words of one are in the other.

    >>> could_be_one(sounds_of("M. Keldova"), sounds_of("Marta Keldova"))
    True
    >>> could_be_one(sounds_of("Irina Keldova"), sounds_of("Marta Keldova"))
    False
    """
    few, many = sorted((mine, yours), key=len)
    if not any(len(word) > 1 and word in many for word in few):
        return False
    return all(
        word in many
        or any(one.startswith(word) if len(word) == 1 else word.startswith(one) and len(one) == 1
               for one in many)
        for word in few
    )  # fmt: skip


def fewest(names: Mapping[int, frozenset[str]]) -> int:
    """The fewest persons that these can be, if each two that could be one are one.

    Args:
        names: of each entity.
    """
    root = {entity: entity for entity in names}

    def top(entity: int) -> int:
        while root[entity] != entity:
            root[entity] = root[root[entity]]
            entity = root[entity]
        return entity

    by_word: dict[str, list[int]] = defaultdict(list)
    for entity, words in names.items():
        for word in words:
            if len(word) > 1:
                by_word[word].append(entity)
    for sharing in by_word.values():
        for place, one in enumerate(sharing):
            for other in sharing[place + 1 :]:
                if top(one) != top(other) and could_be_one(names[one], names[other]):
                    root[top(one)] = top(other)
    return sum(root[entity] == entity for entity in names)


def _sound(word: str) -> str:
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    return _TWICE.sub(r"\1", word)
