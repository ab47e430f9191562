"""What the language part says of a text: sentences, words with forms and links, names.

Languages other than English live beside ``en/`` and produce these same objects.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

NameKind = Literal["person", "organization", "place", "other"]
Vectors = npt.NDArray[np.float16]  # half precision: a long report has many words


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence. ``start`` and ``end`` are offsets into the whole text."""

    index: int  # in its sentence, from 0
    start: int
    end: int
    text: str
    lemma: str  # lower case: "arrest" for "arrested"
    upos: str  # Universal Dependencies part of speech: NOUN, PROPN, VERB, AUX, …
    head: int  # index in the sentence of the governing word, -1 for the root
    relation: (
        str  # Universal Dependencies relation to the head: nsubj, nsubj:pass, obj, obl:agent, …
    )


@dataclass(frozen=True, slots=True)
class Name:
    """A name that was found: words ``first`` to ``last`` (inclusive) of its sentence."""

    first: int
    last: int
    kind: NameKind
    score: float  # 0 to 1


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one scene (paragraph or bullet), analysed."""

    start: int
    end: int
    scene: int  # which paragraph or bullet, from 0
    words: tuple[Word, ...]
    names: tuple[Name, ...]
    vectors: Vectors = field(repr=False, compare=False)  # (words, width), one row a word
    _children: list[list[int]] = field(default_factory=list, init=False, repr=False, compare=False)

    def bare(self) -> Sentence:
        """The sentence without its vectors, which take more memory than all the rest."""
        return replace(self, vectors=self.vectors[:0].copy())  # a view would keep them all

    def children(self, index: int) -> list[Word]:
        """The words that depend on the word at ``index``, in order."""
        return [self.words[i] for i in self._governed()[index]]

    def _governed(self) -> list[list[int]]:
        """For each word, the indices of those that depend on it; made when first asked for."""
        if not self._children:
            self._children.extend([] for _ in self.words)
            for word in self.words:
                if word.head >= 0:
                    self._children[word.head].append(word.index)
        return self._children

    def subtree(self, index: int) -> list[int]:
        """The indices of the word and all that depends on it, in order."""
        governed = self._governed()
        found, stack = {index}, [index]
        while stack:
            for child in governed[stack.pop()]:
                if child not in found:
                    found.add(child)
                    stack.append(child)
        return sorted(found)
