"""``make train``: every stage of training, one after another, and the figures as a table.

``python -m habeas.language.en.training DATA [further]`` where DATA holds ``corpus``, ``treebanks``
and ``gold``. From nothing it takes some hours on two cores; with ``further`` the shipped model goes
on learning, which takes about one. What the stages make lies in ``training/``.
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch

from habeas.language.en.pipeline import WEIGHTS
from habeas.language.en.training import adaptation, fine_tuning, settling
from habeas.language.en.training.evaluation import evaluate
from habeas.language.en.training.export import export
from habeas.language.en.training.figures import write_figures
from habeas.language.en.training.model import Model

PIECES = 4_000_000  # of raw text to learn the wording of reports from
WORK = Path("training")


def main(data: Path, *, further: bool) -> None:
    """Train from ``data``, anew or further, and write the shipped weights and their figures."""
    WORK.mkdir(exist_ok=True)
    torch.set_num_threads(2)  # sums in another order come to other weights
    learnt = fine_tuning.go_on(data, WORK, WEIGHTS) if further else _from_nothing(data)
    export(settling.settle(learnt, data), data, WEIGHTS, WORK)
    write_figures(evaluate(data / "treebanks", WEIGHTS), WEIGHTS / "figures.md")


def _from_nothing(data: Path) -> Model:
    adaptation.train(data / "corpus", data / "gold" / "dev", WORK, PIECES)
    fine_tuning.lay_foundation(data, WORK)
    return fine_tuning.teach_events(data, WORK)


if __name__ == "__main__":
    main(Path(sys.argv[1]), further=sys.argv[2:] == ["further"])
