"""A process that reads documents, as an engine sees it: started, asked, and ended."""

from __future__ import annotations

import signal
import subprocess
import weakref
from collections.abc import Iterator

import msgspec

from habeas.corpus.messages import Broken, Failed, Finished, Report, Task, receive_report, send
from habeas.pipes import close_streams, start_python, streams

ATTEMPTS = 3  # when so many processes have ended over a document, it is set aside
LARGEST = 600_000_000  # bytes that a process may hold between two documents
REFUSED = 4  # the exit status of a document that ends those who read it

_ENVIRONMENT = {
    # One process, one core: more threads in each would only wait for one another.
    **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
    # Dask sets it for its workers. With it glibc no longer learns to keep what is asked for again:
    # each batch of sentences fetches its memory from the system and hands it back, which takes half
    # as long again as the reading.
    "MALLOC_TRIM_THRESHOLD_": None,
}
_LAST_WORDS = 10.0  # seconds that an ending process has


class WorkerEnded(Exception):  # noqa: N818 -- it says what has happened, like those of errors.py
    """A process has ended before its document; the words say how.

    >>> WorkerEnded("crashed (SIGSEGV)").over("9f86d0").problem
    '3 workers have ended over it; the last one crashed (SIGSEGV)'
    """

    def over(self, sha256: str) -> Failed:
        """The document is given up: this one was the last of :data:`ATTEMPTS`."""
        why = f"{ATTEMPTS} workers have ended over it; the last one {self}"
        return Failed(sha256, why, REFUSED)


class ReadingProcess:
    """One process that loads the pipeline once. Without ``close`` it ends with the object."""

    def __init__(self) -> None:
        self._process = start_python("habeas.corpus.reading_worker", _ENVIRONMENT)
        self._end = weakref.finalize(self, _end, self._process)

    def kill(self) -> None:
        """End the process from another thread than the one that reads its reports."""
        self._process.kill()

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._end()

    def read(self, task: Task) -> Iterator[Report]:
        """What the worker reports of a document, up to ``Finished``, ``Failed`` or ``Broken``.

        Raises:
            WorkerEnded: the process is gone, killed or crashed.
        """
        incoming, outgoing = streams(self._process)
        try:
            send(outgoing, task)
            while (report := receive_report(incoming)) is not None:
                yield report
                if isinstance(report, Finished | Failed | Broken):
                    return
        except (OSError, ValueError, msgspec.MsgspecError):
            pass  # the pipe is broken or closed
        raise WorkerEnded(self._how_it_ended())

    def _how_it_ended(self) -> str:
        try:
            status = self._process.wait(_LAST_WORDS)
        except subprocess.TimeoutExpired:
            return "stopped answering"
        if status < 0:
            name = signal.Signals(-status).name
            return f"was killed ({name})" if name in {"SIGKILL", "SIGTERM"} else f"crashed ({name})"
        return f"broke off ({status})"


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    close_streams(process)
