"""The table of figures that ``make train`` writes beside the weights."""

from __future__ import annotations

from pathlib import Path

from habeas.language.en.training.evaluation import Figures


def write_figures(figures: Figures, path: Path) -> None:
    """Write the figures of :func:`evaluate` as a page in Markdown."""
    lines = [
        "# The English model",
        "",
        "Written by `make train`: what is shipped (8-bit encoder, half-precision heads), measured",
        "on parts of the annotations that it was not trained on, in percent.",
        "",
        "| treebank | parts of speech | UAS | LAS |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {name} | {f['upos']} | {f['uas']} | {f['las']} |"
        for name, f in figures.items()
        if "las" in f
    ]
    lines += ["", "| names | precision | recall | F1 |", "|---|---|---|---|"]
    lines += [
        f"| {name} | {f['precision']} | {f['recall']} | {f['f1']} |"
        for name, f in figures.items()
        if "f1" in f
    ]
    lines += ["", "How well it reads events stands in `bench/results`.", ""]
    path.write_text("\n".join(lines), encoding="utf-8")
