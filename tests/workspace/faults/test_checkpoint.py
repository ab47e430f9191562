"""The write-ahead log is moved into the file by one at a time, while nobody commits."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from habeas.workspace.sqlite3.checkpoint import (
    LONG,
    PRAGMAS,
    checkpoint,
    checkpoint_when_long,
    log_of,
)
from tests.workspace.faults.conftest import Kept

SETTINGS = """
with connection.cursor() as cursor:
    for name in ("journal_mode", "synchronous", "wal_autocheckpoint", "journal_size_limit"):
        print(name, cursor.execute(f"PRAGMA {name}").fetchone()[0])
"""
# Each entry of the log in a transaction of its own, with half a megabyte of details.
WRITE = """
user = User.objects.get()
for number in range(40):
    with transaction.atomic():
        log.write("note_something", user, user, note=str(number) * 300_000)
print("written", flush=True)
time.sleep(60)
"""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database whose log is as long as SQLite would let it become."""
    path = tmp_path / "some.sqlite3"
    with closing(opened(path)) as writing:
        writing.execute("PRAGMA journal_mode=WAL")
        writing.execute("CREATE TABLE t(x)")
    return path


def opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, timeout=0)
    connection.executescript(PRAGMAS)
    return connection


def write(connection: sqlite3.Connection, size: int = LONG) -> None:
    connection.execute("INSERT INTO t VALUES (zeroblob(?))", (size,))


def waiting(path: Path) -> int:
    """Pages in the log that are not in the file yet, by the index that SQLite shares."""
    header = path.with_name(f"{path.name}-shm").read_bytes()
    moved = int.from_bytes(header[96:100], sys.byteorder)
    return int.from_bytes(header[16:20], sys.byteorder) - moved


def test_no_connection_of_the_workspace_moves_the_log_of_its_own_accord(in_a_file: Kept) -> None:
    assert in_a_file.run(SETTINGS).split("\n")[:4] == [
        "journal_mode wal",
        "synchronous 2",
        "wal_autocheckpoint 0",
        "journal_size_limit 0",
    ]


def test_a_long_log_is_moved_after_a_commit_and_begun_anew(in_a_file: Kept) -> None:
    in_a_file.kill_when_it_says("written", WRITE)
    path = in_a_file.folder / "record.sqlite3"
    assert log_of(path).stat().st_size < 2 * LONG  # 12 MB and more went through it
    assert path.stat().st_size > 2 * LONG
    assert in_a_file.faults() == []


def test_a_short_log_is_left(database: Path) -> None:
    with closing(opened(database)) as writing:
        write(writing, 1000)
        assert not checkpoint_when_long(database)
        write(writing)
        assert waiting(database) > 1000
        assert checkpoint_when_long(database)
        assert waiting(database) == 0


def test_while_somebody_writes_nothing_is_moved(database: Path) -> None:
    with closing(opened(database)) as writing, closing(opened(database)) as other:
        write(writing)
        other.execute("BEGIN IMMEDIATE")
        before = waiting(database)
        assert not checkpoint_when_long(database)
        assert waiting(database) == before
        other.execute("ROLLBACK")
        assert checkpoint_when_long(database)


def test_what_somebody_still_reads_stays_and_is_moved_later(database: Path) -> None:
    with closing(opened(database)) as writing, closing(opened(database)) as reading:
        write(writing, 1000)
        reading.execute("BEGIN")
        assert reading.execute("SELECT count(*) FROM t").fetchone() == (1,)
        write(writing)
        assert checkpoint(database, wait=0)
        assert waiting(database) > 1000
        assert reading.execute("SELECT count(*) FROM t").fetchone() == (1,)
        reading.execute("COMMIT")
        assert checkpoint(database, wait=0)
        assert waiting(database) == 0


def test_where_there_is_no_log_there_is_nothing_to_move(tmp_path: Path) -> None:
    assert not checkpoint_when_long(tmp_path / "none.sqlite3")
    assert not (tmp_path / "none.sqlite3").exists()
