"""The heads for events: which words tell one, of what type, and who and what belongs to it."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from habeas.language.en.labels import (
    DISTANCES,
    MODALITIES,
    OUTCOMES,
    ROLES,
    TYPES,
    distance_bucket,
)
from habeas.language.en.training.annotated import EventLabel
from habeas.language.en.training.encoder import WIDTH
from habeas.language.en.training.windows import Batch

RANK = 64  # of the agreement between a trigger and a word, for each role
SMOOTHING = 0.05
OPTIONAL = 0.3  # how much an optional event counts as one that is to be told
IMPOSSIBLE = torch.tensor(-1e4)
SAME, BEFORE, AFTER = 0, 1, 2  # where the word's sentence stands to the trigger's
_EDGES = torch.tensor([distance_bucket(d) for d in range(-128, 129)])


class EventHeads(nn.Module):
    """Triggers word by word; then, for each trigger, how each word of the window belongs to it."""

    def __init__(self) -> None:
        super().__init__()
        self.triggers = nn.Linear(WIDTH, len(TYPES))
        self.kinds = nn.Embedding(len(TYPES), WIDTH)
        self.modality = nn.Linear(WIDTH, len(MODALITIES))
        self.outcome = nn.Linear(WIDTH, len(OUTCOMES))
        self.query = nn.Linear(WIDTH, len(ROLES) * RANK)
        self.key = nn.Linear(WIDTH, len(ROLES) * RANK)
        self.word_bias = nn.Linear(WIDTH, len(ROLES))
        self.kind_bias = nn.Embedding(len(TYPES), len(ROLES))
        self.distance = nn.Embedding(DISTANCES * 3, len(ROLES))
        self.dropout = nn.Dropout(0.2)
        nn.init.zeros_(self.kinds.weight)
        nn.init.zeros_(self.distance.weight)
        nn.init.zeros_(self.kind_bias.weight)
        nn.init.constant_(self.word_bias.bias, -3.0)

    def loss(self, x: Tensor, batch: Batch) -> dict[str, Tensor]:
        """What is to be made small for a batch of annotated windows, part by part."""
        x = self.dropout(x).float()
        parts = {"triggers": self._trigger_loss(x, batch)}
        rows = _events(batch)
        if not rows:
            return parts
        where, at, kinds = _places(rows)
        told = self.told(x[where, at], kinds)
        modality = torch.tensor([event.modality for _, event in rows])
        outcome = torch.tensor([event.outcome for _, event in rows])
        parts["modality"] = functional.cross_entropy(self.modality(told), modality)
        parts["outcome"] = functional.cross_entropy(self.outcome(told), outcome)
        scores = self.roles(told, kinds, at, x[where], batch.sentence_of[where])
        parts["roles"] = _role_loss(scores, [e for _, e in rows], batch.words[where])
        return parts

    def predicate_loss(self, x: Tensor, batch: Batch) -> Tensor:
        """The roles around the verbs of treebanks: what grammar tells, whatever the event."""
        rows = _events(batch)
        if not rows:
            return torch.zeros(())
        x = self.dropout(x).float()
        where, at, kinds = _places(rows)
        told = self.told(x[where, at], kinds)
        scores = self.roles(told, kinds, at, x[where], batch.sentence_of[where])
        return _role_loss(scores, [e for _, e in rows], batch.words[where])

    def told(self, x: Tensor, kinds: Tensor) -> Tensor:
        """Triggers that know their type: (events, width)."""
        out: Tensor = x + self.kinds(kinds)
        return out

    def roles(
        self, told: Tensor, kinds: Tensor, at: Tensor, x: Tensor, sentence_of: Tensor
    ) -> Tensor:
        """How well each word fills each role of each trigger: (events, words, roles)."""
        count, words = x.shape[:2]
        query = self.query(told).view(count, len(ROLES), RANK)
        key = self.key(x).view(count, words, len(ROLES), RANK)
        scores = torch.einsum("erk,ewrk->ewr", query, key) * RANK**-0.5
        places = torch.arange(words)[None] - at[:, None]
        bucket = _EDGES[places.clamp(-128, 128) + 128]
        own = torch.gather(sentence_of, 1, at[:, None])
        side = torch.where(sentence_of == own, SAME, torch.where(sentence_of < own, BEFORE, AFTER))
        bias = self.distance(bucket * 3 + side) + self.kind_bias(kinds)[:, None]
        out: Tensor = scores + self.word_bias(x) + bias
        return out

    def _trigger_loss(self, x: Tensor, batch: Batch) -> Tensor:
        """A core event is to be told; for an optional one its type will do as well as none."""
        shares = self.triggers(x).log_softmax(-1)
        allowed, told, counted = told_types(batch, len(TYPES), optional=True)
        either = torch.where(allowed, shares, IMPOSSIBLE).logsumexp(-1)
        surely = torch.where(told, shares, IMPOSSIBLE).logsumexp(-1)
        smooth = shares.mean(-1)  # an annotation is not always right: no share should be all
        kept = (1 - OPTIONAL) * either + OPTIONAL * surely
        loss: Tensor = -((1 - SMOOTHING) * kept + SMOOTHING * smooth)[counted].mean()
        return loss


def told_types(batch: Batch, types: int, *, optional: bool) -> tuple[Tensor, Tensor, Tensor]:
    """For each word of annotated windows the types that it may have, and the one that it should.

    Returns:
        Two arrays of bool (batch, words, types), and which words count at all (batch, words).
        With ``optional``, an optional event should be told; without, it should not.
    """
    shape = batch.words.shape
    allowed = torch.zeros(*shape, types, dtype=torch.bool)
    allowed[..., 0] = True
    told = allowed.clone()
    counted = torch.zeros(shape, dtype=torch.bool)
    for row, window in enumerate(batch.windows):
        if window.events is None:
            continue
        counted[row, window.events.fresh : len(window.sentence_of)] = True
        for word, kinds in window.events.allowed.items():
            allowed[row, word] = False
            allowed[row, word, list(kinds)] = True
        for event in window.events.events:
            told[row, event.trigger] = False
            told[row, event.trigger, event.type if optional or event.core else 0] = True
    told &= allowed
    return allowed, torch.where(told.any(-1, keepdim=True), told, allowed), counted


def _events(batch: Batch) -> list[tuple[int, EventLabel]]:
    return [(row, e) for row, w in enumerate(batch.windows) if w.events for e in w.events.events]


def _places(rows: Sequence[tuple[int, EventLabel]]) -> tuple[Tensor, Tensor, Tensor]:
    """For each event its window in the batch, its trigger and its type."""
    where = torch.tensor([row for row, _ in rows])
    at = torch.tensor([event.trigger for _, event in rows])
    return where, at, torch.tensor([event.type for _, event in rows])


def _role_loss(scores: Tensor, events: Sequence[EventLabel], words: Tensor) -> Tensor:
    """Each filler is told by at least one of its words; every other word fills nothing."""
    learnt = torch.zeros_like(scores, dtype=torch.bool)
    positive = torch.zeros_like(scores, dtype=torch.bool)
    groups: list[tuple[int, tuple[int, ...], int]] = []
    for number, event in enumerate(events):
        for role, fillers in event.roles.items():
            learnt[number, :, role] = True
            for filler in fillers:
                if filler.words:
                    positive[number, list(filler.words), role] = True
                    groups.append((number, filler.words, role))
    negative = learnt & ~positive & words[..., None]
    total = functional.softplus(scores)[negative].sum()
    for number, places, role in groups:
        absent = functional.logsigmoid(-scores[number, list(places), role]).sum()
        total = total - torch.log1p(-absent.exp().clamp(max=1 - 1e-6))
    return total / max(1, len(events))
