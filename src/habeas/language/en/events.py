"""The heads for events at run time, in numpy: which words tell one, and what belongs to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from habeas.language.en.labels import (
    DISTANCES,
    MODALITIES,
    OUTCOMES,
    ROLES,
    TYPES,
    distance_bucket,
)
from habeas.language.en.syntax import Floats, linear, softmax

Halves = npt.NDArray[np.float16]
_FARTHEST = 128  # words; beyond this a distance is as good as any other
_BUCKETS = np.array([distance_bucket(d) for d in range(-_FARTHEST, _FARTHEST + 1)])
_SAME, _BEFORE, _AFTER = 0, 1, 2
# What the windows of training hold around a trigger: nothing was learnt of what lies beyond.
_SENTENCES_BEFORE, _SENTENCES_AFTER, _REACH = 2, 1, 110


@dataclass(frozen=True, slots=True)
class Told:
    """What the heads say of one trigger in its scene."""

    modality: Floats  # (modalities,) probabilities
    outcome: Floats  # (outcomes,) probabilities
    roles: Halves  # (words of the scene, roles) probabilities, each for itself


class EventHeads:
    """Says of each word whether it tells an event, and of each trigger who and what belongs to it.

    Types, modalities, outcomes and roles are those of :mod:`habeas.language.en.labels`.
    """

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._weights = weights
        self.width: int = weights["triggers.weight"].shape[1]
        self._rank = weights["query.weight"].shape[0] // len(ROLES)
        self._distance = weights["distance.weight"].reshape(DISTANCES, 3, len(ROLES))

    def types(self, vectors: Floats) -> Floats:
        """The probability of each type of :data:`TYPES` for each word: (words, types)."""
        return softmax(linear(self._weights, "triggers", vectors))

    def tell(
        self, vectors: Floats, sentence_of: Sequence[int], triggers: Sequence[tuple[int, str]]
    ) -> list[Told]:
        """What belongs to each trigger among the words of its scene.

        Args:
            vectors: one row for each word of the scene.
            sentence_of: for each word, the number of its sentence.
            triggers: index of the word and name of the type; a type that the model does not know
                (a user's own) is judged as none in particular.
        """
        if not triggers:
            return []
        at = np.array([place for place, _ in triggers])
        kinds = np.array([TYPES.index(kind) if kind in TYPES else 0 for _, kind in triggers])
        told = vectors[at] + self._weights["kinds.weight"][kinds]
        modality = softmax(linear(self._weights, "modality", told))
        outcome = softmax(linear(self._weights, "outcome", told))
        roles = self._roles(told, kinds, at, vectors, np.asarray(sentence_of))
        return [
            Told(m, o, r.astype(np.float16))  # a book has ten thousand of them
            for m, o, r in zip(modality, outcome, roles, strict=True)
        ]

    def _roles(
        self,
        told: Floats,
        kinds: npt.NDArray[np.int64],
        at: npt.NDArray[np.int64],
        vectors: Floats,
        sentence_of: npt.NDArray[np.int64],
    ) -> Floats:
        count, words, roles = len(at), len(vectors), len(ROLES)
        query = linear(self._weights, "query", told).reshape(count, roles, self._rank)
        key = linear(self._weights, "key", vectors).reshape(words, roles, self._rank)
        scores = np.einsum("erk,wrk->ewr", query, key, optimize=True)
        scores *= np.float32(self._rank**-0.5)
        distance = np.arange(words)[None] - at[:, None]
        places = np.clip(distance, -_FARTHEST, _FARTHEST)
        own = sentence_of[at][:, None]
        side = np.where(sentence_of == own, _SAME, np.where(sentence_of < own, _BEFORE, _AFTER))
        scores += self._distance[_BUCKETS[places + _FARTHEST], side]
        scores += self._weights["kind_bias.weight"][kinds][:, None]
        scores += linear(self._weights, "word_bias", vectors)
        apart = own - sentence_of
        near = (apart <= _SENTENCES_BEFORE) & (apart >= -_SENTENCES_AFTER)
        seen = near & (abs(distance) <= _REACH)
        shares: Floats = np.where(seen[..., None], 1.0 / (1.0 + np.exp(-scores)), 0.0)
        return shares.astype(np.float32)


def modality_of(told: Told) -> str:
    """The likeliest modality."""
    return MODALITIES[int(told.modality.argmax())]


def outcome_of(told: Told, allowed: Sequence[str]) -> str | None:
    """The likeliest of the outcomes that a type may have, None where none is told."""
    choices = [0, *(OUTCOMES.index(o) for o in allowed if o in OUTCOMES)]
    best = max(choices, key=lambda n: float(told.outcome[n]))
    return None if best == 0 else OUTCOMES[best]
