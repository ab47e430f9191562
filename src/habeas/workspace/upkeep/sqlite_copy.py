"""Copying a record on SQLite: by its backup interface, page by page, of one moment."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from habeas.errors import RecordError
from habeas.workspace.upkeep.copied_log import DETAILS, END, ENTRIES, CopiedLog, copied_log
from habeas.workspace.upkeep.snapshot import Snapshot, look_at

_PAGES = 2048  # copied in one step
_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    # A full-text index keeps its own tables, of which the number of rows says nothing.
    " AND name NOT IN (SELECT name FROM pragma_table_list WHERE type IN ('shadow', 'virtual'))"
)


@dataclass(frozen=True, slots=True)
class SqliteFile:
    """The file that a record's database is."""

    path: Path
    kind = "sqlite"
    file_name = "record.sqlite3"

    def copy(self, to: Path) -> Snapshot:
        """Copy the file. A transaction that only reads holds the moment while others write."""
        try:
            with closing(self._open()) as live, closing(sqlite3.connect(to)) as copied:
                live.execute("BEGIN")
                live.execute("SELECT count(*) FROM record_chainend").fetchall()
                live.backup(copied, pages=_PAGES)
                copied.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
                return _look_at(copied)
        except sqlite3.Error as error:
            raise RecordError(f"the record's database cannot be copied: {error}") from None

    def has_original(self, digest: str) -> bool:
        """Whether a row names the file with this SHA-256 at this moment."""
        with closing(self._open()) as live:
            asked = "SELECT 1 FROM record_original WHERE sha256 = ?"
            return live.execute(asked, (digest,)).fetchone() is not None

    def refuse_used(self) -> None:
        """Refuse a file that is there."""
        if self.path.exists():
            raise RecordError(f"there is a database already: {self.path}")

    def put_back(self, copy: Path) -> Snapshot:
        """Copy the file to its place, safely on the disk when this returns."""
        try:
            with closing(_read(copy)) as kept, closing(sqlite3.connect(self.path)) as live:
                kept.backup(live, pages=_PAGES)
                faults = [row[0] for row in live.execute("PRAGMA integrity_check(3)")]
                if faults != ["ok"]:
                    raise RecordError(f"the database is damaged: {faults[0]}")
                return _look_at(live)
        except sqlite3.Error as error:
            raise RecordError(f"the database cannot be put back: {error}") from None
        finally:
            if self.path.exists():
                self.path.chmod(0o600)

    def _open(self) -> sqlite3.Connection:
        if not self.path.exists():
            raise RecordError(f"there is no record in {self.path.parent}")
        if os.access(self.path, os.W_OK) and os.access(self.path.parent, os.W_OK):
            return sqlite3.connect(self.path, timeout=20, isolation_level=None)
        return sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro", uri=True, timeout=20)


def log_in_file(copy: Path) -> CopiedLog:
    """The log in a copy of the database.

    Raises:
        RecordError: it is damaged, or holds no log.
    """
    try:
        with closing(_read(copy)) as kept:
            return copied_log(
                kept.execute(f"SELECT {', '.join(ENTRIES)} FROM record_change"),  # noqa: S608
                kept.execute(f"SELECT {', '.join(DETAILS)} FROM record_details"),  # noqa: S608
                kept.execute(f"SELECT {', '.join(END)} FROM record_chainend"),  # noqa: S608
            )
    except sqlite3.Error as error:
        raise RecordError(f"the log inside cannot be read: {error}") from None


def _read(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)


def _look_at(database: sqlite3.Connection) -> Snapshot:
    def ask(statement: str) -> list[tuple[Any, ...]]:
        return database.execute(statement).fetchall()

    return look_at(ask, [row[0] for row in ask(_TABLES)])
