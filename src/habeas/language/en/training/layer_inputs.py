"""What each linear layer of an encoder gets while it reads: measured once, before export."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from habeas.language.en.encoder import Floats
from habeas.language.en.training.encoder import Encoder
from habeas.language.en.training.windows import Batch


@dataclass(frozen=True, slots=True)
class Seen:
    """What a layer got: the lowest and the highest number of each channel, and their products."""

    lowest: Floats  # (channels,)
    highest: Floats  # (channels,)
    products: Floats  # (channels, channels), summed over all pieces

    def reach(self) -> Floats:
        """The largest amount of each channel, whatever its sign."""
        reach: Floats = np.maximum(np.abs(self.lowest), np.abs(self.highest)).clip(1e-5)
        return reach

    def and_then(self, more: Seen) -> Seen:
        """This and what was seen afterwards, as one."""
        return Seen(
            np.minimum(self.lowest, more.lowest),
            np.maximum(self.highest, more.highest),
            self.products + more.products,
        )


def what_layers_get(encoder: Encoder, texts: Iterable[Batch]) -> dict[str, Seen]:
    """What each linear layer gets while ``texts`` are read, by the layer's name.

    >>> what_layers_get(encoder, batches(windows, 1024, 0))["layers.0.query"].highest.shape
    (384,)
    """
    found: dict[str, Seen] = {}
    mask = torch.empty(0)

    def see(name: str, given: Tensor) -> None:
        at_words = given.detach()[mask > 0].numpy()
        seen = Seen(at_words.min(0), at_words.max(0), at_words.T @ at_words)
        found[name] = found[name].and_then(seen) if name in found else seen

    def watcher(name: str) -> torch.utils.hooks.RemovableHandle:
        def look(_module: nn.Module, given: tuple[Tensor, ...]) -> None:
            see(name, given[0])

        return linear[name].register_forward_pre_hook(look)

    linear = {name: part for name, part in encoder.named_modules() if isinstance(part, nn.Linear)}
    watching = [watcher(name) for name in linear]
    for batch in texts:
        mask = batch.mask
        with torch.no_grad():
            encoder(batch.ids, batch.shapes, batch.mask)
    for handle in watching:
        handle.remove()
    return found
