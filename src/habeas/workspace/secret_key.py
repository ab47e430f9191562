"""The key that signs sessions: made once, kept in the record's folder, read by its owner only."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def secret_key_in(folder: Path) -> str:
    """The key of the record in ``folder``; made, with the folder, where there is none.

    Raises:
        OSError: the folder cannot be made, or the key cannot be written or read.
    """
    path = folder / "secret-key"
    try:
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        pass
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = folder / f"secret-key.{os.getpid()}"
    made.touch(mode=0o600)
    made.write_text(secrets.token_urlsafe(50), encoding="ascii")
    try:
        os.link(made, path)  # the first of two that start at once wins, and both read the same
    except FileExistsError:
        pass
    finally:
        made.unlink()
    return path.read_text(encoding="ascii")
