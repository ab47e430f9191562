"""The heads for syntax and names, and what they have to learn."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from habeas.language.en.labels import NAMES, RELATIONS, UPOS
from habeas.language.en.training.encoder import WIDTH
from habeas.language.en.training.windows import Batch, padded

ARC_WIDTH, RELATION_WIDTH = 192, 64
IMPOSSIBLE = -1e4


class SyntaxHeads(nn.Module):
    """Part of speech, governing word and relation of each word (Dozat and Manning 2017), names."""

    def __init__(self, width: int = WIDTH) -> None:
        super().__init__()
        self.upos = nn.Linear(width, len(UPOS))
        self.names = nn.Linear(width, len(NAMES))
        self.arc_child = nn.Linear(width, ARC_WIDTH)
        self.arc_head = nn.Linear(width, ARC_WIDTH)
        self.arc = nn.Linear(ARC_WIDTH, ARC_WIDTH, bias=False)
        self.arc_prior = nn.Linear(ARC_WIDTH, 1)
        self.relation_child = nn.Linear(width, RELATION_WIDTH)
        self.relation_head = nn.Linear(width, RELATION_WIDTH)
        self.relation = nn.Linear(RELATION_WIDTH, len(RELATIONS) * RELATION_WIDTH)
        self.relation_sum = nn.Linear(RELATION_WIDTH, len(RELATIONS), bias=False)
        self.dropout = nn.Dropout(0.2)

    def arcs(self, x: Tensor, sentence_of: Tensor) -> Tensor:
        """How well each word (last axis) governs each word: (batch, words, words).

        A word that governs itself is a root. Words of other sentences are impossible.
        """
        child = functional.relu(self.dropout(self.arc_child(x)))
        head = functional.relu(self.dropout(self.arc_head(x)))
        scores = self.arc(child) @ head.transpose(1, 2) * ARC_WIDTH**-0.5
        scores = scores + self.arc_prior(head).transpose(1, 2)
        same = sentence_of[:, :, None] == sentence_of[:, None, :]
        return torch.where(same, scores.float(), torch.tensor(IMPOSSIBLE))

    def relations(self, x: Tensor, heads: Tensor) -> Tensor:
        """Scores of the relation of each word to its head: (batch, words, relations)."""
        child = functional.relu(self.dropout(self.relation_child(x)))
        head = functional.relu(self.dropout(self.relation_head(x)))
        chosen = torch.gather(head, 1, heads[..., None].expand(-1, -1, head.shape[-1]))
        pairs = self.relation(child).unflatten(-1, (len(RELATIONS), RELATION_WIDTH))
        out: Tensor = (pairs @ chosen[..., None]).squeeze(-1) + self.relation_sum(child)
        return out

    def loss(self, x: Tensor, batch: Batch) -> Tensor:
        """What is to be made small for a batch of treebank windows."""
        width = x.shape[1]
        gold_upos = padded([w.upos or [] for w in batch.windows], width)
        gold_heads = padded([w.heads or [] for w in batch.windows], width)
        gold_relations = padded([w.relations or [] for w in batch.windows], width)
        loss = _cross_entropy(self.upos(self.dropout(x)), gold_upos)
        loss = loss + _cross_entropy(self.arcs(x, batch.sentence_of), gold_heads)
        return loss + _cross_entropy(self.relations(x, gold_heads.clamp(min=0)), gold_relations)

    def name_loss(self, x: Tensor, batch: Batch) -> Tensor:
        """Names; where an annotation leaves a label open, any allowed one will do."""
        allowed = torch.ones(*x.shape[:2], len(NAMES), dtype=torch.bool)
        for row, window in enumerate(batch.windows):
            if window.names is not None:
                allowed[row, : len(window.names)] = torch.from_numpy(window.names)
        scores = self.names(self.dropout(x)).float().log_softmax(-1)
        kept = torch.where(allowed, scores, torch.tensor(IMPOSSIBLE)).logsumexp(-1)
        return -kept[batch.words].mean()


def _cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    return functional.cross_entropy(scores.float().flatten(0, 1), gold.flatten())
