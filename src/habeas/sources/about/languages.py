"""What is known of each language, so that a text can be told to be in it: ``languages.toml``."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

_RAREST = 2.0  # cost of the least frequent letter; the most frequent one costs nothing
_FOREIGN = 6.0  # cost of a letter that the language does not have
_ENDING = 0.5  # what the end of a word says, where a whole frequent word says 1
_LETTER = 0.25  # "a", "e", "o": words of one letter, which most languages in Latin letters have
_WORD_WEIGHT = 2.0  # what words say, beside what letters say
_SHORTEST_STEM = 3  # letters that must stand before an ending


@dataclass(frozen=True)
class Language:
    """One language: its tag (BCP 47), its name in English, and what it is told by."""

    tag: str
    name: str
    words: frozenset[str]
    endings: tuple[str, ...]
    letters: str  # Cyrillic, from the most to the least frequent; else ""

    def hits(self, words: Counter[str]) -> float:
        """How many of the words speak for this language.

        Endings count in small letters only, since names have endings of their own.
        """
        one_letter = 1 if self.letters else _LETTER
        total = 0.0
        for word, count in words.items():  # a loop, as it runs over each text in each language
            if word.lower() in self.words:
                total += count if len(word) > 1 else count * one_letter
            elif (
                self.endings and word[:1].islower() and word[_SHORTEST_STEM:].endswith(self.endings)
            ):
                total += count * _ENDING
        return total

    def strangeness(self, words: Counter[str]) -> float:
        """How unusual words in Cyrillic letters are in this language, for each letter.

        It is the higher the rarer the letters are in the language (6 for one that it lacks), and
        lower by what the words themselves say.
        """
        letters: Counter[str] = Counter()
        for word, count in words.items():
            for letter in word.lower():
                letters[letter] += count
        costs = self._costs
        cost = sum(count * costs.get(letter, _FOREIGN) for letter, count in letters.items())
        return cost / letters.total() - _WORD_WEIGHT * self.hits(words) / words.total()

    @cached_property
    def _costs(self) -> dict[str, float]:
        step = _RAREST / len(self.letters)
        return {letter: rank * step for rank, letter in enumerate(self.letters)}


@cache
def languages() -> dict[str, Language]:
    """All languages by their tags."""
    file = resources.files("habeas.sources.about") / "languages.toml"
    return {
        tag: Language(
            tag,
            entry["name"],
            frozenset(entry.get("words", "").split()),
            tuple(entry.get("endings", "").split()),
            entry.get("letters", ""),
        )
        for tag, entry in tomllib.loads(file.read_text(encoding="utf-8")).items()
    }


@cache
def cyrillic() -> tuple[Language, ...]:
    """The languages that are written in Cyrillic letters."""
    return tuple(language for language in languages().values() if language.letters)


@cache
def latin() -> tuple[Language, ...]:
    """The languages that are written in Latin letters."""
    return tuple(each for each in languages().values() if each.words and not each.letters)


def language_name(tag: str) -> str:
    """What the language is called in English, or "another language".

    >>> language_name("kk"), language_name("uz-Cyrl"), language_name("fr-CA")
    ('Kazakh', 'Uzbek', 'French')
    """
    known = languages()
    found = known.get(tag) or known.get(tag.partition("-")[0].lower())
    return found.name if found else "another language"
