"""How well what is shipped does on the test parts of the treebanks and of the name annotations.

Measured on the quantized encoder and the numpy heads that reading runs, not on what was trained.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from habeas.language.en.encoder import Encoder, Floats
from habeas.language.en.labels import NAMES, RELATIONS, UPOS
from habeas.language.en.pipeline import load_heads, part_of
from habeas.language.en.syntax import Syntax, SyntaxHeads
from habeas.language.en.training.windows import Window, name_windows, treebank_windows
from habeas.language.en.wordpieces import WordPieces

TREEBANKS = ("ewt-test", "gum-test", "pud-test")
NAMED = ("crossner-politics-test.txt", "uner-ewt-test.iob2")
Figures = dict[str, dict[str, float]]


def evaluate(data: Path, weights: Path) -> Figures:
    """Parts of speech, attachment (without punctuation) and names, in percent."""
    wordpieces = WordPieces.from_file(weights / "vocabulary.json")
    reader = _Reader(weights)
    figures: Figures = {}
    for name in TREEBANKS:
        windows = treebank_windows([data / f"{name}.conllu"], wordpieces)
        figures[name] = _syntax_figures(windows, reader.read(windows))
    for name in NAMED:
        windows = name_windows([data / "ner" / name], wordpieces)
        figures[name] = _name_figures(windows, reader.read(windows))
    return figures


class _Reader:
    """The shipped encoder and heads, over windows of the treebanks."""

    def __init__(self, weights: Path) -> None:
        self._encoder = Encoder(weights / "encoder.onnx")
        self._heads = SyntaxHeads(part_of(load_heads(weights / "heads.safetensors"), "syntax"))

    def read(self, windows: Sequence[Window]) -> list[list[Syntax]]:
        """For each window the syntax of its sentences."""
        read = []
        vectors = self._encoder.vectors([window.pieces for window in windows])
        for window, found in zip(windows, vectors, strict=True):
            read.append(self._heads.read(_by_sentence(window, found)))
        return read


def _by_sentence(window: Window, vectors: Floats) -> list[Floats]:
    parts, start = [], 0
    for _, group in groupby(window.sentence_of):
        size = len(list(group))
        parts.append(vectors[start : start + size])
        start += size
    return parts


def _syntax_figures(windows: Sequence[Window], read: Sequence[list[Syntax]]) -> dict[str, float]:
    words = upos = unlabelled = labelled = 0
    for window, sentences in zip(windows, read, strict=True):
        offset = 0
        for sentence in sentences:
            for own, head in enumerate(sentence.heads):
                place = offset + own
                relation = RELATIONS[(window.relations or [])[place]]
                if relation == "punct":
                    continue
                right = (window.heads or [])[place] == (place if head < 0 else offset + head)
                words += 1
                upos += sentence.upos[own] == UPOS[(window.upos or [])[place]]
                unlabelled += right
                labelled += right and sentence.relations[own] == relation
            offset += len(sentence.heads)
    return {
        "upos": _percent(upos, words),
        "uas": _percent(unlabelled, words),
        "las": _percent(labelled, words),
    }


def _name_figures(windows: Sequence[Window], read: Sequence[list[Syntax]]) -> dict[str, float]:
    found = wanted = both = 0
    for window, [sentence] in zip(windows, read, strict=True):
        if window.names is None:
            continue
        gold = _spans([NAMES[int(n)] for n in window.names.argmax(-1)])
        names = {(name.first, name.last + 1, str(name.kind)) for name in sentence.names}
        found, wanted, both = found + len(names), wanted + len(gold), both + len(gold & names)
    return {
        "precision": _percent(both, found),
        "recall": _percent(both, wanted),
        "f1": _percent(2 * both, found + wanted),
    }


def _spans(labels: Sequence[str]) -> set[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    for place, label in enumerate(labels):
        prefix, _, kind = label.partition("-")
        if prefix == "I" and spans and spans[-1][1:] == (place, kind):
            spans[-1] = (spans[-1][0], place + 1, kind)
        elif kind:
            spans.append((place, place + 1, kind))
    return set(spans)


def _percent(part: int, whole: int) -> float:
    return round(100 * part / max(1, whole), 1)
