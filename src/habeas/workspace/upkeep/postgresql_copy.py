"""Copying a record on PostgreSQL: by ``pg_dump`` and ``pg_restore``, of one moment."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from habeas.errors import MissingExtra, RecordError
from habeas.workspace.upkeep.snapshot import Snapshot, look_at

if TYPE_CHECKING:
    import psycopg

_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
# How libpq's own programs are told where the database is: a password never stands in a command.
_NAMES = {
    "host": "PGHOST",
    "hostaddr": "PGHOSTADDR",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "service": "PGSERVICE",
    "passfile": "PGPASSFILE",
}


@dataclass(frozen=True, slots=True)
class Postgresql:
    """The database at an address."""

    url: str = field(repr=False)  # it may hold a password
    kind = "postgresql"
    file_name = "record.dump"

    def copy(self, to: Path) -> Snapshot:
        """Copy it; what is counted and what is copied are of the same moment."""
        with self._connected() as live, live.transaction():
            live.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            moment = _rows(live, "SELECT pg_export_snapshot()")[0][0]
            seen = _look_at(live)
            self._run("pg_dump", "--format=custom", f"--snapshot={moment}", f"--file={to}")
        return seen

    def has_original(self, digest: str) -> bool:
        """Whether a row names the file with this SHA-256 at this moment."""
        with self._connected() as live:
            asked = "SELECT 1 FROM record_original WHERE sha256 = %s"
            return live.execute(asked, (digest,)).fetchone() is not None

    def refuse_used(self) -> None:
        """Refuse a database that has tables."""
        with self._connected() as live:
            if _rows(live, _TABLES):
                raise RecordError("the database at DATABASE_URL is not empty")

    def put_back(self, copy: Path) -> Snapshot:
        """Fill it in one transaction."""
        options = "--no-owner --no-privileges --single-transaction --exit-on-error".split()
        self._run("pg_restore", *options, f"--dbname={self._parts()['dbname']}", str(copy))
        with self._connected() as live:
            return _look_at(live)

    @contextmanager
    def _connected(self) -> Iterator[psycopg.Connection[Any]]:
        try:
            import psycopg  # noqa: PLC0415 -- an extra of its own
        except ImportError:
            raise MissingExtra("PostgreSQL needs psycopg", "postgresql") from None
        try:
            with psycopg.connect(self.url, connect_timeout=20) as connection:
                yield connection
        except psycopg.Error as error:
            reason = (str(error).strip() or type(error).__name__).splitlines()[0]
            raise RecordError(f"the record's database cannot be used: {reason}") from None

    def _parts(self) -> dict[str, str]:
        from psycopg.conninfo import conninfo_to_dict  # noqa: PLC0415 -- an extra of its own

        return {key: str(value) for key, value in conninfo_to_dict(self.url).items()}

    def _run(self, program: str, *arguments: str) -> None:
        told = {_NAMES[key]: value for key, value in self._parts().items() if key in _NAMES}
        run = subprocess.run(  # noqa: S603 -- PostgreSQL's own program
            [find_program(program), "--no-password", *arguments],
            env={**os.environ, **told},
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if run.returncode != 0:
            reason = (run.stderr.strip() or "it does not say why").splitlines()[0]
            raise RecordError(f"{program} failed: {reason}")


def find_program(program: str) -> str:
    """The path of one of PostgreSQL's programs, the newest that is installed.

    Raises:
        RecordError: there is none.
    """
    debian = sorted(
        Path("/usr/lib/postgresql").glob(f"*/bin/{program}"),
        key=lambda path: int(path.parent.parent.name) if path.parent.parent.name.isdigit() else 0,
    )
    found = str(debian[-1]) if debian else shutil.which(program)
    if found is None:
        raise RecordError(f"{program} is needed and missing: install PostgreSQL's client programs")
    return found


def _rows(live: psycopg.Connection[Any], statement: str) -> list[tuple[Any, ...]]:
    return live.execute(statement.encode()).fetchall()


def _look_at(live: psycopg.Connection[Any]) -> Snapshot:
    def ask(statement: str) -> list[tuple[Any, ...]]:
        return _rows(live, statement)

    return look_at(ask, [row[0] for row in ask(_TABLES)])
