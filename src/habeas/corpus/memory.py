"""How much memory this process holds, and what becomes of what it frees."""

from __future__ import annotations

import ctypes
import os
import re
import sys
from pathlib import Path

_STATUS = Path("/proc/self/status")  # of Linux
_TRIM, _MMAP = -1, -3  # M_TRIM_THRESHOLD and M_MMAP_THRESHOLD of glibc's malloc.h
_LARGEST = 32 * 1024 * 1024  # bytes; where glibc ends by itself, if it is let


def held() -> int:
    """Bytes of memory that this process holds now; on other systems than Linux, has held at most.

    >>> held() > 1_000_000
    True
    """
    if sys.platform == "win32":
        return 0  # not told without a further package: workers are not replaced there
    if _STATUS.exists():
        found = re.search(rb"^VmRSS:\s+(\d+) kB", _STATUS.read_bytes(), re.MULTILINE)
        return int(found.group(1)) * 1024 if found else 0
    import resource  # noqa: PLC0415 -- there is none on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # on macOS in bytes


def use_again() -> None:
    """Have glibc keep some of the memory that is freed, for what is asked for next.

    It learns to do so by itself, but not where its environment sets a threshold, as Dask does for
    its workers (``MALLOC_TRIM_THRESHOLD_``). There each batch of sentences fetches its memory from
    the system and hands it back, which takes half as long again as the reading.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if os.name == "posix" else None
    if mallopt is not None:
        mallopt(_MMAP, _LARGEST)
        mallopt(_TRIM, 2 * _LARGEST)
