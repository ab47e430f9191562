"""The Dask engine, on a cluster of real processes: the same rows, whatever dies."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from habeas.corpus.corpus import Corpus
from habeas.corpus.dask_engine import DaskEngine
from habeas.corpus.documents import Document, find_documents
from habeas.corpus.local_engine import LocalEngine
from habeas.corpus.messages import Failed, Finished, Settings, SourceRead, Task
from habeas.corpus.settings import version_for
from habeas.errors import EngineError
from tests.conftest import Habeas, command, environment
from tests.corpus.invented_reports import archive, data_of, library
from tests.corpus.reading_processes import kill, reading_processes

distributed: Any = pytest.importorskip("distributed")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="finds processes through /proc")

_SOON = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}  # so many die, and then no more


@contextmanager
def running(*arguments: str, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process of a cluster, with those that it starts."""
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", *arguments],
            env=environment() | _SOON,
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The address of the scheduler of a cluster on this machine, and its process."""
    told = folder / "scheduler.json"
    own = ("--host", "127.0.0.1", "--no-dashboard")
    scheduler = ("distributed.cli.dask_scheduler", *own, "--port", "0", "--scheduler-file")
    with running(*scheduler, str(told), log=folder / "scheduler.log") as process:
        while not told.exists() or not told.read_text():
            assert process.poll() is None, (folder / "scheduler.log").read_text()
            time.sleep(0.05)
        address = json.loads(told.read_text())["address"]
        worker = ("distributed.cli.dask_worker", address, *own, "--nworkers", str(workers))
        kept = ("--nthreads", "1", "--local-directory", str(folder))
        with running(*worker, *kept, log=folder / "worker.log"):
            yield address, process


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with cluster(tmp_path_factory.mktemp("cluster"), 2) as (address, _):
        yield address


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return library(tmp_path_factory.mktemp("reports") / "library", 4)


@pytest.fixture(scope="module")
def unbroken(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the local engine makes of the reports."""
    dataset = tmp_path_factory.mktemp("unbroken") / "dataset"
    with Corpus(dataset, create=True) as corpus:
        assert len(list(corpus.take_in(str(reports)))) == 4
        assert len(list(corpus.read(LocalEngine(1)))) > 4
        corpus.put_in_order()
    return data_of(dataset)


def task(path: Path, staging: Path) -> Task:
    [found] = find_documents(str(path))
    assert isinstance(found, Document)
    settings = Settings()
    return Task(found.sha256, found.path, str(staging), version_for(settings), settings)


def workers_reading(client: Any) -> list[int]:
    """The processes of the cluster that have a document."""
    reading = [worker for worker, keys in client.processing().items() if keys]
    return list(client.run(os.getpid, workers=reading).values()) if reading else []


def kill_workers(client: Any) -> None:
    kill(workers_reading(client))


def kill_reading_processes(client: Any) -> None:
    kill(reading_processes(workers_reading(client)))


def test_the_rows_are_those_of_the_local_engine(
    scheduler: str, reports: Path, unbroken: dict[str, str], tmp_path: Path
) -> None:
    with Corpus(tmp_path / "dataset", create=True) as corpus:
        list(corpus.take_in(str(reports)))
        steps = list(corpus.read(DaskEngine(scheduler)))
        corpus.put_in_order()
    assert sum(isinstance(step.report, SourceRead) for step in steps) == 7
    assert data_of(tmp_path / "dataset") == unbroken


def test_documents_and_staging_may_be_addresses(
    scheduler: str, reports: Path, unbroken: dict[str, str], tmp_path: Path
) -> None:
    with Corpus(tmp_path / "dataset", create=True) as corpus:
        corpus.use(Settings(), f"file://{tmp_path}/staged")
        assert len(list(corpus.take_in(f"file://{reports}/**"))) == 4
        list(corpus.read(DaskEngine(scheduler)))
        corpus.put_in_order()
    assert data_of(tmp_path / "dataset") == unbroken
    assert len(list((tmp_path / "staged").iterdir())) == 4


