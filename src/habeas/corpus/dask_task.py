"""What a worker of a Dask cluster does."""

from __future__ import annotations

from functools import lru_cache
from threading import Lock

import msgspec

from habeas.corpus.document_reading import DocumentReader
from habeas.corpus.memory import use_again
from habeas.corpus.messages import Broken, Failed, Finished, Settings, SourceRead, Task
from habeas.errors import HabeasError

_ONE_AT_A_TIME = Lock()  # documents in a process, however many threads it has


def read_document(task: Task, topic: str) -> Finished | Failed | Broken:
    """Read a document, and tell of each of its sources under ``topic``."""
    from distributed import get_worker  # noqa: PLC0415 -- runs only where it is

    worker = get_worker()
    with _ONE_AT_A_TIME:
        try:
            reader = _reader(task.settings)
        except HabeasError as error:
            return Broken(str(error))
        for report in reader.read(task):
            if isinstance(report, SourceRead):
                worker.log_event(topic, msgspec.to_builtins(report))
            elif isinstance(report, Finished | Failed | Broken):
                return report
    return Broken("the reading of a document has no end")


@lru_cache(maxsize=1)
def _reader(settings: Settings) -> DocumentReader:
    """The pipeline, loaded once in each process."""
    use_again()
    return DocumentReader(settings)
