"""The model that is trained: one encoder with the heads for syntax, names and events."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from habeas.language.en.training.encoder import Encoder
from habeas.language.en.training.events import EventHeads
from habeas.language.en.training.syntax import SyntaxHeads
from habeas.language.en.training.windows import Batch


class Model(nn.Module):
    """The encoder with all heads."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder.pretrained()
        self.syntax = SyntaxHeads()
        self.events = EventHeads()

    def words(self, batch: Batch) -> Tensor:
        """The vectors of the words of a batch: (batch, words, width)."""
        hidden = self.encoder(batch.ids, batch.shapes, batch.mask)
        places = batch.firsts[..., None].expand(-1, -1, hidden.shape[-1])
        return torch.gather(hidden, 1, places)


def parameter_groups(
    model: nn.Module, encoder_rate: float, head_rate: float
) -> list[dict[str, object]]:
    """The encoder learns slowly, the heads and the new table of shapes quickly."""
    slow: list[nn.Parameter] = []
    fast: list[nn.Parameter] = []
    for name, parameter in model.named_parameters():
        is_new = not name.startswith("encoder.") or "shapes" in name
        (fast if is_new else slow).append(parameter)
    return [{"params": slow, "lr": encoder_rate}, {"params": fast, "lr": head_rate}]
