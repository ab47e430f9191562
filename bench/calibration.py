"""Whether the stated confidence is the share of events that are right."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

BINS = 10

Bin = dict[str, float]  # "stated" and "observed" shares, and how many "events"


def measure_calibration(gold: Path, readings: Path, scorer: Path) -> list[Bin]:
    """Stated and observed shares of right events in ten bins of equal size, the least sure first.

    An event is right where the scorer finds an annotated one for it; those that are optional for
    the annotation are neither right nor wrong, and are left out.
    """
    judge = _module(scorer)
    judged = [
        pair
        for path in sorted(gold.glob("*.json"))
        for pair in _judged(judge, path, readings / path.name)
    ]
    return bins(judged)


def _judged(judge: ModuleType, path: Path, reading: Path) -> Iterator[tuple[float, bool]]:
    """The confidence of each event that was read, and whether it is right."""
    annotation = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    wanted = judge.gold_events(annotation, text)
    read = judge.read_events(json.loads(reading.read_text(encoding="utf-8")))
    found = {id(event): told["core"] for told, event in judge.match(wanted, read)}
    for event in read:
        if found.get(id(event), True):
            yield event["confidence"], id(event) in found


def bins(judged: Sequence[tuple[float, bool]]) -> list[Bin]:
    """Pairs of confidence and truth, put into ten bins of as nearly equal size as can be.

    >>> bins([(0.5, False), (0.9, True)])[-1]
    {'stated': 0.9, 'observed': 1.0, 'events': 1}
    """
    ranked = sorted(judged, key=lambda pair: pair[0])  # of equally sure ones, none goes first
    made = []
    for number in range(BINS):
        part = ranked[number * len(ranked) // BINS : (number + 1) * len(ranked) // BINS]
        if part:
            stated = sum(confidence for confidence, _ in part) / len(part)
            observed = sum(right for _, right in part) / len(part)
            made.append({"stated": stated, "observed": observed, "events": len(part)})
    return made


def mean_difference(found: Sequence[Bin]) -> float:
    """By how much stated and observed shares differ on average over the bins."""
    return sum(abs(b["stated"] - b["observed"]) for b in found) / len(found) if found else 0.0


def _module(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("scorer", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
