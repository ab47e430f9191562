"""The units of which Krippendorff's alpha is taken, and what each coder said of them.

Of types there are two kinds of unit. *By trigger*: every place at which a coder saw an event; where
the other saw none, the value is "none". Places at which neither saw one are no units, which makes
alpha low. *By sentence*: every sentence of the text, with all the types that it tells together as
one value, or "none".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from habeas.agreement.double_coding import DoubleCoding
from habeas.agreement.matching import Pair
from habeas.agreement.texts import sentence_at
from habeas.codebook import Codebook

NONE = "none"
Said = tuple[str, str]


def types_by_trigger(texts: Iterable[DoubleCoding]) -> list[Said]:
    """For each event of either coder: the type that each gave it."""
    return [_types(pair) for double in texts for pair in double.pairs if pair.is_core]


def types_by_sentence(texts: Iterable[DoubleCoding]) -> list[Said]:
    """For each sentence: the types that each coder found in it."""
    units: list[Said] = []
    for double in texts:
        told: list[dict[int | None, set[str]]] = [defaultdict(set), defaultdict(set)]
        for pair in double.pairs:
            for event, types in zip((pair.a, pair.b), told, strict=True):
                if event is not None and pair.is_core:
                    types[sentence_at(double.sentences, event.at)].add(event.type)
        mine, yours = told
        numbers = range(len(double.sentences))
        units += [(_together(mine[n]), _together(yours[n])) for n in numbers]
    return units


def modalities(texts: Iterable[DoubleCoding]) -> list[Said]:
    """For each event that both coded: how each says that it is told."""
    return [
        (pair.a.modality, pair.b.modality)
        for pair in _agreed(double for double in texts if "modality" in double.slots)
        if pair.a and pair.b
    ]


def outcomes(texts: Iterable[DoubleCoding], codebook: Codebook) -> list[Said]:
    """For each event that both coded and whose type has outcomes: what each says came of it."""
    return [
        (pair.a.outcome or NONE, pair.b.outcome or NONE)
        for pair in _agreed(double for double in texts if "outcome" in double.slots)
        if pair.a and pair.b and codebook[pair.a.type].outcomes
    ]


def _agreed(texts: Iterable[DoubleCoding]) -> Iterator[Pair]:
    for double in texts:
        for pair in double.pairs:
            if pair.a and pair.b and pair.a.type == pair.b.type and pair.is_core:
                yield pair


def _types(pair: Pair) -> Said:
    return (pair.a.type if pair.a else NONE, pair.b.type if pair.b else NONE)


def _together(types: set[str]) -> str:
    return "+".join(sorted(types)) or NONE
