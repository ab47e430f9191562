"""The heads for syntax and names, in numpy: what the encoder's vectors say of each word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from habeas.language.analysis import Name, NameKind
from habeas.language.en.labels import NAMES, RELATIONS, UPOS

Floats = npt.NDArray[np.float32]
Weights = Mapping[str, Floats]
_WORDS_AT_ONCE = 256  # whose relations are found together: 10 MB of numbers in between


@dataclass(frozen=True, slots=True)
class Syntax:
    """What was found for one sentence: a value a word, and its names."""

    upos: list[str]
    heads: list[int]  # -1 for the root
    relations: list[str]
    names: tuple[Name, ...]


def linear(weights: Weights, name: str, x: Floats) -> Floats:
    """One layer of a trained head."""
    out: Floats = x @ weights[f"{name}.weight"].T
    bias = weights.get(f"{name}.bias")
    return out if bias is None else out + bias


def softmax(scores: Floats) -> Floats:
    """Scores as probabilities along the last axis."""
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Floats = powers / powers.sum(-1, keepdims=True)
    return shares


class SyntaxHeads:
    """Finds parts of speech, governing words, relations and names of one sentence at a time."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        rank = weights["relation_child.weight"].shape[0]
        # (relation, head, child) as (child, relation and head), so that one product does for all.
        relation = weights["relation.weight"].reshape(len(RELATIONS) * rank, rank)
        self._relation = np.ascontiguousarray(relation.T)
        self._relation_bias = weights["relation.bias"].reshape(len(RELATIONS), rank)

    def read(self, vectors: list[Floats]) -> list[Syntax]:
        """The syntax of sentences, each given as an array (words, width)."""
        if not vectors:
            return []
        x = np.concatenate(vectors)
        upos = linear(self._weights, "upos", x).argmax(-1)
        names = softmax(linear(self._weights, "names", x))
        arc_child = np.maximum(linear(self._weights, "arc_child", x), 0)
        arc_head = np.maximum(linear(self._weights, "arc_head", x), 0)
        arc_query = linear(self._weights, "arc", arc_child) * np.float32(arc_child.shape[1] ** -0.5)
        prior = linear(self._weights, "arc_prior", arc_head)[:, 0]
        child = np.maximum(linear(self._weights, "relation_child", x), 0)
        head = np.maximum(linear(self._weights, "relation_head", x), 0)
        ends = list(accumulate(map(len, vectors)))
        sentences = [slice(end - len(part), end) for part, end in zip(vectors, ends, strict=True)]
        trees = [tree(arc_query[rows] @ arc_head[rows].T + prior[rows]) for rows in sentences]
        governors = [r.start + h for r, heads in zip(sentences, trees, strict=True) for h in heads]
        labels = self._relations(child, head, np.array(governors))
        return [
            _syntax(upos[rows], heads, labels[rows], names[rows])
            for rows, heads in zip(sentences, trees, strict=True)
        ]

    def _relations(
        self, child: Floats, head: Floats, governors: npt.NDArray[np.int64]
    ) -> npt.NDArray[np.int64]:
        """The relation of each word to the one that governs it, both by their rows."""
        found = np.empty(len(child), np.int64)
        for start in range(0, len(child), _WORDS_AT_ONCE):
            rows = slice(start, start + _WORDS_AT_ONCE)
            below, above = child[rows], head[governors[rows]]
            turned = (below @ self._relation).reshape(len(below), len(RELATIONS), -1)
            pairs = np.matmul(turned, above[:, :, None])[:, :, 0]
            summed = linear(self._weights, "relation_sum", below)
            scores = pairs + above @ self._relation_bias.T + summed
            scores[:, 0] = -np.inf  # only the root is a root
            found[rows] = scores.argmax(-1)
        return found


