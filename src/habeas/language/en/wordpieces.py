"""Words become the numbers that the encoder reads: pieces of words, and the shapes of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from habeas.errors import LanguageModelError
from habeas.language.en.labels import SHAPES, shape_of

LONGEST_WORD = 12  # pieces; what a word has beyond these says nothing more


@dataclass(frozen=True, slots=True)
class Pieces:
    """One window of sentences as the encoder reads it."""

    ids: list[int]
    shapes: list[int]
    firsts: list[int]  # for each word, where its first piece stands in ``ids``


class WordPieces:
    """Cuts words into the pieces of the encoder's vocabulary."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self._known: dict[str, tuple[int, ...]] = {}
        self.start = self._id("[CLS]")
        self.end = self._id("[SEP]")
        self.unknown = self._id("[UNK]")

    def _id(self, piece: str) -> int:
        found = self._tokenizer.token_to_id(piece)
        if found is None:
            raise LanguageModelError(f"the vocabulary has no {piece}: reinstall habeas")
        return found

    @classmethod
    def from_file(cls, path: Path) -> WordPieces:
        """Load a vocabulary from a ``tokenizer.json``."""
        return cls(Tokenizer.from_file(str(path)))

    def of_word(self, word: str) -> tuple[int, ...]:
        """The pieces of one word, never none."""
        pieces = self._known.get(word)
        if pieces is None:
            ids = self._tokenizer.encode(word, add_special_tokens=False).ids[:LONGEST_WORD]
            pieces = tuple(ids) or (self.unknown,)
            if len(self._known) < 200_000:  # a bound, so that a long run does not grow for ever
                self._known[word] = pieces
        return pieces

    def of_window(self, sentences: Sequence[Sequence[str]]) -> Pieces:
        """The pieces of some sentences that the encoder reads together."""
        pad = SHAPES.index("pad")
        ids, shapes, firsts = [self.start], [pad], []
        for words in sentences:
            for position, word in enumerate(words):
                pieces = self.of_word(word)
                firsts.append(len(ids))
                ids.extend(pieces)
                shapes.extend([shape_of(word, first=position == 0)] * len(pieces))
        ids.append(self.end)
        shapes.append(pad)
        return Pieces(ids, shapes, firsts)

    def length(self, words: Sequence[str]) -> int:
        """How many pieces a sentence has."""
        return sum(len(self.of_word(word)) for word in words)
