"""The ledger of a data set: each document with its state, its attempts and its problem.

One SQLite file that one process writes and any number may read meanwhile. What it says has reached
the disk: a document is called done only when the rows of its last source are there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from habeas.corpus.documents import Document
from habeas.corpus.messages import Failed, Finished
from habeas.errors import DataSetError

State = Literal["waiting", "reading", "done", "set_aside"]
LEDGER = "ledger.sqlite"
_Values = Sequence[object] | dict[str, object]
_FORM = 1  # of the tables below; a newer program may write another
_TABLES = """
CREATE TABLE document (
    sha256 TEXT PRIMARY KEY,
    path TEXT NOT NULL,                         -- the name under which it was found first
    size INTEGER NOT NULL,                      -- bytes
    state TEXT NOT NULL DEFAULT 'waiting'
        CHECK (state IN ('waiting', 'reading', 'done', 'set_aside')),
    attempts INTEGER NOT NULL DEFAULT 0,        -- how often its reading was begun
    problem TEXT,                               -- why it was set aside, or what in it was not read
    status INTEGER NOT NULL DEFAULT 0,          -- the exit status that the problem gives
    version TEXT,                               -- what read the rows that stand, NULL where none do
    sources INTEGER NOT NULL DEFAULT 0,         -- of the rows that stand, as are the next two
    words INTEGER NOT NULL DEFAULT 0,
    events INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE other_name (                       -- further files with the same bytes
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES document,
    PRIMARY KEY (path, sha256)
) WITHOUT ROWID;
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the ledger says of a document."""

    sha256: str
    path: str
    size: int  # bytes
    state: State
    attempts: int
    problem: str | None
    status: int
    version: str | None  # of the rows that stand
    sources: int
    words: int
    events: int


class Ledger:
    """Opens the ledger of the data set in ``folder``.

    Args:
        folder: of the data set.
        create: whether to make one where there is none.

    Raises:
        DataSetError: there is none, or a newer program has made it, or it is damaged.
    """

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        self._folder = folder
        path = folder / LEDGER
        if not create and not path.is_file():
            raise DataSetError(folder, "it is no data set: habeas corpus read makes one")
        try:
            self._db = sqlite3.connect(path, isolation_level=None, timeout=30)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = FULL")
            [(form,)] = self._db.execute("PRAGMA user_version")
            if form == 0:
                with self:
                    for statement in _TABLES.split(";"):
                        self._db.execute(statement)
                    self._db.execute(f"PRAGMA user_version = {_FORM}")
        except sqlite3.DatabaseError as error:
            raise DataSetError(folder, f"its ledger cannot be opened ({error})") from None
        if form > _FORM:
            self.close()
            raise DataSetError(folder, "a newer version of habeas has made it: use that one")

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def __enter__(self) -> None:
        """Begin a transaction: all of it is kept, or nothing."""
        self._do("BEGIN IMMEDIATE")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._do("COMMIT" if kind is None else "ROLLBACK")

    def take_in(self, document: Document) -> bool:
        """Note a document; gives whether it is new. The same bytes are one document."""
        found = self._do(
            "INSERT INTO document (sha256, path, size) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (document.sha256, document.path, document.size),
        )
        if not found.rowcount:
            self._do(
                "INSERT INTO other_name SELECT ?1, sha256 FROM document"
                " WHERE sha256 = ?2 AND path <> ?1 ON CONFLICT DO NOTHING",
                (document.path, document.sha256),
            )
        return bool(found.rowcount)

    def begun(self, sha256: str) -> None:
        """The reading of a document begins."""
        self._do(
            "UPDATE document SET state = 'reading', attempts = attempts + 1 WHERE sha256 = ?",
            (sha256,),
        )

    def done(self, read: Finished, version: str) -> None:
        """All rows of a document stand; its problem says what in it could not be read."""
        self._do(
            "UPDATE document SET state = 'done', version = :version, sources = :sources,"
            " words = :words, events = :events, problem = :problem, status = :status"
            " WHERE sha256 = :sha256",
            msgspec.structs.asdict(read) | {"version": version},
        )

    def set_aside(self, failed: Failed) -> None:
        """A document cannot be read. Rows that an earlier version has read stand."""
        self._do(
            "UPDATE document SET state = 'set_aside', problem = ?, status = ? WHERE sha256 = ?",
            (failed.problem, failed.status, failed.sha256),
        )

    def wait_again(self, documents: Iterable[str]) -> None:
        """Documents are to be read, whatever was said of them before."""
        self._many(
            "UPDATE document SET state = 'waiting', problem = NULL, status = 0 WHERE sha256 = ?",
            [(sha256,) for sha256 in documents],
        )

    def lost(self, documents: Iterable[str]) -> None:
        """The rows of documents stand no more."""
        self._many(
            "UPDATE document SET state = 'waiting', version = NULL WHERE sha256 = ?",
            [(sha256,) for sha256 in documents],
        )

    def entries(self, *states: State) -> Iterator[Entry]:
        """The documents in these states, or all, by their digest."""
        marks = ", ".join("?" * len(states))
        where = f"WHERE state IN ({marks})" if states else ""
        columns = ", ".join(Entry.__slots__)
        found = self._do(f"SELECT {columns} FROM document {where} ORDER BY sha256", states)  # noqa: S608 -- names of ours
        return (Entry(*row) for row in found)

    def other_names(self) -> dict[str, list[str]]:
        """The further names of documents, by digest."""
        names: dict[str, list[str]] = {}
        for sha256, path in self._do("SELECT sha256, path FROM other_name ORDER BY path"):
            names.setdefault(sha256, []).append(path)
        return names

    def setting(self, name: str) -> str | None:
        """What is kept under this name."""
        found = self._do("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return found and str(found[0])

    def keep(self, name: str, value: str | None) -> None:
        """Keep a value; ``None`` removes it."""
        if value is None:
            self._do("DELETE FROM setting WHERE name = ?", (name,))
        else:
            self._do("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))

    def _do(
        self, statement: str, values: Sequence[object] | dict[str, object] = ()
    ) -> sqlite3.Cursor:
        with self._told():
            return self._db.execute(statement, values)

    def _many(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        with self._told():
            self._db.executemany(statement, rows)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What the disk or another program does to the file, as an error that a person is told."""
        try:
            yield
        except sqlite3.Error as error:
            raise DataSetError(self._folder, f"its ledger cannot be used ({error})") from None
