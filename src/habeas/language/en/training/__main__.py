"""``make train``: every stage of training, one after another, and the figures as a table.

``python -m habeas.language.en.training DATA`` where DATA holds ``corpus``, ``treebanks`` and
``gold``. Takes about an hour on two cores; what the stages make lies in ``training/``.
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

PIECES = 4_000_000  # of raw text to learn the wording of reports from
WORK = Path("training")


def main(data: Path) -> None:
    """Train anew from ``data`` and write the shipped weights and their figures."""
    WORK.mkdir(exist_ok=True)
    torch.set_num_threads(2)  # sums in another order come to other weights
    adaptation.train(data / "corpus", data / "gold" / "dev", WORK, PIECES)
    fine_tuning.lay_foundation(data, WORK)
    fine_tuning.teach_events(data, WORK)
    export(settling.settle(data, WORK), WEIGHTS, WORK)
    write_figures(evaluate(data / "treebanks", WEIGHTS), WEIGHTS / "figures.md")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