@pytest.mark.parametrize("kill_one", [kill_workers, kill_reading_processes])
def test_a_document_whose_worker_is_killed_is_gone_on_with_by_another(
    scheduler: str, tmp_path: Path, kill_one: Callable[[Any], None]
) -> None:
    asked = task(archive(tmp_path / "archive.zip", range(4), length=5), tmp_path / "staged")
    reports = []
    with distributed.Client(scheduler, set_as_default=False) as client:
        for report in DaskEngine(scheduler).run([asked]):
            reports.append(report)
            if isinstance(report, SourceRead) and report.number == 1 and report.anew:
                kill_one(client)
    assert isinstance(reports[-1], Finished)
    assert reports[-1].sources == 4
    assert False in [one.anew for one in reports if isinstance(one, SourceRead)]


@pytest.mark.parametrize(
    ("kill_one", "told"),
    [
        (kill_workers, "several workers have ended over it"),
        (
            kill_reading_processes,
            "3 workers have ended over it; the last one was killed (SIGKILL)",
        ),
    ],
)
def test_a_document_over_which_workers_die_is_set_aside_and_the_next_one_read(
    scheduler: str, tmp_path: Path, kill_one: Callable[[Any], None], told: str
) -> None:
    poison = task(archive(tmp_path / "a.zip", range(4), length=9), tmp_path / "staged")
    good = task(library(tmp_path / "reports", 2) / "report-0.txt", tmp_path / "staged")
    ended = False

    def go_on_killing() -> None:
        with distributed.Client(scheduler, set_as_default=False) as client:
            while not ended:
                with suppress(Exception):  # a worker that has just died does not answer
                    kill_one(client)
                time.sleep(0.05)

    killer = Thread(target=go_on_killing)
    killer.start()
    try:
        [*_, failed] = DaskEngine(scheduler).run([poison])
    finally:
        ended = True
        killer.join()
    assert failed == Failed(poison.sha256, told, 4)
    [*_, finished] = DaskEngine(scheduler).run([good])
    assert isinstance(finished, Finished)


def test_workers_of_another_version_read_nothing(scheduler: str, tmp_path: Path) -> None:
    good = task(library(tmp_path / "reports", 2) / "report-0.txt", tmp_path / "staged")
    other = Task(good.sha256, good.path, good.staging, "habeas-0.0.1", good.settings)
    with pytest.raises(EngineError, match="another version"):
        list(DaskEngine(scheduler).run([other]))


def test_where_nobody_answers_it_is_said(tmp_path: Path) -> None:
    good = task(library(tmp_path / "reports", 2) / "report-0.txt", tmp_path / "staged")
    with pytest.raises(EngineError, match="no Dask scheduler answers"):
        list(DaskEngine("tcp://127.0.0.1:9").run([good]))


def test_when_the_scheduler_is_killed_the_ledger_knows_how_to_go_on(
    habeas: Habeas, reports: Path, unbroken: dict[str, str], tmp_path: Path
) -> None:
    dataset = tmp_path / "dataset"
    with cluster(tmp_path, 1) as (address, scheduler):
        call = command("corpus", "read", reports, "--out", dataset, "--engine", "dask")
        with subprocess.Popen(
            [*call, "--scheduler", address], env=environment(), stderr=subprocess.PIPE, text=True
        ) as run:
            while not list(dataset.glob("staged/*/*.arrows")):
                assert run.poll() is None
                time.sleep(0.02)
            os.kill(scheduler.pid, signal.SIGKILL)
            _, said = run.communicate(timeout=60)
    assert run.returncode == 2
    assert len(said.splitlines()) == 1
    assert "habeas corpus resume" in said
    done = habeas("corpus", "resume", dataset, "--workers", "1")
    assert (done.returncode, done.stderr) == (0, "")
    assert data_of(dataset) == unbroken
