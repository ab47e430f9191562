"""What intake survives, with real processes that are killed and a disk that takes no more."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import time
from pathlib import Path

import pytest

from tests.workspace.intake.files import PLACES, archive, report
from tests.workspace.intake.processes import (
    Record,
    children_of,
    fill_disk,
    is_alive,
    kill,
    make_room,
    until,
)

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="the processes are watched in /proc"),
    pytest.mark.skipif(os.environ.get("HABEAS_TEST_DATABASE", "") != "", reason="of files"),
]


@pytest.fixture
def record(tmp_path: Path, empty_record: Path) -> Record:
    return Record(Path(shutil.copytree(empty_record, tmp_path / "its record")))


def rows(record: Record, statement: str) -> list[tuple[object, ...]]:
    """What stands in the database, read by another process while it is in use."""
    with sqlite3.connect(f"file:{record.folder / 'record.sqlite3'}?mode=ro", uri=True) as database:
        found = database.execute(statement).fetchall()
    database.close()
    return found


def bring_in(record: Record, file: Path) -> None:
    done = record.run(
        "from pathlib import Path\n"
        "from habeas.workspace.record import originals\n"
        "from habeas.workspace.intake.actions.bring_in_file import bring_in_file\n"
        f"path = Path({str(file)!r})\n"
        "bring_in_file(originals.keep(originals.pieces_of(path)), path.name, None)"
    )
    assert done.returncode == 0, done.stderr


def test_a_killed_workers_job_is_taken_up_again_and_nothing_is_stored_twice(
    record: Record, tmp_path: Path
) -> None:
    file = tmp_path / "reports.zip"
    file.write_bytes(archive())
    bring_in(record, file)
    with record.worker() as first:
        until(lambda: rows(record, "SELECT count(*) FROM record_source")[0][0] >= 2)  # type: ignore[operator]
        kill(first.pid)
        first.wait()
    (before,) = rows(record, "SELECT state, attempts FROM intake_job")
    assert before == ("reading", 1)
    with record.worker():
        until(lambda: rows(record, "SELECT state FROM intake_job") == [("done",)])
    assert record.ask("Job.objects.get().attempts") == 2
    names = record.ask("list(Source.objects.order_by('id').values_list('name', flat=True))")
    assert names == [f"{place}.txt" for place in PLACES]
    told = record.ask("list(Account.objects.values_list('source__name', 'trigger_start'))")
    assert len(told) == len({tuple(each) for each in told})
    assert record.ask("Job.objects.get().found['events']") == len(told)
    assert record.ask("len(list(log.faults()))") == 0


def test_the_worker_gives_its_job_back_when_it_is_ended(record: Record, tmp_path: Path) -> None:
    file = tmp_path / "reports.zip"
    file.write_bytes(archive())
    bring_in(record, file)
    with record.worker() as worker:
        until(lambda: rows(record, "SELECT state FROM intake_job") == [("reading",)])
        assert worker.stdin is not None
        worker.stdin.close()
        worker.stdin = None
        assert worker.wait(30) == 0
    assert rows(record, "SELECT state, attempts, worker FROM intake_job") == [("waiting", 0, "")]


def test_serving_starts_a_worker_again_and_leaves_none_behind(record: Record) -> None:
    with record.served() as served:
        page_server = served.page_server()

        def workers() -> list[int]:
            return [pid for pid in children_of(served.process.pid) if pid != page_server]

        until(lambda: len(workers()) == 1)
        (first,) = workers()
        kill(first)
        until(lambda: workers() not in ([], [first]))
        (second,) = workers()
        kill(served.process.pid)
        until(lambda: not is_alive(second) and not is_alive(page_server))


def test_an_upload_whose_server_is_killed_leaves_no_record_and_its_file_is_swept(
    record: Record,
) -> None:
    with record.served() as served:
        connection = served.begin_to_send("report.txt", b"a" * 3_000_000, whole=9_000_000)
        coming = record.folder / "originals"
        until(lambda: any(p.stat().st_size for p in coming.glob("coming-*")))
        kill(served.page_server())
        connection.close()
    assert record.ask("[Original.objects.count(), Job.objects.count()]") == [0, 0]
    assert record.ask("originals.sweep()") == 0  # it might still be coming
    (stray,) = coming.glob("coming-*")
    os.utime(stray, (time.time() - 7200,) * 2)
    assert record.ask("originals.sweep()") == 1
    assert list(coming.glob("**/*")) == []


def test_an_upload_whose_browser_goes_away_leaves_nothing(record: Record) -> None:
    with record.served() as served:
        connection = served.begin_to_send("report.txt", b"a" * 3_000_000, whole=9_000_000)
        coming = record.folder / "originals"
        until(lambda: any(p.stat().st_size for p in coming.glob("coming-*")))
        connection.close()
        until(lambda: list(coming.glob("coming-*")) == [])
        assert served.get("/sources/")[0] == 200
    assert record.ask("Original.objects.count()") == 0


def test_killed_between_file_and_commit_no_row_is_left_and_the_orphan_is_swept(
    record: Record,
) -> None:
    killed = record.run(
        "import os, signal\n"
        "from django.db import transaction\n"
        "from habeas.workspace.record import originals\n"
        "from habeas.workspace.intake.actions.bring_in_file import bring_in_file\n"
        "kept = originals.keep([b'a report'])\n"
        "with transaction.atomic():\n"
        "    bring_in_file(kept, 'report.txt', None)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)"
    )
    assert killed.returncode == -9
    assert record.ask("[Original.objects.count(), Job.objects.count()]") == [0, 0]
    (orphan,) = (p for p in (record.folder / "originals").glob("*/*") if p.is_file())
    os.utime(orphan, (time.time() - 7200,) * 2)
    assert record.ask("originals.sweep()") == 1
    assert not orphan.exists()
    assert record.ask("len(list(log.faults()))") == 0


def test_on_a_full_disk_nothing_is_taken_everything_is_readable_and_then_it_goes_on(
    record: Record,
) -> None:
    with record.served() as served:
        assert served.send("first.txt", report("Brenik"))[0] == 200
        until(lambda: rows(record, "SELECT state FROM intake_job") == [("done",)])
        page_server = served.page_server()
        fill_disk(page_server)
        status, told = served.send("second.txt", report("Dolna"))
        assert status in (200, 503)
        assert "the disk is full or may not be written" in told
        assert served.get("/sources/")[0] == 200
        assert "Brenik" in served.get("/sources/1/")[1]
        assert served.get("/sources/1/original")[0] == 200
        make_room(page_server)
        status, told = served.send("second.txt", report("Dolna"))
        assert (status, "will be read." in told) == (200, True)
    assert record.ask("Original.objects.count()") == 2
    assert record.ask("len(list(log.faults()))") == 0


def test_a_database_that_cannot_be_written_is_told_and_no_file_is_lost_track_of(
    record: Record,
) -> None:
    with record.served() as served:
        holder = sqlite3.connect(record.folder / "record.sqlite3", isolation_level=None)
        holder.execute("PRAGMA query_only = OFF")
        holder.execute(
            "CREATE TRIGGER full BEFORE INSERT ON record_original"
            " BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
        )
        status, told = served.send("report.txt", report())
        assert status == 503
        assert "The database does not answer or refuses to write" in told
        holder.execute("DROP TRIGGER full")
        holder.close()
        assert served.send("report.txt", report())[0] == 200
    assert record.ask("Original.objects.count()") == 1
