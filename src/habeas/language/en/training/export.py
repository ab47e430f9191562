"""What was trained becomes what is shipped: an int8 encoder and half-precision heads."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import ModelProto, helper, numpy_helper
from safetensors.numpy import save_file

from habeas.language.en.training.encoder import SETTLED_WIDTH, UpperLayers, pretrained_folder
from habeas.language.en.training.model import Model


def export(model: Model, out: Path, work: Path) -> None:
    """Write ``encoder.onnx``, ``heads.safetensors`` and ``vocabulary.json`` to ``out``."""
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
    onnx.save(_with_small_weights(onnx.load(full)), out / "encoder.onnx")
    weights = {
        f"{part}.{key}": value.detach().numpy().astype(np.float16)
        for part, heads in (("syntax", model.syntax), ("events", model.events))
        for key, value in heads.state_dict().items()
    }
    save_file(weights, out / "heads.safetensors")
    shutil.copyfile(pretrained_folder() / "tokenizer.json", out / "vocabulary.json")


def _with_small_weights(model: ModelProto) -> ModelProto:
    """The model with its large tables in 8 bits, each row or column with a scale of its own.

    They become numbers of full precision again when they are loaded. Quantizing the vectors too
    would read faster, but a window would then be read a little differently beside other windows,
    and worse: by one point of F1 on passages kept apart.
    """
    graph = model.graph
    axis_of = {node.input[1]: 1 for node in graph.node if node.op_type == "MatMul"}
    axis_of |= {node.input[0]: 0 for node in graph.node if node.op_type == "Gather"}
    restored = []
    for table in list(graph.initializer):
        axis = axis_of.get(table.name)
        values = numpy_helper.to_array(table)
        if axis is None or values.ndim != 2:
            continue
        scale = (np.abs(values).max(1 - axis) / 127).clip(1e-9).astype(np.float32)
        small = np.rint(values / np.expand_dims(scale, 1 - axis)).astype(np.int8)
        names = [f"{table.name}.small", f"{table.name}.scale"]
        graph.initializer.remove(table)
        graph.initializer.extend(
            numpy_helper.from_array(array, name)
            for array, name in zip((small, scale), names, strict=True)
        )
        restored.append(helper.make_node("DequantizeLinear", names, [table.name], axis=axis))
    nodes = [*restored, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    return model


if __name__ == "__main__":
    import sys

    trained = Model(syntax_width=SETTLED_WIDTH)
    trained.load_state_dict(torch.load(sys.argv[1]))
    export(trained, Path(sys.argv[2]), Path(sys.argv[1]).parent)
