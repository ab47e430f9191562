"""Having files and the names in a folder on the disk: they are found after a power cut."""

from __future__ import annotations

import os
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Have the names in a folder written to the disk, where the system can.

    Raises:
        OSError: the folder is missing, or the disk fails.
    """
    if os.name == "posix":
        _sync(folder, os.O_RDONLY)


def sync_file(path: Path) -> None:
    """Have a file that was written and closed on the disk; raises as ``sync_folder`` does."""
    _sync(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)


def sync_all_in(folder: Path) -> None:
    """Have a folder on the disk with everything in it, at any depth; raises likewise."""
    for path in folder.rglob("*"):
        if path.is_dir():
            sync_folder(path)
        else:
            sync_file(path)
    sync_folder(folder)


def _sync(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
