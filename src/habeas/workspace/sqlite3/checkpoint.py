"""Moving the write-ahead log into the database file while nobody else writes.

SQLite before 3.51.3 (but for 3.44.6 and 3.50.7) can lose a commit and damage the file: a
checkpoint that begins as another connection commits, and thereby begins the log anew, may not
notice it, and takes pages for moved that never were (https://sqlite.org/wal.html#walresetbug).
Whoever commits makes a checkpoint of its own accord once the log is long. So that is turned off,
and the log is moved here: under the lock without which nobody commits and nobody begins the log
anew.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

# For every connection: no checkpoint of its own accord; the log's file is as long as the log.
PRAGMAS = "PRAGMA wal_autocheckpoint=0; PRAGMA journal_size_limit=0;"
LONG = 1000 * 4120  # bytes: where SQLite itself would begin
TOO_LONG = 16 * LONG  # from here on it is waited for
_WAIT = 20.0  # seconds


def checkpoint_when_long(database: Path) -> bool:
    """Move the log into the file if it is long; gives whether that was done.

    Where somebody writes, it is left to the next who commits, unless it has been left too often.
    """
    try:
        size = log_of(database).stat().st_size
    except FileNotFoundError:
        return False
    return size >= LONG and checkpoint(database, wait=_WAIT if size >= TOO_LONG else 0.0)


def checkpoint(database: Path, *, wait: float) -> bool:
    """Move the log into the file; gives whether that was done.

    Pages that somebody still reads as they were stay in the log, for the next time.

    Args:
        database: the file.
        wait: seconds, for whoever writes just then.
    """
    try:
        with (
            closing(_opened(database, wait)) as holding,
            closing(_opened(database, wait)) as moving,
        ):
            holding.execute("BEGIN IMMEDIATE")
            moving.execute("PRAGMA wal_checkpoint(PASSIVE)")
            holding.execute("ROLLBACK")
    except (
        sqlite3.OperationalError
    ):  # somebody writes, or the disk is full: what is committed stays
        return False
    return True


def log_of(database: Path) -> Path:
    """The file of the write-ahead log."""
    return database.with_name(f"{database.name}-wal")


def _opened(database: Path, wait: float) -> sqlite3.Connection:
    connection = sqlite3.connect(database, timeout=wait, isolation_level=None)
    connection.executescript(f"{PRAGMAS} PRAGMA synchronous=FULL;")
    return connection
