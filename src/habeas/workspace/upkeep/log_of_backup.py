"""The log inside a backup: its chain is checked entry by entry, as that of a record is.

The digests of the manifest tell that a file has changed since it was saved. They do not tell what
was edited, nor that it had been edited before; and who edits a copy can write its digests anew.
No server is needed: a file of SQLite is read as it lies there, and ``pg_restore`` writes the
tables of a dump of PostgreSQL out as text.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from habeas.errors import RecordError
from habeas.workspace.record.chain import faults_of
from habeas.workspace.upkeep.copied_log import CopiedLog
from habeas.workspace.upkeep.manifest import Manifest
from habeas.workspace.upkeep.postgresql_copy import Postgresql, find_program
from habeas.workspace.upkeep.postgresql_dump import log_in_dump
from habeas.workspace.upkeep.sqlite_copy import SqliteFile, log_in_file


def obstacle_to(manifest: Manifest) -> str:
    """Why the log in a backup cannot be checked on this machine; empty where it can."""
    if manifest.database == "postgresql":
        try:
            find_program("pg_restore")
        except RecordError as error:
            return f"the log inside was not checked: {error}"
    return ""


def faults_of_log(backup: Path, manifest: Manifest) -> Iterator[str]:
    """A sentence for each entry of the log in a backup that is not as it was written."""
    try:
        log = _log_in(backup, manifest)
    except RecordError as error:
        yield str(error)
        return
    yield from map(str, faults_of(log.links, log.emptied, log.end))
    if log.end != (manifest.last_entry, manifest.log_hash):
        yield "the log inside does not end where the backup says"


def _log_in(backup: Path, manifest: Manifest) -> CopiedLog:
    if manifest.database == "sqlite":
        return log_in_file(backup / SqliteFile.file_name)
    return log_in_dump(backup / Postgresql.file_name, find_program("pg_restore"))
