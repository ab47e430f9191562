"""Secrets of a record: made once, kept in its folder, read by its owner only."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path


def kept_secret(path: Path, size: int) -> str:
    """What stands in a file; made, with its folder, where there is none.

    Of two processes that make it at once one wins, and both read the same, whole.

    Args:
        path: of the file.
        size: random bytes of a new one.

    Raises:
        OSError: the folder cannot be made, or the file cannot be written or read.
    """
    with suppress(FileNotFoundError):
        return path.read_text(encoding="ascii")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    made.touch(mode=0o600)
    made.write_text(secrets.token_urlsafe(size), encoding="ascii")
    try:
        os.link(made, path)
    except FileExistsError:
        pass
    finally:
        made.unlink()
    return path.read_text(encoding="ascii")
