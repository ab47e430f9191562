"""Where the rows of each source are kept, whole or not at all, until they are put in order.

A folder for each document and version; in it, a file for each of its sources. What stands there is
never changed, so that a book whose reading was broken off goes on with the next chapter.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

from habeas.corpus.storage import file_system, is_address
from habeas.synced_folder import sync_folder

_HALF = ".half-"  # begins the name of a file that is being written
_DIGEST = 32  # bytes, at the end of each file


class Staging:
    """The rows of sources, in a folder or behind an address of object storage.

    Args:
        place: the folder, or an address such as ``s3://bucket/staged``.
    """

    def __init__(self, place: str) -> None:
        self.place = place
        self._system: Any = None
        self._root = place
        if is_address(place):
            self._system, self._root = file_system(place)

    def get(self, document: str, version: str, number: int) -> bytes | None:
        """The rows of the source with this number (from 1).

        ``None`` where there are none yet, or where they are not what was put there: object storage
        takes a file whole, other kinds of storage may keep half of it, and disks lose bits.

        Raises:
            OSError: they cannot be read.
        """
        path = self._path(document, version, number)
        try:
            if self._system is not None:
                stored = bytes(self._system.cat_file(path))
            else:
                stored = Path(path).read_bytes()
        except FileNotFoundError:
            return None
        data, digest = stored[:-_DIGEST], stored[-_DIGEST:]
        return data if sha256(data).digest() == digest else None

    def put(self, document: str, version: str, number: int, data: bytes) -> None:
        """Keep the rows of a source: all of them or none, whatever happens meanwhile.

        Raises:
            OSError: they cannot be written.
        """
        path = self._path(document, version, number)
        stored = data + sha256(data).digest()
        if self._system is not None:
            self._system.makedirs(path.rpartition("/")[0], exist_ok=True)
            self._system.pipe_file(path, stored)
        else:
            _write_whole(Path(path), stored)

    def keep_only(self, standing: Iterable[tuple[str, str]]) -> None:
        """Remove what belongs to none of these documents and versions.

        Raises:
            OSError: it cannot be removed.
        """
        names = {folder_of(document, version) for document, version in standing}
        if self._system is not None:
            if self._system.isdir(self._root):
                for path in self._system.ls(self._root, detail=False):
                    if path.rstrip("/").rpartition("/")[2] not in names:
                        self._system.rm(path, recursive=True)
        elif Path(self._root).is_dir():
            for folder in Path(self._root).iterdir():
                if folder.name not in names:
                    shutil.rmtree(folder, ignore_errors=True)

    def sweep(self) -> None:
        """Remove files that somebody who was killed left half written."""
        if self._system is None:
            for path in Path(self._root).glob(f"*/{_HALF}*"):
                path.unlink(missing_ok=True)

    def _path(self, document: str, version: str, number: int) -> str:
        return f"{self._root}/{folder_of(document, version)}/{number:06}.arrows"


def folder_of(document: str, version: str) -> str:
    """The name of a document's folder.

    >>> folder_of("c0ffee", "habeas-0.1.0")
    'c0ffee-5badf1b4479c'
    """
    return f"{document}-{sha256(version.encode()).hexdigest()[:12]}"


def _write_whole(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f"{_HALF}{uuid4().hex}")
    with half.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)
    sync_folder(path.parent)
