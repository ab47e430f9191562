"""English text becomes sentences with words, forms, links and names, in one pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from sys import intern

import numpy as np

from habeas.errors import LanguageModelError
from habeas.language.analysis import Sentence, Vectors, Word
from habeas.language.en.encoder import Encoder, Floats
from habeas.language.en.events import EventHeads
from habeas.language.en.lemmas import lemma_of
from habeas.language.en.sentences import split_sentences
from habeas.language.en.syntax import Syntax, SyntaxHeads
from habeas.language.en.tokens import split_words
from habeas.language.en.windows import cut, pack
from habeas.language.en.wordpieces import WordPieces
from habeas.language.freed_memory import give_back
from habeas.spans import Span

WEIGHTS = Path(__file__).parent / "weights"
_WORDS_AT_ONCE = 3_000  # their vectors take 20 MB; more at once gains no speed
_MANY_CHUNKS = 20  # after so many, what the encoder has used is worth handing back


@dataclass(frozen=True, slots=True)
class _Draft:
    """A sentence before it is read: which scene it belongs to, its words and where they stand."""

    scene: int
    places: list[tuple[int, int]]
    forms: list[str]
    pieces: int  # of the encoder's vocabulary


class English:
    """The language part for English: load once, analyse many texts."""

    def __init__(self, weights: Path = WEIGHTS, threads: int = 0) -> None:
        """Load what ``make train`` made. Raises LanguageModelError where it is missing."""
        if not (weights / "encoder.onnx").exists():
            raise LanguageModelError("the English model is not installed: run make train")
        heads = load_heads(weights / "heads.safetensors")
        self._wordpieces = WordPieces.from_file(weights / "vocabulary.json")
        self._encoder = Encoder(weights / "encoder.onnx", threads)
        self._syntax = SyntaxHeads(part_of(heads, "syntax"))
        self.events = EventHeads(part_of(heads, "events"))

    def analyse(self, text: str, scenes: Sequence[Span]) -> Iterator[Sentence]:
        """The sentences of the ``scenes`` (paragraphs, bullets) of a text, in order.

        They come as they are read, some thousand words at once, so that nobody has to hold the
        vectors of a whole book.
        """
        chunk: list[_Draft] = []
        words = chunks = 0
        for scene, span in enumerate(scenes):
            for start, end in split_sentences(text, span.start, span.end):
                drafts = list(self._drafts(text, scene, split_words(text, start, end)))
                chunk += drafts
                words += sum(len(draft.forms) for draft in drafts)
            if words >= _WORDS_AT_ONCE:
                yield from self._read(chunk)
                chunk, words, chunks = [], 0, chunks + 1
        yield from self._read(chunk)
        if chunks > _MANY_CHUNKS:
            give_back()

    def _read(self, drafts: Sequence[_Draft]) -> Iterator[Sentence]:
        """The sentences of some whole scenes."""
        vectors = self._vectors(drafts)
        syntax = self._syntax.read(vectors)
        last = self.events.width  # the last layer stands last; syntax alone reads those before it
        for draft, found, said in zip(drafts, vectors, syntax, strict=True):
            yield _sentence(draft, found[:, -last:].astype(np.float16), said)

    def _drafts(self, text: str, scene: int, places: list[tuple[int, int]]) -> Iterator[_Draft]:
        """A sentence as it is, or in parts where it is too long for the encoder."""
        forms = [intern(text[start:end]) for start, end in places]  # a book repeats its words
        lengths = [len(self._wordpieces.of_word(form)) for form in forms]
        for first, end in cut(forms, lengths):
            yield _Draft(scene, places[first:end], forms[first:end], sum(lengths[first:end]))

    def _vectors(self, drafts: Sequence[_Draft]) -> list[Floats]:
        forms = [draft.forms for draft in drafts]
        windows = pack([draft.pieces for draft in drafts], [draft.scene for draft in drafts])
        pieces = [self._wordpieces.of_window(forms[w.first : w.last + 1]) for w in windows]
        vectors: list[Floats] = [np.empty((0, 0), np.float32)] * len(drafts)
        for window, found in zip(windows, self._encoder.vectors(pieces), strict=True):
            place = 0
            for number in range(window.first, window.last + 1):
                own = found[place : place + len(forms[number])]
                place += len(forms[number])
                if number >= window.fresh:
                    vectors[number] = own
        return vectors


def _sentence(draft: _Draft, vectors: Vectors, syntax: Syntax) -> Sentence:
    made = []
    for index, (form, (start, end)) in enumerate(zip(draft.forms, draft.places, strict=True)):
        upos = syntax.upos[index]
        lemma = intern(lemma_of(form, upos))
        head, relation = syntax.heads[index], syntax.relations[index]
        made.append(Word(index, start, end, form, lemma, upos, head, relation))
    start, end = draft.places[0][0], draft.places[-1][1]
    return Sentence(start, end, draft.scene, tuple(made), syntax.names, vectors)


def load_heads(path: Path) -> dict[str, Floats]:
    """The weights of all heads, by name; stored in half precision."""
    from safetensors.numpy import load_file  # noqa: PLC0415 -- only reading needs it

    return {name: np.asarray(array, np.float32) for name, array in load_file(path).items()}


def part_of(heads: dict[str, Floats], prefix: str) -> dict[str, Floats]:
    """The weights whose names begin with ``prefix.``, without it."""
    start = f"{prefix}."
    return {name[len(start) :]: array for name, array in heads.items() if name.startswith(start)}


@lru_cache(maxsize=1)
def load(threads: int = 0) -> English:
    """The shipped English model, loaded once."""
    return English(threads=threads)
