"""English text becomes sentences with words, forms, links and names, in one pass."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from habeas.errors import LanguageModelError
from habeas.language.analysis import Analysis, Sentence, Word
from habeas.language.en.encoder import Encoder, Floats
from habeas.language.en.events import EventHeads
from habeas.language.en.lemmas import lemma_of
from habeas.language.en.sentences import split_sentences
from habeas.language.en.syntax import Syntax, SyntaxHeads
from habeas.language.en.tokens import split_words
from habeas.language.en.windows import cut, pack
from habeas.language.en.wordpieces import WordPieces
from habeas.spans import Span

WEIGHTS = Path(__file__).parent / "weights"


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

    def analyse(self, text: str, scenes: Sequence[Span]) -> Analysis:
        """The sentences of the ``scenes`` (paragraphs, bullets) of a text."""
        spans: list[tuple[int, int, int]] = []  # start, end, scene
        words: list[list[tuple[int, int]]] = []
        for scene, span in enumerate(scenes):
            for start, end in split_sentences(text, span.start, span.end):
                parts = self._parts(text, split_words(text, start, end))
                words.extend(parts)
                spans.extend((part[0][0], part[-1][1], scene) for part in parts)
        vectors = self._vectors(text, words, [scene for _, _, scene in spans])
        syntax = self._syntax.read(vectors)
        sentences = [
            _sentence(text, *rest) for rest in zip(spans, words, vectors, syntax, strict=True)
        ]
        return Analysis(text, tuple(sentences))

    def _parts(self, text: str, words: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
        """A sentence as it is, or in parts where it is too long for the encoder."""
        forms = [text[start:end] for start, end in words]
        lengths = [self._wordpieces.length([form]) for form in forms]
        return [words[first:end] for first, end in cut(forms, lengths)]

    def _vectors(
        self, text: str, words: list[list[tuple[int, int]]], scene_of: list[int]
    ) -> list[Floats]:
        forms = [[text[start:end] for start, end in sentence] for sentence in words]
        lengths = [self._wordpieces.length(sentence) for sentence in forms]
        windows = pack(lengths, scene_of)
        pieces = [self._wordpieces.of_window(forms[w.first : w.last + 1]) for w in windows]
        vectors: list[Floats] = [np.empty((0, 0), np.float32)] * len(words)
        for window, found in zip(windows, self._encoder.vectors(pieces), strict=True):
            place = 0
            for number in range(window.first, window.last + 1):
                own = found[place : place + len(forms[number])]
                place += len(forms[number])
                if number >= window.fresh:
                    vectors[number] = own
        return vectors


def _sentence(
    text: str,
    span: tuple[int, int, int],
    words: list[tuple[int, int]],
    vectors: Floats,
    syntax: Syntax,
) -> Sentence:
    made = []
    for index, (start, end) in enumerate(words):
        form, upos = text[start:end], syntax.upos[index]
        lemma = lemma_of(form, upos)
        head, relation = syntax.heads[index], syntax.relations[index]
        made.append(Word(index, start, end, form, lemma, upos, head, relation))
    return Sentence(span[0], span[1], span[2], tuple(made), syntax.names, vectors)


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
