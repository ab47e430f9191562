"""The worker as ``habeas serve`` sees it: started, started again when it dies, and ended."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

_START = """\
import sys
sys.path[:] = {path!r}
import django
django.setup()
from habeas.workspace.intake.worker import main
main({parent})
"""
_LAST_WORDS = 5.0  # seconds that an ending worker has to give its job back
_PAUSES = (0.5, 2.0, 10.0, 60.0)  # seconds before it is started again, longer each time


@contextmanager
def job_worker() -> Iterator[None]:
    """Have a worker do the jobs of the opened record, for as long as the block runs.

    The first one is started before the block: a process that the block forks at the very same time
    would keep a pipe open by which this one waits for the start.
    """
    keeper = _Keeper(_started())
    thread = Thread(target=keeper.keep, name="job-worker", daemon=True)
    thread.start()
    try:
        yield
    finally:
        keeper.end()
        thread.join(_LAST_WORDS * 2)


class _Keeper:
    """Keeps one worker running."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._is_over = Event()
        self._process = process

    def keep(self) -> None:
        """Start the worker whenever there is none."""
        died = 0
        while not self._is_over.is_set():
            try:
                self._process.wait(_PAUSES[-1])
            except subprocess.TimeoutExpired:
                died = 0  # it has lived long enough for what comes to be no fault of its start
                self._process.wait()
            if self._is_over.wait(_PAUSES[min(died, len(_PAUSES) - 1)]):
                break
            died += 1
            self._process = _started()
        self.end()

    def end(self) -> None:
        """End the worker, which gives its job back first."""
        self._is_over.set()
        process = self._process
        if process.stdin is not None and not process.stdin.closed:
            process.stdin.close()
        try:
            process.wait(_LAST_WORDS)
        except subprocess.TimeoutExpired:
            process.kill()


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 -- Python itself, and words of ours
        [sys.executable, "-I", "-c", _START.format(path=sys.path, parent=os.getpid())],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is for the parent, which ends it
    )
