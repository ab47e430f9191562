"""Annotated passages as windows, with names and events to learn."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from habeas.codebook import Codebook
from habeas.language.en.labels import NAMES
from habeas.language.en.sentences import split_sentences
from habeas.language.en.training.annotated import (
    Labeller,
    Passage,
    name_spans,
    read_passage,
    words_of,
)
from habeas.language.en.training.windows import Window
from habeas.language.en.windows import pack
from habeas.language.en.wordpieces import WordPieces

_OUTSIDE, _PERSON, _ORGANIZATION = 0, NAMES.index("B-person"), NAMES.index("B-organization")


def passages(folder: Path) -> list[Passage]:
    """The annotated passages of a folder, in the order of their names."""
    return [read_passage(path) for path in sorted(folder.glob("*.json"))]


def examples(codebook: Codebook) -> Iterable[Passage]:
    """The codebook's worked examples as passages: what its tests ask for is also taught."""
    for kind in codebook.types.values():
        for number, example in enumerate(kind.examples, 1):
            text = example.text
            spans = split_sentences(text, 0, len(text))
            events: list[dict[str, Any]] = []

            def place(trigger: str, spans: list[tuple[int, int]] = spans, text: str = text) -> int:
                at = text.find(trigger)
                return next(n for n, (s, e) in enumerate(spans, 1) if s <= at < e)

            if example.trigger:
                told = dict(example.slots) | {"trigger": example.trigger, "type": kind.name}
                events.append(told | {"s": place(example.trigger)})
            for trigger, other in example.also.items():
                also = {"trigger": trigger, "type": other, "s": place(trigger), "partial": True}
                events.append(also)
            annotation = {
                "period": example.period,
                "published": None,
                "persons": None,
                "events": events,
                "sentences": spans,
            }
            yield Passage(f"{kind.name}-{number}", text, annotation, [spans])


def report_windows(passages: Iterable[Passage], wordpieces: WordPieces) -> list[Window]:
    """The windows of annotated passages, as the reader will see them."""
    windows = []
    for passage in passages:
        names = passage.annotation["persons"] is not None
        labeller = Labeller(passage)
        for scene in words_of(passage):
            sentences = [words for words in scene if words]
            forms = [[passage.text[s:e] for s, e in sentence] for sentence in sentences]
            lengths = [wordpieces.length(sentence) for sentence in forms]
            for window in pack(lengths, [0] * len(sentences)):
                chosen = range(window.first, window.last + 1)
                words = [word for n in chosen for word in sentences[n]]
                sentence_of = [n - window.first for n in chosen for _ in sentences[n]]
                fresh = sum(len(sentences[n]) for n in range(window.first, window.fresh))
                windows.append(
                    Window(
                        wordpieces.of_window([forms[n] for n in chosen]),
                        sentence_of,
                        names=_names(passage, words) if names else None,
                        events=labeller.label(words, sentence_of, fresh),
                    )
                )
    return windows


def _names(passage: Passage, words: list[tuple[int, int]]) -> npt.NDArray[np.bool_]:
    """Which labels each word may have: persons and organizations are listed, places are not."""
    allowed = np.ones((len(words), len(NAMES)), bool)
    allowed[:, _PERSON : _ORGANIZATION + 2] = False
    for kind, first in (("persons", _PERSON), ("organizations", _ORGANIZATION)):
        for start, end in name_spans(passage, kind):
            inside = [i for i, (s, e) in enumerate(words) if s >= start and e <= end]
            allowed[inside] = False
            for place in inside:
                allowed[place, first if place == inside[0] else first + 1] = True
    for start, end in name_spans(passage, "optional_organizations"):
        for place, (s, e) in enumerate(words):
            if s >= start and e <= end and allowed[place, _OUTSIDE]:
                allowed[place, _ORGANIZATION : _ORGANIZATION + 2] = True
    return allowed
