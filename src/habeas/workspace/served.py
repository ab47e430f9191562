"""The application as ``habeas serve`` loads it, in a process that ends with the one it serves for.

Killed without warning, the command would leave that process behind, which holds the port.
"""

from __future__ import annotations

import gc
import os
import time
from threading import Thread

from habeas.workspace.wsgi import application

__all__ = ["application"]

_OFTEN = 0.5  # seconds
# What has been loaded stays: to look through it for garbage, again and again, would make one page
# in twenty late. What a page leaves behind is looked for after so many things were made.
_MADE = (20_000, 20, 50)
gc.collect()
gc.freeze()
gc.set_threshold(*_MADE)


def _end_with(parent: int) -> None:
    """End this process when the one that started it is gone: it then has another parent."""
    while os.getppid() == parent:
        time.sleep(_OFTEN)
    os._exit(0)


if os.name == "posix":
    Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
