"""What was trained becomes what is shipped: an int8 encoder and half-precision heads."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
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
    quantize_dynamic(
        full,
        out / "encoder.onnx",
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gather"],
    )
    weights = {
        f"{part}.{key}": value.detach().numpy().astype(np.float16)
        for part, heads in (("syntax", model.syntax), ("events", model.events))
        for key, value in heads.state_dict().items()
    }
    save_file(weights, out / "heads.safetensors")
    shutil.copyfile(pretrained_folder() / "tokenizer.json", out / "vocabulary.json")


if __name__ == "__main__":
    import sys

    trained = Model(syntax_width=SETTLED_WIDTH)
    trained.load_state_dict(torch.load(sys.argv[1]))
    export(trained, Path(sys.argv[2]), Path(sys.argv[1]).parent)
