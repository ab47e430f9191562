"""Putting a backup back: elsewhere, after every file was checked."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from habeas.errors import RecordError
from habeas.synced_folder import sync_all_in, sync_folder
from habeas.workspace.upkeep.manifest import Manifest, damage_of, digest_of, read_manifest
from habeas.workspace.upkeep.snapshot import Database, Snapshot, database_of
from habeas.workspace.upkeep.sqlite_copy import SqliteFile


def restore(backup: Path, record: Path) -> Manifest:
    """Make a record out of a backup, in a folder that is empty or not there yet.

    A backup of PostgreSQL goes into the database at ``DATABASE_URL``, which has to be empty.

    Args:
        backup: the folder that ``habeas backup`` made.
        record: the folder of the record to make.

    Raises:
        RecordError: the backup is damaged (the sentence says which files), or there is something
            where the record should go.
        OSError: the disk is full or cannot be written.
    """
    manifest = read_manifest(backup)
    database = database_of(record)
    _refuse_other_kind(manifest, database)
    if record.exists() and any(record.iterdir()):
        raise RecordError(f"{record} is not empty: a record is restored elsewhere")
    database.refuse_used()
    if damage := list(damage_of(backup, manifest)):
        raise RecordError("the backup is damaged, nothing was restored: " + "; ".join(damage))
    coming = record.absolute().with_name(f".{record.absolute().name}.{os.getpid()}.coming")
    try:
        coming.mkdir(mode=0o700, parents=True)
        _copy_originals(backup, coming, manifest)
        _fill(database, backup, coming, manifest)
        if record.exists():
            record.rmdir()
        sync_all_in(coming)
        coming.rename(record)
        sync_folder(record.absolute().parent)
    finally:
        shutil.rmtree(coming, ignore_errors=True)
    return manifest


def _refuse_other_kind(manifest: Manifest, database: Database) -> None:
    if manifest.database == database.kind:
        return
    if manifest.database == "postgresql":
        raise RecordError("this is a backup of PostgreSQL: give an empty database in DATABASE_URL")
    raise RecordError("this is a backup of SQLite: unset DATABASE_URL to restore it")


def _copy_originals(backup: Path, coming: Path, manifest: Manifest) -> None:
    (coming / "originals").mkdir(mode=0o700)
    for path, digest in manifest.files.items():
        if not path.startswith("originals/"):
            continue
        to = coming / path
        to.parent.mkdir(mode=0o700, exist_ok=True)
        shutil.copyfile(backup / path, to)
        to.chmod(0o600)
        if digest_of(to) != digest:
            raise RecordError(f"{path} could not be copied as it is: the disk may be failing")


def _fill(database: Database, backup: Path, coming: Path, manifest: Manifest) -> None:
    """Put the database back, and compare what it holds with what was saved."""
    place = SqliteFile(coming / "record.sqlite3") if database.kind == "sqlite" else database
    found: Snapshot = place.put_back(backup / database.file_name)
    if (found.counts, found.last_entry, found.log_hash) != (
        manifest.counts,
        manifest.last_entry,
        manifest.log_hash,
    ):
        raise RecordError("the restored database does not hold what the backup says")
