"""Linear layers that compute with whole numbers: three times as fast, and the same everywhere.

What a layer gets becomes numbers from 0 to 255 on a scale that was fixed beforehand from what was
seen in reports (:mod:`habeas.language.en.training.layer_inputs`): so no window is read differently
beside other windows. Three things keep that close to what was trained:

- Channels that reach further than half of them are brought down to where that half ends, and
  their rows of the matrix are raised instead (after SmoothQuant, Xiao et al. 2022).
- The few that reach four times as far, which tell where a window begins and ends, are multiplied
  in full precision, and added (after LLM.int8, Dettmers et al. 2022).
- Each column of the matrix has a scale of its own, and what one row loses by rounding, the others
  make good (:mod:`habeas.language.en.training.rounding`).
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

import numpy as np
from onnx import GraphProto, NodeProto, helper

from habeas.language.en.encoder import Floats
from habeas.language.en.training.graphs import (
    CONTRIBUTED,
    Linear,
    keep_what_is_needed,
    linear_layers,
    replace_nodes,
    table,
    tables,
)
from habeas.language.en.training.layer_inputs import Seen
from habeas.language.en.training.rounding import column_scales, in_whole_numbers

MOST = 0.5  # the share of channels that stay as they are
LARGE = 4.0  # times as far as half of them: kept in full precision


def use_whole_numbers(graph: GraphProto, seen: Mapping[str, Seen]) -> None:
    """Change the linear layers of ``graph`` in place; ``seen`` is what each of them gets."""
    known = tables(graph)
    made: dict[str, list[NodeProto]] = {}
    dropped = set()
    layers = sorted(linear_layers(graph, known), key=lambda layer: layer.given)
    for _, group in groupby(layers, key=lambda layer: layer.given):
        sharing = list(group)
        rounded = _Rounded(graph, sharing[0], seen[sharing[0].name])
        for layer in sharing:
            nodes = rounded.multiplied(layer, known[layer.matrix])
            made[layer.product.name] = [*(rounded.nodes if layer is sharing[0] else ()), *nodes]
            dropped.add(layer.total.name)
    _in_place_of_products(graph, made, dropped)
    keep_what_is_needed(graph)


class _Rounded:
    """What one or more layers get, as whole numbers; the large channels beside them."""

    def __init__(self, graph: GraphProto, layer: Linear, seen: Seen) -> None:
        self._graph = graph
        self._name = f"encoder.{layer.name}.given"
        reach = seen.reach()
        most = np.quantile(reach, MOST)
        self._large = np.flatnonzero(reach > LARGE * most)
        self._down = np.maximum(1, reach / most)  # how many times each channel is brought down
        self._down[self._large] = 1
        others = np.delete(np.arange(len(reach)), self._large)
        low = min(0.0, float((seen.lowest / self._down)[others].min()))
        high = max(0.0, float((seen.highest / self._down)[others].max()))
        scale = (high - low) / 255
        self._products = (seen.products / np.outer(self._down, self._down)).astype(np.float32)
        self._products[self._large] = self._products[:, self._large] = 0
        self._store("down", 1 / self._down)
        self._store("scale", scale)
        self._store("zero", round(-low / scale), np.uint8)
        name = self._name
        self.nodes = [
            helper.make_node("Mul", [layer.given, f"{name}.down"], [f"{name}.even"]),
            helper.make_node(
                "QuantizeLinear",
                [f"{name}.even", f"{name}.scale", f"{name}.zero"],
                [f"{name}.whole"],
            ),
        ]
        if self._large.size:
            self._store("places", self._large, np.int64)
            self.nodes.append(
                helper.make_node(
                    "Gather", [layer.given, f"{name}.places"], [f"{name}.large"], axis=-1
                )
            )

    def multiplied(self, layer: Linear, matrix: Floats) -> list[NodeProto]:
        """The nodes of one layer, from whole numbers to its result in full precision."""
        name, given, [out] = f"encoder.{layer.name}", self._name, layer.total.output
        raised = matrix * self._down[:, None]
        raised[self._large] = 0
        scale = column_scales(raised)
        whole = in_whole_numbers(raised, scale, self._products)
        self._graph.initializer.extend(
            [
                table(f"{name}.whole", whole, np.int8),
                table(f"{name}.scale", scale, np.float32),
                table(f"{name}.zero", np.zeros(len(scale)), np.int8),
            ]
        )
        scales = [f"{given}.scale", f"{name}.scale", f"{given}.zero", f"{name}.zero"]
        inputs = [f"{given}.whole", f"{name}.whole", *scales, layer.bias]
        most = f"{name}.most" if self._large.size else out
        nodes = [helper.make_node("MatMulIntegerToFloat", inputs, [most], domain=CONTRIBUTED)]
        if self._large.size:
            rows, few = f"{name}.rows", f"{name}.few"
            self._graph.initializer.append(table(rows, matrix[self._large], np.float32))
            nodes.append(helper.make_node("MatMul", [f"{given}.large", rows], [few]))
            nodes.append(helper.make_node("Add", [most, few], [out]))
        return nodes

    def _store(self, what: str, values: object, kind: type[np.generic] = np.float32) -> None:
        self._graph.initializer.append(table(f"{self._name}.{what}", np.asarray(values), kind))


def _in_place_of_products(
    graph: GraphProto, made: Mapping[str, list[NodeProto]], dropped: set[str]
) -> None:
    nodes: list[NodeProto] = []
    for node in graph.node:
        if node.name not in dropped:
            nodes += made.get(node.name, [node])
    replace_nodes(graph, nodes)
