"""The bytes of a file, or the plain reason why there are none."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from habeas.errors import RefusedFile, UnreadableFile

LARGEST = 200_000_000  # bytes; the largest report that we know of has a tenth of it


def open_file(path: Path, *, largest: int = LARGEST) -> bytes:
    """The whole content of the file.

    Args:
        path: a file, or a pipe that ends.
        largest: how many bytes are still read.

    Raises:
        UnreadableFile: it is missing, a folder, or may not be read.
        RefusedFile: it is larger than ``largest``.
    """
    try:
        with path.open("rb") as file:
            is_larger = _size(file) > largest
            # One more than wanted tells that there is more, where the size was not known before.
            data = b"" if is_larger else file.read(largest + 1)
    except FileNotFoundError:
        raise UnreadableFile(path, "there is no such file") from None
    except IsADirectoryError:
        raise UnreadableFile(path, "it is a folder, not a file") from None
    except PermissionError:
        raise UnreadableFile(path, "you have no permission to read it") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise UnreadableFile(path, f"it cannot be opened: {_reason(error)}") from error
    if is_larger or len(data) > largest:
        raise RefusedFile(path, f"it is larger than {largest // 1_000_000} MB")
    return data


def _size(file: BinaryIO) -> int:
    """The size that the file states; 0 for a pipe, which has none."""
    status = os.fstat(file.fileno())
    return status.st_size if stat.S_ISREG(status.st_mode) else 0


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
