"""Saving a record while it is in use: a folder that holds all of it, as it was at one moment."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from habeas import __version__
from habeas.errors import RecordError
from habeas.synced_folder import sync_all_in, sync_folder
from habeas.workspace.upkeep.manifest import FORMAT, Manifest, digest_of
from habeas.workspace.upkeep.snapshot import Database, Snapshot, database_of

_PIECE = 1 << 20
_ATTEMPTS = 5  # when a source is erased while the backup is made, it is begun anew


def back_up(record: Path, to: Path) -> Manifest:
    """Save the record into a new folder; it appears there when it is whole, and on the disk.

    The database is copied first, then each original that the copy names: a file is written before
    the row that names it and never changed, so none can be missing, unless it was erased meanwhile.
    The key that signs sessions is not saved: who restores logs in again.

    Args:
        record: the folder of the record.
        to: the folder to make.

    Raises:
        RecordError: there is no record, ``to`` exists, or the database cannot be copied.
        OSError: the disk is full or cannot be written.
    """
    if to.exists() or to.is_symlink():
        raise RecordError(f"{to} exists already: a backup is never written over")
    database = database_of(record)
    coming = to.with_name(f".{to.name}.{os.getpid()}.coming")
    try:
        for _ in range(_ATTEMPTS):
            shutil.rmtree(coming, ignore_errors=True)
            coming.mkdir(mode=0o700, parents=True)
            manifest = _saved(database, record / "originals", coming)
            if manifest is not None:
                manifest.write(coming)
                sync_all_in(coming)
                coming.rename(to)
                sync_folder(to.parent)
                return manifest
    finally:
        shutil.rmtree(coming, ignore_errors=True)
    raise RecordError("sources are being erased all the time: try again later")


def _saved(database: Database, originals: Path, coming: Path) -> Manifest | None:
    """Write everything but the manifest; None where a file was erased meanwhile."""
    snapshot = database.copy(coming / database.file_name)
    files = {database.file_name: digest_of(coming / database.file_name)}
    damaged: dict[str, str] = {}
    for digest, name in snapshot.originals:
        place = f"originals/{digest[:2]}/{digest}"
        try:
            files[place] = _copied(originals / digest[:2] / digest, coming / place)
        except FileNotFoundError:
            if not database.has_original(digest):
                return None
            damaged[digest] = f"{name}: its file was missing"
            continue
        if files[place] != digest:
            damaged[digest] = f"{name}: its file had other bytes than it came with"
    return _manifest(database, snapshot, files, damaged)


def _manifest(
    database: Database, snapshot: Snapshot, files: dict[str, str], damaged: dict[str, str]
) -> Manifest:
    return Manifest(
        format=FORMAT,
        habeas=__version__,
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        database=database.kind,
        counts=snapshot.counts,
        last_entry=snapshot.last_entry,
        log_hash=snapshot.log_hash,
        files=files,
        damaged=damaged,
    )


def _copied(kept: Path, to: Path) -> str:
    """Copy a file and give the SHA-256 of what was written."""
    digest = sha256()
    with kept.open("rb") as source:
        to.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with to.open("xb") as target:
            while piece := source.read(_PIECE):
                digest.update(piece)
                target.write(piece)
    return digest.hexdigest()
