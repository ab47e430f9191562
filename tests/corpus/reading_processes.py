"""The processes that read documents for an engine, found as the system tells of them."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def reading_processes(parents: Iterable[int]) -> list[int]:
    """The numbers of the reading processes that these processes have started."""
    of, found = set(parents), []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            line = (folder / "cmdline").read_bytes()
            parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
        except OSError:
            continue
        if b"reading_worker" in line and int(parent) in of:
            found.append(int(folder.name))
    return found


def kill(processes: Iterable[int]) -> None:
    """End processes as a want of memory does."""
    for pid in processes:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
