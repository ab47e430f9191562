"""The shipped weights become a model again, so that it can go on learning from where it stands."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import GraphProto, numpy_helper
from safetensors.torch import load_file

from habeas.language.en.training.encoder import SETTLED_WIDTH
from habeas.language.en.training.model import Model

_PREFIX = "encoder."


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
    tables = _tables(graph)
    found = {
        name.removeprefix(_PREFIX): table
        for name, table in tables.items()
        if name.startswith(_PREFIX) and not name.endswith(".scale")
    }
    for matrix, bias in _linear_layers(graph, tables):
        name = bias.removeprefix(_PREFIX).removesuffix(".bias")
        found[f"{name}.weight"] = tables[matrix].T
    return {name: torch.tensor(table) for name, table in found.items()}


def _tables(graph: GraphProto) -> dict[str, npt.NDArray[np.float32]]:
    """All tables of a graph in full precision, by name."""
    stored = {table.name: numpy_helper.to_array(table) for table in graph.initializer}
    tables = {name: table for name, table in stored.items() if table.dtype == np.float32}
    for node in graph.node:
        if node.op_type == "DequantizeLinear":
            small, scale = (stored[name] for name in node.input[:2])
            axis = next(a.i for a in node.attribute if a.name == "axis")
            tables[node.output[0]] = small * np.expand_dims(scale, 1 - axis)
    return tables


def _linear_layers(
    graph: GraphProto, tables: dict[str, npt.NDArray[np.float32]]
) -> list[tuple[str, str]]:
    """The names of the matrix and of the bias of each linear layer: a product, then a sum."""
    products = {n.output[0]: n.input[1] for n in graph.node if n.op_type == "MatMul"}
    return [
        (products[product], bias)
        for node in graph.node
        if node.op_type == "Add"
        for bias, product in (node.input, reversed(node.input))
        if product in products and products[product] in tables and bias in tables
    ]
