"""The local engine: documents are read, whatever becomes of those who read them."""

from __future__ import annotations

import os
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from habeas.corpus.documents import Document, find_documents
from habeas.corpus.local_engine import LocalEngine
from habeas.corpus.messages import Failed, Finished, Report, Settings, SourceRead, Started, Task
from habeas.corpus.reading_process import ATTEMPTS
from habeas.corpus.settings import version_for
from habeas.corpus.staging import Staging
from habeas.errors import EngineError
from tests.corpus.invented_reports import archive, library
from tests.corpus.reading_processes import kill, reading_processes

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="finds workers through /proc")


def tasks(place: Path, staging: Path, version: str | None = None) -> list[Task]:
    settings = Settings()
    version = version or version_for(settings)
    found = [one for one in find_documents(str(place)) if isinstance(one, Document)]
    return [Task(one.sha256, one.path, str(staging), version, settings) for one in found]


def workers() -> list[int]:
    """The numbers of the workers of this process."""
    return reading_processes([os.getpid()])


def ended(reports: list[Report]) -> list[Finished | Failed]:
    return [one for one in reports if isinstance(one, Finished | Failed)]


def test_every_document_comes_to_its_end_and_its_rows_stand(tmp_path: Path) -> None:
    (library(tmp_path / "reports", 3) / "empty.txt").write_text(" ")
    asked = tasks(tmp_path / "reports", tmp_path / "staged")
    reports = list(LocalEngine(2).run(asked))
    assert {one.sha256 for one in ended(reports)} == {task.sha256 for task in asked}
    [failed] = [one for one in reports if isinstance(one, Failed)]
    assert (failed.problem, failed.status) == ("the file is empty", 3)
    staging = Staging(str(tmp_path / "staged"))
    for one in ended(reports):
        if isinstance(one, Finished):
            for number in range(1, one.sources + 1):
                assert staging.get(one.sha256, asked[0].version, number) is not None
    assert sorted(one.sources for one in reports if isinstance(one, Finished)) == [1, 1, 4]
    assert workers() == []


def test_a_killed_worker_is_replaced_and_goes_on_where_it_was(tmp_path: Path) -> None:
    path = archive(tmp_path / "archive.zip", range(4), length=5)
    reports: list[Report] = []
    for report in LocalEngine(1).run(tasks(path, tmp_path / "staged")):
        reports.append(report)
        if isinstance(report, SourceRead) and report.number == 2 and report.anew:
            kill(workers())
    assert [type(one) for one in reports].count(Started) == 2
    stood = [one.anew for one in reports if isinstance(one, SourceRead)]
    assert stood[:2] == [True, True]
    assert False in stood[2:], "what was read by the first worker is not read again"
    assert isinstance(reports[-1], Finished)
    assert reports[-1].sources == 4


def test_a_document_over_which_workers_die_is_set_aside_and_the_next_one_read(
    tmp_path: Path,
) -> None:
    poison = archive(tmp_path / "a.zip", range(4), length=8)
    other = tmp_path / "b.txt"
    other.write_text(library(tmp_path / "reports", 2).joinpath("report-0.txt").read_text())
    [first] = tasks(poison, tmp_path / "staged")
    reports: list[Report] = []
    with closing(LocalEngine(1).run([first, *tasks(other, tmp_path / "staged")])) as run:
        for report in run:
            reports.append(report)
            if isinstance(report, Started) and report.sha256 == first.sha256:
                while not workers():
                    time.sleep(0.01)
                kill(workers())
    failed, finished = ended(reports)
    assert isinstance(failed, Failed)
    assert f"{ATTEMPTS} workers" in failed.problem
    assert "SIGKILL" in failed.problem
    assert isinstance(finished, Finished)


def test_whoever_stops_asking_leaves_no_process_behind(tmp_path: Path) -> None:
    asked = tasks(library(tmp_path / "reports", 4), tmp_path / "staged")
    with closing(LocalEngine(2).run(asked)) as run:
        assert isinstance(next(run), Started)
    assert workers() == []


def test_a_worker_that_has_grown_too_large_is_replaced(tmp_path: Path) -> None:
    asked = tasks(library(tmp_path / "reports", 3), tmp_path / "staged")[:2]
    seen = set()
    for report in LocalEngine(1, largest=1).run(asked):
        if isinstance(report, Started):
            while not (there := set(workers())):
                time.sleep(0.01)
            seen |= there
    assert len(seen) == 2


def test_workers_of_another_version_read_nothing(tmp_path: Path) -> None:
    asked = tasks(library(tmp_path / "reports", 2), tmp_path / "staged", "habeas-0.0.1")
    with pytest.raises(EngineError, match="another version"):
        list(LocalEngine(1).run(asked))
    assert not (tmp_path / "staged").exists()


def test_where_no_rows_can_be_written_no_document_is_to_blame(tmp_path: Path) -> None:
    (tmp_path / "staged").write_text("a file, and no folder")
    with pytest.raises(EngineError, match="cannot be kept"):
        list(LocalEngine(1).run(tasks(library(tmp_path / "reports", 2), tmp_path / "staged")))
