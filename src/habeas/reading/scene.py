"""A scene: one paragraph or bullet, its sentences as one run of words.

Dates and people carry on inside a scene, not across: whatever a sentence leaves out is looked for
here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

import numpy as np
import numpy.typing as npt

from habeas.language.analysis import Sentence, Word
from habeas.spans import Quote


@dataclass(frozen=True)
class Scene:
    """The sentences of one paragraph or bullet. Words are counted through the whole scene."""

    text: str  # of the whole source
    number: int
    sentences: tuple[Sentence, ...]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words, in order; ``Word.index`` still counts in the sentence."""
        return tuple(word for sentence in self.sentences for word in sentence.words)

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The words as they stand."""
        return tuple(word.text for word in self.words)

    @cached_property
    def sentence_of(self) -> tuple[int, ...]:
        """For each word, which sentence of the scene it stands in."""
        return tuple(n for n, sentence in enumerate(self.sentences) for _ in sentence.words)

    @cached_property
    def offsets(self) -> tuple[int, ...]:
        """For each sentence, the place of its first word."""
        starts, total = [], 0
        for sentence in self.sentences:
            starts.append(total)
            total += len(sentence.words)
        return tuple(starts)

    def vectors(self) -> npt.NDArray[np.float32]:
        """One row for each word; made anew at each call, since they take much memory."""
        return np.concatenate([sentence.vectors for sentence in self.sentences], dtype=np.float32)

    def bare(self) -> Scene:
        """The scene without vectors."""
        return replace(self, sentences=tuple(sentence.bare() for sentence in self.sentences))

    def head(self, place: int) -> int | None:
        """The place of the governing word; None for a root."""
        word = self.words[place]
        return None if word.head < 0 else self.offsets[self.sentence_of[place]] + word.head

    def children(self, place: int) -> list[int]:
        """The places of the words that depend on the word at ``place``."""
        number = self.sentence_of[place]
        offset = self.offsets[number]
        return [offset + w.index for w in self.sentences[number].children(place - offset)]

    def subtree(self, place: int) -> list[int]:
        """The places of the word and of all that depends on it, in order."""
        number = self.sentence_of[place]
        offset = self.offsets[number]
        return [offset + i for i in self.sentences[number].subtree(place - offset)]

    def range_of(self, sentence: int) -> range:
        """The places of the words of a sentence."""
        start = self.offsets[sentence]
        return range(start, start + len(self.sentences[sentence].words))

    def places_in(self, start: int, end: int) -> list[int]:
        """The places of the words that overlap ``text[start:end]``."""
        return [n for n, w in enumerate(self.words) if w.start < end and w.end > start]

    def quote(self, first: int, last: int) -> Quote:
        """The words from ``first`` to ``last`` (inclusive) as a quote of the source."""
        return Quote.from_text(self.text, self.words[first].start, self.words[last].end)

    def passage(self, place: int) -> Quote:
        """The sentence in which the word at ``place`` stands."""
        sentence = self.sentences[self.sentence_of[place]]
        return Quote.from_text(self.text, sentence.start, sentence.end)


def scenes_of(text: str, sentences: Iterable[Sentence]) -> Iterator[Scene]:
    """The scenes of a text, in order; sentences without words are left out."""
    told = (sentence for sentence in sentences if sentence.words)
    for number, group in groupby(told, key=lambda s: s.scene):
        yield Scene(text, number, tuple(group))
