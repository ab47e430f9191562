"""Results of the bench: named by their day, compared with the last, readable."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from bench.results import Result, all_results, last_result, new_name, write_result
from bench.table import as_table


def result(f1: float, errors: list[str]) -> Result:
    figure = {"p": f1, "r": f1, "f1": f1}
    scores = dict.fromkeys(("event", "who", "strict", "person", "organization"), figure)
    part = {
        "scores": {**scores, "slots": {"date": {"right": 3, "of": 4}}},
        "errors": {"dev-01": errors},
    }
    speed = {
        "words": 900,
        "reading_words_a_second": 1700,
        "language_words_a_second": 2100,
        "cold_start_seconds": 1.5,
        "cold_start_megabytes": 210,
        "peak_megabytes": 300,
    }
    return {
        "habeas": "0.1.0", "python": "3.11", "processor": "a processor",
        "seed": part, "dev": part, "speed": speed,
    }  # fmt: skip


def test_the_results_of_one_day_are_numbered_and_the_newest_comes_last(tmp_path: Path) -> None:
    day = date(2026, 11, 24)
    for number in range(11):
        write_result(tmp_path, new_name(tmp_path, day), {"number": number}, "")
    write_result(tmp_path, new_name(tmp_path, date(2026, 11, 9)), {"number": 99}, "")
    names = [path.stem for path in all_results(tmp_path)]
    assert names[:3] == ["2026-11-09", "2026-11-24", "2026-11-24-2"]
    assert last_result(tmp_path) == ("2026-11-24-11", {"number": 10})


def test_an_empty_folder_has_no_last_result(tmp_path: Path) -> None:
    assert last_result(tmp_path) is None


def test_the_table_shows_the_last_figures_and_lists_gains_and_losses() -> None:
    before = ("2026-11-23", result(0.71, ["s1 arrest 'held' missed"]))
    table = as_table("2026-11-24", result(0.8, ["s2 trial 'hearing' false"]), before)
    assert "| event | 0.800 | 0.800 | 0.800 | 0.710 | 0.84 |" in table
    assert "date 3/4" in table
    assert "## Gained on dev: 1 errors gone\n\n- dev-01 s1 arrest 'held' missed" in table
    assert "## Lost on dev: 1 new errors\n\n- dev-01 s2 trial 'hearing' false" in table


def test_the_first_result_is_compared_with_nothing() -> None:
    table = as_table("2026-11-24", result(0.8, ["s2 trial 'hearing' false"]), None)
    assert "Gained" not in table
    assert "| event | 0.800 | 0.800 | 0.800 |  | 0.84 |" in table


def test_a_result_is_kept_as_figures_and_as_a_table(tmp_path: Path) -> None:
    write_result(tmp_path, "2026-11-24", result(0.8, []), "# 2026-11-24\n")
    assert json.loads((tmp_path / "2026-11-24.json").read_text(encoding="utf-8"))["speed"]
    assert (tmp_path / "2026-11-24.md").read_text(encoding="utf-8") == "# 2026-11-24\n"
