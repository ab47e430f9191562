"""How like two names are, word by word, in whatever order the words stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import JaroWinkler

from habeas.workspace.casework.people.names import Name, Word

Level = Literal["same", "sound", "near", "initial"]
_ORDER: dict[Level, int] = {"same": 3, "sound": 2, "near": 1, "initial": 0}
_NEAR = 0.91
_SHORTEST_NEAR = 5  # letters: Ali and Aly are two names as often as one


@dataclass(frozen=True, slots=True)
class Likeness:
    """Which words of two names answer each other, and which are left over."""

    pairs: tuple[tuple[Level, Word, Word], ...]
    left: tuple[Word, ...]  # of the one
    right: tuple[Word, ...]  # of the other

    @property
    def full(self) -> tuple[tuple[Level, Word, Word], ...]:
        """The pairs of words that both names write out."""
        return tuple(pair for pair in self.pairs if pair[0] != "initial")

    @property
    def is_other(self) -> bool:
        """Whether both have a word that the other has not: Timur Kozlov, Vladimir Kozlov."""
        return bool(self.left and self.right)

    @property
    def rank(self) -> tuple[int, int, int]:
        """The better, the higher."""
        return (
            len(self.full) - 2 * self.is_other,
            len(self.pairs),
            sum(_ORDER[level] for level, _, _ in self.pairs),
        )


def best_likeness(one: Sequence[Name], other: Sequence[Name]) -> Likeness | None:
    """The likeness of the two spellings that are most alike; None where no word is."""
    found = [likeness(a, b) for a in one for b in other]
    alike = [like for like in found if like.full]
    return max(alike, key=lambda like: like.rank) if alike else None


@lru_cache(20_000)
def likeness(one: Name, other: Name) -> Likeness:
    """The words that answer each other, the surest first."""
    found = [
        (_ORDER[level], i, j, level)
        for i, a in enumerate(one)
        for j, b in enumerate(other)
        if (level := level_of(a, b)) is not None
    ]
    found.sort(key=lambda row: (-row[0], abs(row[1] - row[2]), row[1]))
    pairs: list[tuple[Level, Word, Word]] = []
    left, right = set(range(len(one))), set(range(len(other)))
    for _, i, j, level in found:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((level, one[i], other[j]))
    return Likeness(
        tuple(pairs),
        tuple(one[i] for i in sorted(left)),
        tuple(other[j] for j in sorted(right)),
    )


def level_of(one: Word, other: Word) -> Level | None:
    """How two words are alike; None where they are not."""
    if one.is_initial or other.is_initial:
        fits = one.letters[0] == other.letters[0] or one.sound[:1] == other.sound[:1]
        return "initial" if fits else None
    if one.letters == other.letters:
        return "same"
    if one.sound == other.sound and len(one.sound) > 1:
        return "sound"
    shortest = min(len(one.letters), len(other.letters))
    if shortest < _SHORTEST_NEAR:
        return None
    return "near" if JaroWinkler.similarity(one.letters, other.letters) >= _NEAR else None
