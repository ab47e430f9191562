"""The original files: bytes under their SHA-256 in the record's folder.

A file is written before the row that names it is committed, and never changed; so there is never a
row without its file. A file without a row is left by a process that was killed in between, and is
swept away when nothing has touched it for an hour.
"""

from __future__ import annotations

import os
import time
import weakref
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile, _TemporaryFileWrapper

from django.conf import settings
from django.db import transaction

from habeas.synced_folder import sync_folder
from habeas.workspace.record.models import ChainEnd, Original

_PIECE = 1 << 20  # bytes read at once
_UNTOUCHED = 3600  # seconds


def path_of(digest: str) -> Path:
    """Where the file with this SHA-256 lies."""
    return Path(settings.ORIGINALS) / digest[:2] / digest


class Coming:
    """A file that is coming in: written piece by piece, then kept or let go.

    What is neither kept nor let go, because the process was killed, is swept away later.

    Raises:
        OSError: the disk is full or cannot be written; from ``write`` and ``keep`` likewise.
    """

    def __init__(self) -> None:
        self._folder = Path(settings.ORIGINALS)
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._file = NamedTemporaryFile(  # noqa: SIM115 -- it is closed by ``keep`` and ``let_go``
            dir=self._folder, prefix="coming-", delete=False
        )
        self._digest = sha256()
        self.size = 0
        self._end = weakref.finalize(self, _let_go, self._file)

    def write(self, piece: bytes) -> None:
        """Add a piece to it."""
        self._digest.update(piece)
        self.size += len(piece)
        self._file.write(piece)

    def keep(self) -> tuple[str, int]:
        """Have it under its SHA-256, safely on the disk; gives that and its size."""
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            name = self._digest.hexdigest()
            path = path_of(name)
            path.parent.mkdir(mode=0o700, exist_ok=True)
            Path(self._file.name).replace(path)  # the same bytes, where it is there already
        finally:
            self.let_go()
        for changed in (path.parent, self._folder):
            sync_folder(changed)
        return name, self.size

    def let_go(self) -> None:
        """Leave nothing of it, unless it was kept."""
        self._end()


def keep(pieces: Iterable[bytes]) -> tuple[str, int]:
    """Write a file, safely on the disk when this returns; gives its SHA-256 and size.

    Raises:
        OSError: the disk is full or cannot be written.
    """
    coming = Coming()
    try:
        for piece in pieces:
            coming.write(piece)
        return coming.keep()
    finally:
        coming.let_go()


def pieces_of(path: Path) -> Iterator[bytes]:
    """The bytes of a file, piece by piece."""
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def damaged() -> Iterator[Original]:
    """The originals whose file is missing, or has other bytes than it came with."""
    for original in Original.objects.order_by("id").iterator():
        path, digest = path_of(original.sha256), sha256()
        try:
            for piece in pieces_of(path):
                digest.update(piece)
        except OSError:
            yield original
            continue
        if digest.hexdigest() != original.sha256:
            yield original


def discard(digest: str) -> None:
    """Remove a file that no row names any more; what cannot be removed now is swept later."""
    with transaction.atomic():
        ChainEnd.objects.select_for_update().get(pk=1)  # nobody brings the same file in meanwhile
        if not Original.objects.filter(sha256=digest).exists():
            path_of(digest).unlink(missing_ok=True)


def sweep() -> int:
    """Remove files that no row names, unless they may be about to get one; gives how many."""
    removed = 0
    for path in Path(settings.ORIGINALS).glob("**/*"):
        try:
            if path.is_dir() or time.time() - path.stat().st_mtime < _UNTOUCHED:
                continue
            if not Original.objects.filter(sha256=path.name).exists():
                path.unlink()
                removed += 1
        except FileNotFoundError:  # somebody else swept it, or it was kept meanwhile
            continue
    return removed


def _let_go(file: _TemporaryFileWrapper[bytes]) -> None:
    with suppress(OSError):  # the disk is full: what was still to be written is lost anyhow
        file.close()
    Path(file.name).unlink(missing_ok=True)
