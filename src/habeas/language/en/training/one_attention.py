"""Attention as one operator: what the export spells out in a dozen steps, ONNX Runtime knows."""

from __future__ import annotations

from onnx import GraphProto, NodeProto, TensorProto, helper

from habeas.language.en.training.encoder import HEADS, LAYERS
from habeas.language.en.training.graphs import (
    CONTRIBUTED,
    keep_what_is_needed,
    linear_layers,
    replace_nodes,
    tables,
)

_WHOLE_MASK = "mask.whole"


def use_one_attention(graph: GraphProto) -> None:
    """Change the attention of each layer of an exported ``graph`` in place."""
    layers = {layer.name: layer for layer in linear_layers(graph, tables(graph))}
    made: dict[str, NodeProto] = {}  # by the name of the node whose output they make
    makers = {output: node.name for node in graph.node for output in node.output}
    for number in range(LAYERS):
        asked = [
            layers[f"layers.{number}.{part}"].total.output[0] for part in ("query", "key", "value")
        ]
        mixed = layers[f"layers.{number}.output"].given
        made[makers[mixed]] = helper.make_node(
            "MultiHeadAttention",
            [*asked, "", _WHOLE_MASK],
            [mixed],
            domain=CONTRIBUTED,
            num_heads=HEADS,
        )
    whole = helper.make_node("Cast", ["mask"], [_WHOLE_MASK], to=TensorProto.INT32)
    replace_nodes(graph, [whole, *(made.get(node.name, node) for node in graph.node)])
    keep_what_is_needed(graph)
