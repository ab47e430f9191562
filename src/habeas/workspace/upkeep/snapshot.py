"""A snapshot: a record's database at one moment, copied by its own means while others write.

Nothing here needs Django, so that a record can be saved even where the program cannot open it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

# What is counted in no manifest: it changes with each visitor, and nobody misses it.
UNCOUNTED = ("django_session",)
ORIGINALS = "SELECT sha256, name FROM record_original ORDER BY id"
END_OF_LOG = "SELECT last, hash FROM record_chainend"
Ask = Callable[[str], list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a copy of the database holds."""

    counts: dict[str, int]  # rows by table
    originals: tuple[tuple[str, str], ...]  # SHA-256 and name of the files that its rows name
    last_entry: int  # of the log
    log_hash: str


class Database(Protocol):
    """A database that can be copied and put back."""

    kind: str  # "sqlite", "postgresql"
    file_name: str  # of its copy in a backup

    def copy(self, to: Path) -> Snapshot:
        """Copy it into a new file, as it is at one moment.

        Raises:
            RecordError: there is no record in it, or it cannot be copied.
        """
        ...

    def has_original(self, digest: str) -> bool:
        """Whether a row names the file with this SHA-256 at this moment."""
        ...

    def refuse_used(self) -> None:
        """Make sure that a copy can be put here without overwriting anything.

        Raises:
            RecordError: something is here already.
        """
        ...

    def put_back(self, copy: Path) -> Snapshot:
        """Fill it from a copy, all or nothing; gives what it holds now.

        Raises:
            RecordError: it cannot be filled.
        """
        ...


def database_of(record: Path) -> Database:
    """The database of the record in a folder, as the settings would find it."""
    # Imported here: each needs a driver that the other one does without.
    from habeas.workspace.upkeep.postgresql_copy import Postgresql  # noqa: PLC0415
    from habeas.workspace.upkeep.sqlite_copy import SqliteFile  # noqa: PLC0415

    url = os.environ.get("DATABASE_URL", "")
    if url.startswith(("postgres://", "postgresql://")):
        return Postgresql(url)
    path = url.removeprefix("sqlite:///") if url.startswith("sqlite:") else ""
    return SqliteFile(Path(path) if path else record / "record.sqlite3")


def look_at(ask: Ask, tables: list[str]) -> Snapshot:
    """Count the rows, and read what the rest of a backup needs to know."""
    counted = [table for table in sorted(tables) if table not in UNCOUNTED]
    quoted = {table: table.replace('"', '""') for table in counted}
    counts = {table: ask(f'SELECT count(*) FROM "{quoted[table]}"')[0][0] for table in counted}  # noqa: S608
    [(last, digest)] = ask(END_OF_LOG)
    return Snapshot(counts, tuple((row[0], row[1]) for row in ask(ORIGINALS)), last, digest)
