"""What was trained becomes what is shipped: an encoder of 8 bits and half-precision heads."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import GraphProto, helper
from safetensors.numpy import save_file

from habeas.language.en.training.encoder import SETTLED_WIDTH, UpperLayers, pretrained_folder
from habeas.language.en.training.fine_tuning import taught_passages, vocabulary
from habeas.language.en.training.graphs import (
    CONTRIBUTED,
    keep_tables,
    replace_nodes,
    table,
    tables,
)
from habeas.language.en.training.layer_inputs import what_layers_get
from habeas.language.en.training.model import Model
from habeas.language.en.training.one_attention import use_one_attention
from habeas.language.en.training.reports import report_windows
from habeas.language.en.training.whole_numbers import use_whole_numbers
from habeas.language.en.training.windows import Batch, batches

MATRIX = 2  # dimensions
PIECES_A_BATCH, BATCHES = 1024, 80


def export(model: Model, data: Path, out: Path, work: Path) -> None:
    """Write ``encoder.onnx``, ``heads.safetensors`` and ``vocabulary.json`` to ``out``.

    The passages of ``data`` that events were taught from show how far the numbers of the encoder
    reach. ``work`` gets the encoder in full precision.
    """
    out.mkdir(parents=True, exist_ok=True)
    full = work / "encoder-float32.onnx"
    model.eval()
    example = (
        torch.randint(1000, 2000, (2, 9)),
        torch.zeros(2, 9, dtype=torch.long),
        torch.ones(2, 9),
    )
    axes = {name: {0: "batch", 1: "pieces"} for name in ("ids", "shapes", "mask", "vectors")}
    torch.onnx.export(
        UpperLayers(model.encoder),
        example,
        str(full),
        input_names=["ids", "shapes", "mask"],
        output_names=["vectors"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    encoder = onnx.load(full)
    use_one_attention(encoder.graph)
    use_whole_numbers(encoder.graph, what_layers_get(model.encoder, _texts(data)))
    _make_embeddings_small(encoder.graph)
    encoder.opset_import.append(helper.make_opsetid(CONTRIBUTED, 1))
    onnx.save(encoder, out / "encoder.onnx")
    weights = {
        f"{part}.{key}": value.detach().numpy().astype(np.float16)
        for part, heads in (("syntax", model.syntax), ("events", model.events))
        for key, value in heads.state_dict().items()
    }
    save_file(weights, out / "heads.safetensors")
    shutil.copyfile(pretrained_folder() / "tokenizer.json", out / "vocabulary.json")


def _texts(data: Path) -> Iterator[Batch]:
    """Some of the passages that events were taught from, of every length."""
    windows = report_windows(taught_passages(data, None), vocabulary())
    return islice(batches(windows, PIECES_A_BATCH, 0), BATCHES)


def _make_embeddings_small(graph: GraphProto) -> None:
    """Keep the large tables that are looked up in 8 bits, each row with a scale of its own.

    They become numbers of full precision again when they are loaded.
    """
    looked_up = {node.input[0] for node in graph.node if node.op_type == "Gather"}
    restored = []
    for name, values in tables(graph).items():
        if name not in looked_up or values.ndim != MATRIX:
            continue
        scale = (np.abs(values).max(1) / 127).clip(1e-9)
        small = [f"{name}.small", f"{name}.scale"]
        graph.initializer.extend(
            [
                table(small[0], np.rint(values / scale[:, None]), np.int8),
                table(small[1], scale, np.float32),
            ]
        )
        restored.append(helper.make_node("DequantizeLinear", small, [name], axis=0))
    replaced = {node.output[0] for node in restored}
    keep_tables(graph, lambda name: name not in replaced)
    replace_nodes(graph, [*restored, *graph.node])


if __name__ == "__main__":
    import sys

    CHECKPOINT, DATA, OUT = (Path(argument) for argument in sys.argv[1:])
    trained = Model(syntax_width=SETTLED_WIDTH)
    trained.load_state_dict(torch.load(CHECKPOINT))
    export(trained, DATA, OUT, CHECKPOINT.parent)
