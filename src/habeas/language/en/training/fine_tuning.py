"""Second and third stage of training: first words, syntax and names; then events.

``python -m habeas.language.en.training.fine_tuning DATA OUT [FOLD]`` where DATA holds
``treebanks``, ``gold/train`` and ``corpus``, and OUT the encoder of the first stage
(``adapted.pt``). With a FOLD from 0 to 4 a fifth of the passages of ``gold`` is kept apart. Those
of ``annotations/apart`` always are, to set thresholds and to calibrate by.

Events come last, with a little syntax and names among them: learnt all at once, from the same
number of steps, events come out worse by some points of F1.

A model that is shipped can go on learning from where it stands, when passages have been added.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from habeas.codebook import load_codebook
from habeas.language.en.training.annotated import Passage
from habeas.language.en.training.encoder import pretrained_folder
from habeas.language.en.training.further import ANNOTATIONS, further_passages
from habeas.language.en.training.model import Model, fast_numbers, parameter_groups
from habeas.language.en.training.reports import examples, passages, report_windows
from habeas.language.en.training.shipped import restore
from habeas.language.en.training.trigger_settling import settle_triggers
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
KNOWN = (ANNOTATIONS, ANNOTATIONS / "earlier")
ADDED = ANNOTATIONS / "added"
FOLDS = 5
RATES = (1.5e-4, 1.2e-3)  # of the encoder and of the heads
PIECES_A_BATCH = {"syntax": 1536, "names": 1536, "events": 1024, "added": 1024}
FOUNDATION_ROUNDS = {"syntax": 1.6, "names": 2.0}
EVENT_ROUNDS = {"syntax": 1.0, "names": 1.2, "events": 5.0}
FURTHER_RATES = (1.2e-4, 8e-4)
FURTHER_ROUNDS = {"syntax": 0.4, "names": 0.4, "events": 1.3, "added": 3.2}
WEIGHTS = {  # how much each part counts
    "syntax": 0.3,
    "predicates": 0.2,
    "names": 0.5,
    "triggers": 5.0,
    "roles": 0.25,
    "modality": 0.2,
    "outcome": 0.1,
}
Step = tuple[str, Batch]


def kept_apart(name: str, fold: int | None) -> bool:
    """Whether a passage is in the part that is not trained on; one report is never split."""
    report = name.split("-", 2)[-1]
    return fold is not None and sum(report.encode()) % FOLDS == fold


def lay_foundation(data: Path, out: Path) -> None:
    """Teach syntax and names, starting from ``adapted.pt``, and write ``foundation.pt``."""
    torch.manual_seed(5)
    model = Model()
    model.encoder.load_state_dict(torch.load(out / "adapted.pt"))
    windows = treebanks_and_names(data / "treebanks", vocabulary())
    _learn(model, _plan(windows, FOUNDATION_ROUNDS), {"predicates": 0.3}, RATES)
    torch.save(model.state_dict(), out / "foundation.pt")


def teach_events(data: Path, out: Path, fold: int | None = None) -> Model:
    """Teach events, starting from ``foundation.pt``, and write ``model.pt``."""
    torch.manual_seed(7)
    model = Model()
    model.load_state_dict(torch.load(out / "foundation.pt"))
    windows = _windows(data, fold)
    _learn(model, _plan(windows, EVENT_ROUNDS), WEIGHTS, RATES)
    settle_triggers(model, windows["events"])
    torch.save(model.state_dict(), out / ("model.pt" if fold is None else f"model-{fold}.pt"))
    return model.eval()


def go_on(data: Path, out: Path, weights: Path) -> Model:
    """Teach the model of ``weights``, as it is shipped, further; write ``further.pt``.

    What was added since is learnt in more rounds than what the model knows already. Its heads for
    syntax and names learn along with the encoder, and are to be settled again.
    """
    torch.manual_seed(7)
    model, wordpieces = restore(weights), vocabulary()
    windows = treebanks_and_names(data / "treebanks", wordpieces)
    known = [*known_passages(data), *examples(load_codebook())]
    windows["events"] = report_windows(known, wordpieces)
    windows["added"] = report_windows(added_passages(data), wordpieces)
    _learn(model, _plan(windows, FURTHER_ROUNDS), WEIGHTS, FURTHER_RATES)
    settle_triggers(model, [*windows["events"], *windows["added"]])
    torch.save(model.state_dict(), out / "further.pt")
    return model.eval()


def _windows(data: Path, fold: int | None = None) -> dict[str, list[Window]]:
    """All that is learnt in the stage of events."""
    wordpieces = vocabulary()
    taught = [*taught_passages(data, fold), *examples(load_codebook())]
    windows = treebanks_and_names(data / "treebanks", wordpieces)
    windows["events"] = report_windows(taught, wordpieces)
    return windows


def taught_passages(data: Path, fold: int | None) -> list[Passage]:
    """The annotated passages, without those that are kept apart."""
    return [*known_passages(data, fold), *added_passages(data)]


def known_passages(data: Path, fold: int | None = None) -> list[Passage]:
    """The annotated passages that the shipped model had learnt before the last were added."""
    gold = [p for p in passages(data / "gold" / "train") if not kept_apart(p.name, fold)]
    coded = [further_passages(folder, data / "corpus") for folder in KNOWN]
    return gold + [passage for part in coded for passage in part]


def added_passages(data: Path) -> list[Passage]:
    """Those that were added when the shipped model was taught further."""
    return further_passages(ADDED, data / "corpus")


def vocabulary() -> WordPieces:
    """The pieces of words of the encoder that training starts from."""
    return WordPieces.from_file(pretrained_folder() / "tokenizer.json")


def treebanks_and_names(folder: Path, wordpieces: WordPieces) -> dict[str, list[Window]]:
    """Treebanks and name annotations, as windows to learn from."""
    return {
        "syntax": treebank_windows([folder / f"{name}.conllu" for name in SYNTAX], wordpieces),
        "names": name_windows([folder / "ner" / name for name in NAME_FILES], wordpieces),
    }


def _plan(windows: Mapping[str, Sequence[Window]], rounds: Mapping[str, float]) -> list[Step]:
    """The batches of all tasks in random order, each task as many rounds as it is due."""
    steps: list[Step] = []
    for task, due in rounds.items():
        turn = 0
        while turn < due:
            part = list(batches(windows[task], PIECES_A_BATCH[task], turn))
            steps += [(task, batch) for batch in part[: int(len(part) * min(1.0, due - turn))]]
            turn += 1
    random.Random(5).shuffle(steps)
    return steps


def _learn(
    model: Model, steps: Sequence[Step], weights: Mapping[str, float], rates: tuple[float, float]
) -> None:
    """Take the steps; the rates of learning rise, then fall to nothing."""
    groups = parameter_groups(model, *rates)
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer,
        list(rates),
        total_steps=len(steps) + 1,
        pct_start=0.1,
        anneal_strategy="linear",
    )
    model.train()
    started, running = time.time(), dict[str, float]()
    for number, (task, batch) in enumerate(steps, 1):
        with fast_numbers():
            parts = _losses(model, task, batch)
        loss = torch.stack([weights.get(part, 1.0) * value for part, value in parts.items()]).sum()
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        for part, value in parts.items():
            now = float(value.detach())
            running[part] = 0.97 * running.get(part, now) + 0.03 * now
        if number % 100 == 0:
            told = " ".join(f"{part} {value:.3f}" for part, value in running.items())
            print(f"{number}/{len(steps)} {time.time() - started:.0f}s {told}", flush=True)


def _losses(model: Model, task: str, batch: Batch) -> dict[str, Tensor]:
    for_syntax, for_events = model.words_for_each(batch)
    if task == "syntax":
        verbs = model.events.predicate_loss(for_events, batch)
        return {"syntax": model.syntax.loss(for_syntax, batch), "predicates": verbs}
    names = {"names": model.syntax.name_loss(for_syntax, batch)}
    return names if task == "names" else names | model.events.loss(for_events, batch)


if __name__ == "__main__":
    DATA, OUT = Path(sys.argv[1]), Path(sys.argv[2])
    if not (OUT / "foundation.pt").exists():
        lay_foundation(DATA, OUT)
    teach_events(DATA, OUT, int(sys.argv[3]) if sys.argv[3:] else None)
