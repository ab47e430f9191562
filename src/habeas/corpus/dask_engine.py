"""The Dask engine: documents are read by the workers of a cluster that is there already.

Dask deals them out, finds out that a worker has died, gives its document to another one, and gives
up a document over which several have died. Nothing of that is done here: a document is submitted,
and its future says what became of it.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from queue import SimpleQueue
from typing import Any
from uuid import uuid4

import msgspec

from habeas.corpus.dask_task import read_document
from habeas.corpus.messages import Broken, Failed, Finished, Report, SourceRead, Started, Task
from habeas.corpus.reading_process import ATTEMPTS, REFUSED, WorkerEnded
from habeas.errors import EngineError, MissingExtra

_AHEAD = 2  # documents for each thread of the cluster: one that is read, and one to come
_CONNECT = 10  # seconds


class DaskEngine:
    """Reads documents on a Dask cluster.

    The workers need habeas in the same version, and reach the documents and the staging under the
    same paths or addresses. One thread for each worker process is right
    (``dask worker --nthreads 1``): a process has one model, and reads one document at a time.

    Args:
        scheduler: its address, such as ``tcp://10.0.0.5:8786``.

    Raises:
        MissingExtra: ``distributed`` is not installed.
    """

    def __init__(self, scheduler: str) -> None:
        try:
            self._distributed: Any = import_module("distributed")
        except ImportError:
            raise MissingExtra("--engine dask needs distributed", "corpus,dask") from None
        self._scheduler = scheduler

    def run(self, tasks: Sequence[Task]) -> Generator[Report]:
        """See :class:`~habeas.corpus.engine.Engine`."""
        try:
            client = self._distributed.Client(
                self._scheduler, timeout=_CONNECT, set_as_default=False
            )
        except (OSError, ValueError):
            raise EngineError(f"no Dask scheduler answers at {self._scheduler}") from None
        try:
            yield from _Run(client, self._scheduler, self._distributed.KilledWorker).of(tasks)
        finally:
            with suppress(Exception):  # the scheduler may be gone: there is nothing left to say
                client.close(timeout=_CONNECT)


class _Run:
    """The documents of one run: some are with the cluster, the others wait here."""

    def __init__(self, client: Any, scheduler: str, killed: type[Exception]) -> None:
        self._client = client
        self._gone = EngineError(
            f"the Dask scheduler at {scheduler} has gone; what is read is kept: "
            "habeas corpus resume goes on"
        )
        self._killed = killed
        self._topic = f"habeas-{uuid4().hex}"
        self._came: SimpleQueue[Any] = SimpleQueue()  # SourceRead, and futures that have ended

    def of(self, tasks: Sequence[Task]) -> Iterator[Report]:
        """What becomes of the documents."""
        try:
            self._client.subscribe_topic(self._topic, self._told)
            waiting = iter(tasks)
            out: dict[str, tuple[Task, Any]] = {}  # with the cluster, by the key of its future
            left = len(tasks)
            while left:
                for task in self._next(waiting, len(out)):
                    yield Started(task.sha256)
                    future = self._client.submit(
                        read_document, task, self._topic, pure=False, retries=ATTEMPTS - 1
                    )
                    out[future.key] = task, future
                    future.add_done_callback(self._came.put)
                came = self._came.get()
                if isinstance(came, SourceRead):
                    yield came
                    continue
                task, _ = out.pop(came.key)
                yield self._ended(task, came)
                left -= 1
        except OSError:  # the connection is closed
            raise self._gone from None

    def _next(self, waiting: Iterator[Task], out: int) -> Iterator[Task]:
        """As many documents as the cluster, as large as it is now, has room for."""
        room = max(1, sum(self._client.nthreads().values())) * _AHEAD
        for _ in range(room - out):
            task = next(waiting, None)
            if task is None:
                return
            yield task

    def _told(self, event: tuple[float, Any]) -> None:
        """A worker tells of a source; called by the client's own thread."""
        self._came.put(msgspec.convert(event[1], SourceRead))

    def _ended(self, task: Task, future: Any) -> Report:
        if future.status in {"cancelled", "lost"}:
            raise self._gone
        if future.status == "finished":
            report: Finished | Failed | Broken = future.result()
            if isinstance(report, Broken):
                raise EngineError(report.reason)
            return report
        error = future.exception()
        if isinstance(error, WorkerEnded):
            return error.over(task.sha256)
        if isinstance(error, self._killed):
            return Failed(task.sha256, "several workers have ended over it", REFUSED)
        told = f"the cluster could not read it ({type(error).__name__})"
        return Failed(task.sha256, told, EngineError.exit_status)
