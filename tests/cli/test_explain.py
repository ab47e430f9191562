"""``habeas explain`` as a person runs it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import Habeas


def ids(habeas: Habeas, report: Path) -> dict[str, str]:
    """The id of the first event of each type that is read in the report."""
    events = json.loads(habeas("read", report, "--format", "json").stdout)["events"]
    return {event["type"]: event["id"] for event in reversed(events)}


def test_an_event_is_explained_by_the_id_of_the_reading(habeas: Habeas, report: Path) -> None:
    done = habeas("explain", report, ids(habeas, report)["sentence"])
    assert (done.returncode, done.stderr) == (0, "")
    head, passage = done.stdout.splitlines()[:2]
    assert head == "sentence: “sentenced”"
    assert passage.strip().startswith("“On 3 September, Brenik City Court sentenced her")
    assert "her = Marta Keldova" in done.stdout
    assert "3 September = 2012-09-03" in done.stdout
    assert "confidence 0." in done.stdout


def test_the_cue_of_the_codebook_is_named(habeas: Habeas, report: Path) -> None:
    done = habeas("explain", report, ids(habeas, report)["arrest"])
    assert "cue arrest." in done.stdout


def test_an_unknown_event_is_one_line(habeas: Habeas, report: Path) -> None:
    done = habeas("explain", report, "e99")
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert "no event 'e99'" in line
    assert str(report) in line


def test_a_file_that_cannot_be_read_is_one_line(habeas: Habeas, tmp_path: Path) -> None:
    done = habeas("explain", tmp_path / "missing.txt", "e1")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_a_period_that_is_no_date_is_refused(habeas: Habeas, report: Path) -> None:
    done = habeas("explain", report, "e1", "--period", "last year")
    assert done.returncode == 2
    assert "--period" in done.stderr
