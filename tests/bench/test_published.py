"""The page on accuracy shows the figures of the last result, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.published import BEGIN, END, figures, publish
from bench.results import Result, last_result
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "explanation" / "accuracy.md"
FIGURE = {"tp": 6, "fp": 1, "fn": 3, "p": 0.857, "r": 0.667, "f1": 0.75}


def result() -> Result:
    scores = dict.fromkeys(("event", "who", "strict", "person", "organization"), FIGURE)
    slots = {"date": {"right": 3, "of": 4, "share": 0.75}}
    part = {
        "scores": {**scores, "slots": slots, "types": {"arrest": FIGURE}},
        "calibration": [{"stated": 0.61, "observed": 0.58, "events": 40}],
    }
    return {"habeas": "0.1.0", "dev": part, "apart": part, "written": part}


def test_the_page_shows_the_last_result() -> None:
    name, last = last_result(ROOT / "bench" / "results") or ("", {})
    assert figures(name, last) in PAGE.read_text(encoding="utf-8")


def test_counts_stand_beside_shares() -> None:
    told = figures("2026-11-24", result())
    assert "| event | 6 | 1 | 3 | 0.857 | 0.667 | 0.750 |" in told
    assert "| date | 0.750 (1 wrong of 4) | 0.750 (1 wrong of 4) |" in told
    assert "| arrest | 18 | 3 | 9 | 0.75 |" in told
    assert "| stated | 0.61 |" in told
    assert "Over 40 events in bins of equal size; they differ by 0.030 on average." in told


def test_only_what_stands_between_the_marks_is_written(tmp_path: Path) -> None:
    page = tmp_path / "accuracy.md"
    page.write_text(f"# Accuracy\n\n{BEGIN}\nold\n{END}\n\nThe end.\n", encoding="utf-8")
    publish(page, "2026-11-24", result())
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Accuracy\n\n")
    assert text.endswith(f"{END}\n\nThe end.\n")
    assert "old" not in text


def test_a_page_without_marks_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "accuracy.md"
    page.write_text("# Accuracy\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no place for the figures"):
        publish(page, "2026-11-24", result())
