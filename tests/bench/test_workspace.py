"""The bench of the workspace: a small record is filled, served and asked, and its figures shown."""

from __future__ import annotations

import pytest

from bench.table import WORKSPACE, as_table
from bench.workspace import measure_workspace
from tests.bench.test_results import result

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def measured() -> dict[str, float]:
    return measure_workspace(events=300, people=60, requests=6)


def test_six_users_are_answered_from_a_record_that_is_made_for_it(
    measured: dict[str, float],
) -> None:
    assert (measured["events"], measured["people"], measured["users"]) == (300, 60, 6)
    assert all(measured[key] > 0 for key, _ in WORKSPACE if key != "bare_search_p95_ms")
    assert measured["case_median_ms"] <= measured["case_p95_ms"]


def test_its_figures_stand_beside_what_is_asked(measured: dict[str, float]) -> None:
    now = result(0.8, []) | {"workspace": measured}
    slower = {"workspace": measured | {"case_p95_ms": 1234.5}}
    table = as_table("2026-11-24", now, ("2026-11-23", result(0.8, []) | slower))
    assert "## The workspace: 300 events, 60 people, 6 at once" in table
    assert f"| a case, the same | {measured['case_p95_ms']} | 1234.5 | 150 |" in table
