"""The encoder as a graph of ONNX: its tables, its linear layers, and what nobody asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from onnx import GraphProto, NodeProto, TensorProto, numpy_helper

from habeas.language.en.encoder import Floats

CONTRIBUTED = "com.microsoft"  # operators of ONNX Runtime that are not in the standard
PREFIX = "encoder."


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear layer: what it gets is multiplied by its matrix, and its bias is added."""

    name: str  # as in the model that was trained: "layers.0.query"
    given: str  # the name of what it gets
    matrix: str  # the name of the table (in, out)
    bias: str
    product: NodeProto
    total: NodeProto


def tables(graph: GraphProto) -> dict[str, Floats]:
    """The tables of full precision, by name."""
    stored = {table.name: numpy_helper.to_array(table) for table in graph.initializer}
    return {name: table for name, table in stored.items() if table.dtype == np.float32}


def linear_layers(graph: GraphProto, known: Mapping[str, Floats]) -> Iterator[Linear]:
    """The linear layers of an exported graph: a product with a table, then a sum with another."""
    products = {node.output[0]: node for node in graph.node if node.op_type == "MatMul"}
    for node in graph.node:
        if node.op_type != "Add":
            continue
        for bias, made in (node.input, reversed(node.input)):
            product = products.get(made)
            if product is not None and product.input[1] in known and bias in known:
                name = bias.removeprefix(PREFIX).removesuffix(".bias")
                given, matrix = product.input
                yield Linear(name, given, matrix, bias, product, node)


def keep_what_is_needed(graph: GraphProto) -> None:
    """Drop nodes and tables that no output depends on."""
    needed = {output.name for output in graph.output}
    nodes = []
    for node in reversed(graph.node):
        if needed.intersection(node.output):
            nodes.append(node)
            needed.update(node.input)
    replace_nodes(graph, nodes[::-1])
    keep_tables(graph, needed.__contains__)


def keep_tables(graph: GraphProto, is_kept: Callable[[str], bool]) -> None:
    """Keep those of the stored tables whose name is told to be kept."""
    kept = [table for table in graph.initializer if is_kept(table.name)]
    del graph.initializer[:]
    graph.initializer.extend(kept)


def replace_nodes(graph: GraphProto, nodes: list[NodeProto]) -> None:
    """Give a graph these nodes, in this order, in place of its own."""
    kept = [NodeProto.FromString(node.SerializeToString()) for node in nodes]
    del graph.node[:]
    graph.node.extend(kept)


def table(name: str, values: npt.ArrayLike, kind: npt.DTypeLike) -> TensorProto:
    """A table to be stored in a graph."""
    return numpy_helper.from_array(np.asarray(values, kind), name)
