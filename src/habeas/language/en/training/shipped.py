"""The shipped weights become a model again, so that it can go on learning from where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import onnx
import torch
from onnx import NodeProto, numpy_helper
from safetensors.torch import load_file

from habeas.language.en.encoder import Floats
from habeas.language.en.training.encoder import SETTLED_WIDTH
from habeas.language.en.training.graphs import PREFIX
from habeas.language.en.training.model import Model


def restore(weights: Path) -> Model:
    """The model whose ``encoder.onnx`` and ``heads.safetensors`` lie in ``weights``.

    The tables that were kept in 8 bits come back as they are read with: nothing is lost beyond
    what the rounding had taken.
    """
    model = Model(syntax_width=SETTLED_WIDTH)
    state = {f"encoder.{name}": table for name, table in _encoder(weights).items()}
    heads = load_file(weights / "heads.safetensors")
    state |= {name: table.float() for name, table in heads.items()}
    model.load_state_dict(state)
    return model


def _encoder(weights: Path) -> dict[str, torch.Tensor]:
    graph = onnx.load(weights / "encoder.onnx").graph
    stored = {table.name: numpy_helper.to_array(table) for table in graph.initializer}
    found = {
        name.removeprefix(PREFIX): table
        for name, table in stored.items()
        if name.startswith(PREFIX) and name.endswith((".weight", ".bias"))
    }
    makers = {output: node for node in graph.node for output in node.output}
    for node in graph.node:
        if node.op_type == "DequantizeLinear":
            small, scale = (stored[name] for name in node.input)
            found[node.output[0].removeprefix(PREFIX)] = small * scale[:, None]
        elif node.op_type == "MatMulIntegerToFloat":
            name = node.input[6].removeprefix(PREFIX).removesuffix(".bias")
            found[f"{name}.weight"] = _matrix(name, node.input[0], stored, makers).T
    return {name: torch.tensor(table) for name, table in found.items()}


def _matrix(
    name: str, given: str, stored: Mapping[str, Floats], makers: Mapping[str, NodeProto]
) -> Floats:
    """The matrix (in, out) of a layer that gets the whole numbers ``given``."""
    even, _, _ = makers[given].input
    down = makers[even].input[1]
    matrix = stored[f"{PREFIX}{name}.whole"] * stored[f"{PREFIX}{name}.scale"]
    matrix *= stored[down][:, None]
    rows = stored.get(f"{PREFIX}{name}.rows")
    if rows is not None:
        matrix[stored[down.removesuffix("down") + "places"]] = rows
    return matrix