def _syntax(
    upos: npt.NDArray[np.int64],
    heads: list[int],
    relations: npt.NDArray[np.int64],
    names: Floats,
) -> Syntax:
    roots = [head == own for own, head in enumerate(heads)]
    return Syntax(
        [UPOS[n] for n in upos],
        [-1 if root else head for root, head in zip(roots, heads, strict=True)],
        ["root" if r else RELATIONS[n] for r, n in zip(roots, relations, strict=True)],
        find_names(names),
    )


def tree(scores: Floats) -> list[int]:
    """The governing word of each word, so that they make one tree; the root governs itself.

    ``scores[w, h]`` tells how well ``h`` governs ``w``, ``scores[w, w]`` how well ``w`` is a root.
    Each word takes its best head; a circle is opened where that costs least.
    """
    count = len(scores)
    root = int(scores.diagonal().argmax())
    own = np.arange(count)
    scores = scores.copy()
    scores[own, own] = -np.inf
    heads = scores.argmax(-1)
    heads[root] = root
    for _ in range(count):
        circle = _circle(heads, root)
        if not circle:
            break
        outside = np.ones(count, bool)
        outside[_below(heads, circle)] = False
        costs = {w: scores[w][heads[w]] - scores[w][outside].max(initial=-1e30) for w in circle}
        word = min(circle, key=lambda w: float(costs[w]))
        heads[word] = int(np.where(outside, scores[word], -np.inf).argmax())
    return [int(h) for h in heads]


def _circle(heads: npt.NDArray[np.int64], root: int) -> list[int]:
    state = [0] * len(heads)
    for start in range(len(heads)):
        path, word = [], start
        while state[word] == 0 and word != root:
            state[word] = 1
            path.append(word)
            word = int(heads[word])
        if word != root and state[word] == 1:
            return path[path.index(word) :]
        for seen in path:
            state[seen] = 2
    return []


def _below(heads: npt.NDArray[np.int64], circle: list[int]) -> list[int]:
    below, changed = set(circle), True
    while changed:
        more = {w for w in range(len(heads)) if int(heads[w]) in below} - below
        changed = bool(more)
        below |= more
    return sorted(below)


_KINDS: tuple[NameKind, ...] = ("person", "organization", "place", "other")


def _follows(before: str, label: str) -> bool:
    """Whether a label may come after another: a name goes on only as what it began as."""
    return not label.startswith("I-") or before[1:] == label[1:]


_ALLOWED = np.array([[0.0 if _follows(b, a) else -1e9 for a in NAMES] for b in NAMES])


def best_labels(shares: Floats) -> list[int]:
    """The likeliest labels of a sentence of which each name goes on as it began."""
    surest = shares.argmax(-1)
    if not (_ALLOWED[surest[:-1], surest[1:]].any() or _ALLOWED[0, surest[0]]):
        return [int(label) for label in surest]
    scores = np.log(np.maximum(shares, 1e-9))
    total = scores[0] + _ALLOWED[0]
    back = np.zeros((len(scores), len(NAMES)), np.int64)
    for place in range(1, len(scores)):
        ways = total[:, None] + _ALLOWED
        back[place] = ways.argmax(0)
        total = ways[back[place], np.arange(len(NAMES))] + scores[place]
    labels = [int(total.argmax())]
    for place in range(len(scores) - 1, 0, -1):
        labels.append(int(back[place][labels[-1]]))
    return labels[::-1]


def find_names(shares: Floats) -> tuple[Name, ...]:
    """Runs of words that are one name, from the probabilities (words, labels) of :data:`NAMES`."""
    if not (shares.argmax(-1) > 0).any():
        return ()
    kinds = shares[:, 1::2] + shares[:, 2::2]  # a word's probability of each kind of name
    labels = [NAMES[n] for n in best_labels(shares)]
    names: list[Name] = []
    for place, label in enumerate(labels):
        if not label.startswith("B-"):
            continue
        last = place
        while last + 1 < len(labels) and labels[last + 1].startswith("I-"):
            last += 1
        kind = (NAMES.index(label) - 1) // 2
        names.append(Name(place, last, _KINDS[kind], float(kinds[place : last + 1, kind].mean())))
    return tuple(names)
