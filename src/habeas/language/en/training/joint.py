"""Second stage of training: words, syntax, names and events are learnt together.

``python -m habeas.language.en.training.joint DATA OUT [FOLD]`` where DATA holds ``treebanks`` and
``gold/train``, and OUT the encoder of the first stage (``adapted.pt``). With a FOLD from 0 to 4 a
fifth of the passages is kept apart, to set thresholds and to calibrate by.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import Tensor, nn

from habeas.codebook import load_codebook
from habeas.language.en.training.annotated import Passage
from habeas.language.en.training.encoder import pretrained_folder
from habeas.language.en.training.model import Model, parameter_groups
from habeas.language.en.training.reports import examples, passages, report_windows
from habeas.language.en.training.windows import (
    Batch,
    Window,
    batches,
    name_windows,
    treebank_windows,
)
from habeas.language.en.wordpieces import WordPieces

SYNTAX = ("ewt-train", "gum-train")
NAME_FILES = (
    "wikigold.txt",
    "crossner-politics-train.txt",
    "crossner-politics-dev.txt",
    "uner-ewt-dev.iob2",
)
PIECES_A_BATCH = {"syntax": 2048, "names": 2048, "events": 768}
FOLDS = 5
ROUNDS = {"syntax": 1.2, "names": 1.5, "events": 8.0}
WEIGHTS = {"triggers": 10.0, "roles": 0.6, "modality": 0.4, "outcome": 0.2, "names": 0.7}


def kept_apart(name: str, fold: int | None) -> bool:
    """Whether a passage is in the part that is not trained on; one report is never split."""
    report = name.split("-", 2)[-1]
    return fold is not None and sum(report.encode()) % FOLDS == fold


def train(data: Path, out: Path, fold: int | None = None) -> Model:
    """Train the second stage, starting from ``adapted.pt``, and write ``model.pt``."""
    torch.manual_seed(7)
    wordpieces = WordPieces.from_file(pretrained_folder() / "tokenizer.json")
    model = Model()
    model.encoder.load_state_dict(torch.load(out / "adapted.pt"))
    annotated = [p for p in passages(data / "gold" / "train") if not kept_apart(p.name, fold)]
    steps = list(_plan(data / "treebanks", annotated, wordpieces))
    optimizer = torch.optim.AdamW(parameter_groups(model, 1.5e-4, 1.2e-3), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer,
        [1.5e-4, 1.2e-3],
        total_steps=len(steps) + 1,
        pct_start=0.08,
        anneal_strategy="linear",
    )
    model.train()
    started, running = time.time(), dict.fromkeys(("syntax", "names", *WEIGHTS), 0.0)
    for number, (task, batch) in enumerate(steps, 1):
        with torch.autocast("cpu", torch.bfloat16):
            parts = _losses(model, task, batch)
        loss = sum((WEIGHTS.get(k, 1.0) * v for k, v in parts.items()), start=torch.zeros(()))
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        for part, value in parts.items():
            running[part] = 0.97 * running[part] + 0.03 * float(value.detach())
        if number % 100 == 0:
            told = " ".join(f"{key} {value:.3f}" for key, value in running.items())
            print(f"{number}/{len(steps)} {time.time() - started:.0f}s {told}", flush=True)
    name = "model.pt" if fold is None else f"model-{fold}.pt"
    torch.save(model.state_dict(), out / name)
    return model.eval()


def _losses(model: Model, task: str, batch: Batch) -> dict[str, Tensor]:
    x = model.words(batch)
    if task == "syntax":
        return {"syntax": model.syntax.loss(x, batch)}
    names = {"names": model.syntax.name_loss(x, batch)}
    return names if task == "names" else names | model.events.loss(x, batch)


def _plan(
    treebanks: Path, annotated: list[Passage], wordpieces: WordPieces
) -> Iterator[tuple[str, Batch]]:
    """The batches of all tasks in random order, each task as many rounds as it is due."""
    taught = [*annotated, *examples(load_codebook())]
    windows: dict[str, list[Window]] = {
        "syntax": treebank_windows([treebanks / f"{name}.conllu" for name in SYNTAX], wordpieces),
        "names": name_windows([treebanks / "ner" / name for name in NAME_FILES], wordpieces),
        "events": report_windows(taught, wordpieces),
    }
    steps: list[tuple[str, Batch]] = []
    for task, rounds in ROUNDS.items():
        print(len(windows[task]), "windows of", task, flush=True)
        turn = 0
        while turn < rounds:
            part = list(batches(windows[task], PIECES_A_BATCH[task], turn))
            steps += [(task, batch) for batch in part[: int(len(part) * min(1.0, rounds - turn))]]
            turn += 1
    random.Random(5).shuffle(steps)
    yield from steps


if __name__ == "__main__":
    train(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if sys.argv[3:] else None)
