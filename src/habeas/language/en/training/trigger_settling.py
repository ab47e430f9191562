"""The end of the stage of events: the head for triggers learns on, and all else stands still.

While the encoder learns, an optional event counts a little as one that is to be told, since it
shows how events are told. With many passages that has a price: in the end every mere reference
("the complaint", "on charges of") is told as surely as the event itself. So at last, optional
events count a little as none. On passages kept apart that raised the agreement on events from 0.795
to 0.814.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from habeas.language.en.labels import TYPES
from habeas.language.en.training.events import IMPOSSIBLE, SMOOTHING, told_types
from habeas.language.en.training.model import Model
from habeas.language.en.training.windows import Batch, Window, batches

PIECES_A_BATCH = 2048
ROUNDS, RATE, DROPOUT = 6, 1e-3, 0.2
OPTIONAL_AS_NONE = 0.15  # how much an optional event counts as none


def settle_triggers(model: Model, windows: Sequence[Window]) -> Model:
    """Learn the head for triggers further on annotated ``windows``; all else stands still."""
    torch.manual_seed(1)
    read = [_read(model.eval(), batch) for batch in batches(windows, PIECES_A_BATCH, 0)]
    head, chance = model.events.triggers, random.Random(3)
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, RATE, total_steps=ROUNDS * len(read) + 1, pct_start=0.1, anneal_strategy="linear"
    )
    for _ in range(ROUNDS):
        chance.shuffle(read)
        for x, allowed, told in read:
            loss = _loss(head, x.float(), allowed, told)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return model


def _read(model: Model, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """The vectors of the words of a batch, the types that each may have, and that it should."""
    with torch.no_grad():
        x = model.words(batch)
    allowed, told, counted = told_types(batch, len(TYPES), optional=False)
    return x[counted].half(), allowed[counted], told[counted]


def _loss(head: nn.Linear, x: Tensor, allowed: Tensor, told: Tensor) -> Tensor:
    shares = head(functional.dropout(x, DROPOUT)).log_softmax(-1)
    either = torch.where(allowed, shares, IMPOSSIBLE).logsumexp(-1)
    surely = torch.where(told, shares, IMPOSSIBLE).logsumexp(-1)
    kept = (1 - OPTIONAL_AS_NONE) * either + OPTIONAL_AS_NONE * surely
    return -((1 - SMOOTHING) * kept + SMOOTHING * shares.mean(-1)).mean()
