"""Who has which account open right now, so that two reviewers do not sit before the same one.

It is no part of the record: each person has one small file in the record's folder, which every
process that serves the pages can see, whatever the database. Nothing waits for it: it takes no
lock, asks the database nothing, and is left out where the disk cannot be written.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from habeas.workspace.record.visible import Viewer

LASTS = 90  # seconds after which somebody who gave no sign is gone; a page gives one every 30
_FORGOTTEN = 24 * 3600  # seconds after which nothing is left of it


def open_account(viewer: AbstractBaseUser | AnonymousUser, account: int) -> None:
    """Say that somebody has this account open, and no other one any more."""
    folder = _folder()
    told = json.dumps({"account": account, "name": viewer.get_username()})
    with suppress(OSError):
        folder.mkdir(mode=0o700, exist_ok=True)
        coming = folder / f".{viewer.pk}.{time.monotonic_ns()}"
        coming.write_text(told, encoding="utf-8")
        coming.replace(folder / str(viewer.pk))


def leave(viewer: AbstractBaseUser | AnonymousUser) -> None:
    """Say that somebody has no account open any more."""
    with suppress(OSError):
        (_folder() / str(viewer.pk)).unlink(missing_ok=True)


def open_elsewhere(viewer: Viewer) -> dict[int, list[str]]:
    """The accounts that others have open, each with their names."""
    found: dict[int, list[str]] = {}
    for name, account in sorted(_present(str(viewer.pk))):
        found.setdefault(account, []).append(name)
    return found


def _present(without: str) -> Iterator[tuple[str, int]]:
    """Names and accounts of all but one."""
    with suppress(OSError):
        for path in _folder().iterdir():
            if path.name == without:
                continue
            with suppress(OSError, ValueError, KeyError, TypeError):
                silent = abs(time.time() - path.stat().st_mtime)  # a clock may jump back
                if silent > _FORGOTTEN:
                    path.unlink()
                elif silent <= LASTS and not path.name.startswith("."):
                    told = json.loads(path.read_text(encoding="utf-8"))
                    yield str(told["name"]), int(told["account"])


def _folder() -> Path:
    return Path(settings.RECORD) / "presence"
