"""Whether the confidence says how often events are right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.calibration import bins, mean_difference, measure_calibration
from tests.conftest import ROOT


def test_bins_are_of_one_size_and_ordered() -> None:
    judged = [(n / 100, n % 2 == 0) for n in range(100)]
    found = bins(judged)
    assert [b["events"] for b in found] == [10] * 10
    assert [b["observed"] for b in found] == [0.5] * 10
    assert found[0]["stated"] < found[-1]["stated"]


def test_a_confidence_that_is_the_share_differs_by_nothing() -> None:
    judged = [(0.75, n % 4 != 0) for n in range(80)]
    assert mean_difference(bins(judged)) == pytest.approx(0, abs=0.01)
    assert mean_difference(bins([(0.9, False)] * 20)) == pytest.approx(0.9)


def test_optional_events_are_neither_right_nor_wrong(tmp_path: Path) -> None:
    scorer = ROOT.parent / "shared" / "tools" / "score.py"
    if not scorer.exists():
        pytest.skip("no scorer beside the repository")
    text = "Police arrested him. They beat him. He was released."
    sentences = [[0, 20], [21, 35], [36, 52]]
    events = [
        {"s": 1, "type": "arrest", "trigger": "arrested"},
        {"s": 2, "type": "assault", "trigger": "beat", "core": False},
    ]
    gold, readings = tmp_path / "gold", tmp_path / "readings"
    gold.mkdir()
    readings.mkdir()
    (gold / "one.txt").write_text(text, encoding="utf-8")
    (gold / "one.json").write_text(json.dumps({"sentences": sentences, "events": events}))
    read = [
        {"type": kind, "trigger": {"start": text.index(word)}, "confidence": confidence}
        for kind, word, confidence in [
            ("arrest", "arrested", 0.9), ("assault", "beat", 0.8), ("release", "released", 0.7),
        ]
    ]  # fmt: skip
    (readings / "one.json").write_text(json.dumps({"entities": [], "events": read}))
    found = measure_calibration(gold, readings, scorer)
    assert [(b["stated"], b["observed"]) for b in found] == [(0.7, 0.0), (0.9, 1.0)]
