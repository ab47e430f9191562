"""Windows: some sentences that the encoder reads together, with what is to be learnt of them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from habeas.language.en.labels import NAMES, SHAPES
from habeas.language.en.training.annotated import EventLabel, EventLabels
from habeas.language.en.training.names import read_iob
from habeas.language.en.training.predicates import predicates
from habeas.language.en.training.treebanks import TreebankSentence, read_conllu
from habeas.language.en.windows import LONGEST_WINDOW
from habeas.language.en.wordpieces import Pieces, WordPieces


@dataclass(slots=True)
class Window:
    """Words of one or more sentences, and what an annotator says of them (where said)."""

    pieces: Pieces
    sentence_of: list[int]  # for each word, which sentence of the window
    upos: list[int] | None = None
    heads: list[int] | None = None  # index in the window; a root has its own
    relations: list[int] | None = None
    names: np.ndarray | None = None  # (words, labels) of bool: which labels are allowed
    events: EventLabels | None = None


@dataclass(slots=True)
class Batch:
    """Windows of like length as tensors. ``-100`` marks what is not to be learnt."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    firsts: Tensor  # (batch, words), 0 for padding
    words: Tensor  # (batch, words) of bool
    sentence_of: Tensor  # (batch, words), -1 for padding
    windows: list[Window] = field(default_factory=list)


def treebank_windows(paths: Iterable[Path], wordpieces: WordPieces) -> list[Window]:
    """Sentences of treebanks, neighbours of one document together."""
    windows: list[Window] = []
    for path in paths:
        group: list[TreebankSentence] = []
        length = 2
        for sentence in read_conllu(path):
            own = wordpieces.length(sentence.words)
            if own > LONGEST_WINDOW:
                continue
            full = length + own > LONGEST_WINDOW
            if group and (full or sentence.document != group[0].document):
                windows.append(_syntax_window(group, wordpieces))
                group, length = [], 2
            group.append(sentence)
            length += own
        if group:
            windows.append(_syntax_window(group, wordpieces))
    return windows


def _syntax_window(group: Sequence[TreebankSentence], wordpieces: WordPieces) -> Window:
    upos: list[int] = []
    heads: list[int] = []
    relations: list[int] = []
    sentence_of: list[int] = []
    verbs: list[EventLabel] = []
    for number, sentence in enumerate(group):
        offset = len(sentence_of)
        sentence_of.extend([number] * len(sentence.words))
        upos.extend(sentence.upos)
        heads.extend(head + offset for head in sentence.heads)
        relations.extend(sentence.relations)
        verbs.extend(predicates(sentence, offset))
    pieces = wordpieces.of_window([s.words for s in group])
    told = EventLabels({}, verbs, len(sentence_of))
    return Window(pieces, sentence_of, upos, heads, relations, events=told)


def name_windows(paths: Iterable[Path], wordpieces: WordPieces) -> list[Window]:
    """Sentences with annotated names, one a window."""
    windows = []
    for path in paths:
        for words, labels in read_iob(path):
            if wordpieces.length(words) <= LONGEST_WINDOW:
                allowed = np.zeros((len(words), len(NAMES)), bool)
                allowed[np.arange(len(words)), labels] = True
                pieces = wordpieces.of_window([words])
                windows.append(Window(pieces, [0] * len(words), names=allowed))
    return windows


def batches(windows: Sequence[Window], size: int, seed: int) -> Iterator[Batch]:
    """Shuffled batches of about ``size`` pieces, padding included, of windows of like length."""
    order = random.Random(seed)
    ranked = sorted(windows, key=lambda w: len(w.pieces.ids) + order.random() * 8)
    groups: list[list[Window]] = [[]]
    for window in ranked:
        if groups[-1] and (len(groups[-1]) + 1) * len(window.pieces.ids) > size:
            groups.append([])
        groups[-1].append(window)
    order.shuffle(groups)
    for group in groups:
        yield collate(group)


def collate(windows: list[Window]) -> Batch:
    """Pad windows to one size."""
    count = len(windows)
    longest = max(len(w.pieces.ids) for w in windows)
    most = max(len(w.sentence_of) for w in windows)
    ids = torch.zeros(count, longest, dtype=torch.long)
    shapes = torch.full((count, longest), SHAPES.index("pad"))
    mask = torch.zeros(count, longest)
    firsts = torch.zeros(count, most, dtype=torch.long)
    words = torch.zeros(count, most, dtype=torch.bool)
    sentence_of = torch.full((count, most), -1)
    for row, window in enumerate(windows):
        length, number = len(window.pieces.ids), len(window.sentence_of)
        ids[row, :length] = torch.tensor(window.pieces.ids)
        shapes[row, :length] = torch.tensor(window.pieces.shapes)
        mask[row, :length] = 1
        firsts[row, :number] = torch.tensor(window.pieces.firsts)
        words[row, :number] = True
        sentence_of[row, :number] = torch.tensor(window.sentence_of)
    return Batch(ids, shapes, mask, firsts, words, sentence_of, windows)


def padded(rows: Sequence[Sequence[int]], width: int) -> Tensor:
    """Rows of numbers as a tensor, padded with -100."""
    out = torch.full((len(rows), width), -100)
    for row, values in enumerate(rows):
        out[row, : len(values)] = torch.tensor(values, dtype=torch.long)
    return out
