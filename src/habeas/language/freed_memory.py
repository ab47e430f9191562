"""Memory that was freed, handed back to the system: a long report leaves it in pieces."""

from __future__ import annotations

import ctypes
import os


def give_back() -> None:
    """Hand back what is no longer used.

    The allocator of GNU keeps freed memory where something in use lies above it: after a report of
    200,000 words some 100 MB, and with each further one more. Other allocators are left to
    themselves.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if os.name == "posix" else None
    if trim is not None:
        trim(0)
