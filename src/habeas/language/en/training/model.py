"""The model that is trained: one encoder with the heads for syntax, names and events."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from habeas.language.en.training.encoder import WIDTH, Encoder, UpperLayers
from habeas.language.en.training.events import EventHeads
from habeas.language.en.training.syntax import SyntaxHeads
from habeas.language.en.training.windows import Batch


class Model(nn.Module):
    """The encoder with all heads. Once settled, those for syntax and names read more layers."""

    def __init__(self, syntax_width: int = WIDTH) -> None:
        super().__init__()
        self.is_settled = syntax_width != WIDTH
        self.encoder = Encoder.pretrained()
        self.syntax = SyntaxHeads(syntax_width)
        self.events = EventHeads()

    def words(self, batch: Batch) -> Tensor:
        """The vectors of the words of a batch: (batch, words, width)."""
        return _at_words(self.encoder(batch.ids, batch.shapes, batch.mask), batch)

    def settled_words(self, batch: Batch) -> Tensor:
        """The vectors of the upper layers beside one another: (batch, words, settled width)."""
        return _at_words(UpperLayers(self.encoder)(batch.ids, batch.shapes, batch.mask), batch)

    def words_for_each(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """The vectors that the heads for syntax and names read, and those that events read."""
        if not self.is_settled:
            words = self.words(batch)
            return words, words
        upper = self.settled_words(batch)
        return upper, upper[..., -WIDTH:]


def fast_numbers() -> torch.autocast:
    """Half precision where the processor computes with it; elsewhere it would be slower."""
    known = torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()  # noqa: SLF001
    return torch.autocast("cpu", torch.bfloat16, enabled=known)


def _at_words(hidden: Tensor, batch: Batch) -> Tensor:
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
