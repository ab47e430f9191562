"""The manifest of a backup: what is in it, with the SHA-256 of every file.

The last file to be written is the digest of the manifest itself, so that a backup that was broken
off is never taken for a whole one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from habeas.errors import RecordError

NAME = "manifest.json"
DIGEST_NAME = "manifest.sha256"
FORMAT = 1
_PIECE = 1 << 20
_IN_A_BACKUP = re.compile(r"record\.(sqlite3|dump)|originals/[0-9a-f]{2}/[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself."""

    format: int
    habeas: str  # the version that made it
    made_at: str  # ISO 8601, UTC
    database: str  # "sqlite", "postgresql"
    counts: dict[str, int]  # rows by table
    last_entry: int  # of the log
    log_hash: str
    files: dict[str, str]  # SHA-256 by path in the backup
    damaged: dict[str, str]  # originals that were missing or changed already, by SHA-256

    def write(self, folder: Path) -> None:
        """Write it into the folder of the backup, and its digest last of all."""
        fields = {name: getattr(self, name) for name in self.__slots__}
        text = json.dumps(fields, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        (folder / NAME).write_text(text, encoding="utf-8")
        digest = sha256(text.encode()).hexdigest()
        (folder / DIGEST_NAME).write_text(f"{digest}  {NAME}\n", encoding="ascii")


def read_manifest(folder: Path) -> Manifest:
    """The manifest of the backup in a folder.

    Raises:
        RecordError: there is none, it is damaged, or of a newer version.
    """
    try:
        data = (folder / NAME).read_bytes()
        told = (folder / DIGEST_NAME).read_bytes()[:64].decode("ascii", "replace")
    except FileNotFoundError:
        raise RecordError(f"{folder} is no backup, or one that was broken off") from None
    except OSError as error:
        raise RecordError(f"{folder} cannot be read: {error.strerror}") from None
    if sha256(data).hexdigest() != told:
        raise RecordError(f"the backup's {NAME} is damaged")
    fields = json.loads(data)
    if fields["format"] > FORMAT:
        raise RecordError(f"the backup was made by a newer version of Habeas ({fields['habeas']})")
    manifest = Manifest(**fields)
    if strange := [path for path in manifest.files if not _IN_A_BACKUP.fullmatch(path)]:
        raise RecordError(f"the backup names a file that is none of a record: {strange[0]}")
    return manifest


def damage_of(folder: Path, manifest: Manifest) -> Iterator[str]:
    """A sentence for each file of a backup that is missing, changed, or should not be there."""
    for path, digest in sorted(manifest.files.items()):
        try:
            found = digest_of(folder / path)
        except OSError as error:
            yield f"{path} cannot be read: {error.strerror}"
            continue
        if found != digest:
            yield f"{path} has other bytes than when it was saved"
    known = {folder / name for name in (*manifest.files, NAME, DIGEST_NAME)}
    for extra in sorted(set(folder.rglob("*")) - known):
        if not extra.is_dir():
            yield f"{extra.relative_to(folder).as_posix()} does not belong to the backup"


def digest_of(path: Path) -> str:
    """The SHA-256 of a file."""
    digest = sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()
