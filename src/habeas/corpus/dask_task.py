"""What a worker of a Dask cluster does."""

from __future__ import annotations

from functools import lru_cache
from threading import Lock

import msgspec

from habeas.corpus.messages import Broken, Failed, Finished, SourceRead, Task
from habeas.corpus.reading_process import LARGEST, ReadingProcess, WorkerEnded

_ONE_AT_A_TIME = Lock()  # documents in a worker, however many threads it has


def read_document(task: Task, topic: str) -> Finished | Failed | Broken:
    """Have a document read, and tell of each of its sources under ``topic``.

    A process beside the worker reads, as for the local engine. In the worker itself the reading
    would share Python's lock with Dask's threads, which look at the time, the memory and the stack
    of whatever runs up to a hundred times a second: a document took a fifth longer.

    Raises:
        WorkerEnded: that process is gone, killed or crashed; Dask tries again.
    """
    from distributed import get_worker  # noqa: PLC0415 -- runs only where it is

    worker = get_worker()
    with _ONE_AT_A_TIME:
        try:
            for report in _process().read(task):
                if isinstance(report, SourceRead):
                    worker.log_event(topic, msgspec.to_builtins(report))
                elif isinstance(report, Finished | Failed | Broken):
                    if isinstance(report, Finished) and report.memory > LARGEST:
                        _end_process()
                    return report
        except WorkerEnded:
            _end_process()
            raise
    return Broken("the reading of a document has no end")


@lru_cache(maxsize=1)
def _process() -> ReadingProcess:
    """The process of this worker, which has loaded the pipeline."""
    return ReadingProcess()


def _end_process() -> None:
    _process().close()
    _process.cache_clear()
