"""The local engine: some processes on this machine, each of which reads one document at a time."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from queue import Empty, SimpleQueue
from threading import Lock, Thread

from habeas.corpus.messages import Broken, Failed, Finished, Report, Started, Task
from habeas.corpus.reading_process import ATTEMPTS, LARGEST, ReadingProcess, WorkerEnded
from habeas.errors import EngineError


class LocalEngine:
    """Reads documents in processes of this machine.

    For each process there is a thread that takes the next document when the last one is done, so
    that nothing piles up: what is handed out is what is being read. A process that dies is
    replaced, and so is one that has grown large.

    Args:
        workers: how many processes, each of which uses one core.
        largest: bytes of memory; a worker that holds more after a document is replaced.
    """

    def __init__(self, workers: int, *, largest: int = LARGEST) -> None:
        self._workers = workers
        self._largest = largest

    def run(self, tasks: Sequence[Task]) -> Generator[Report]:
        """See :class:`~habeas.corpus.engine.Engine`."""
        waiting: SimpleQueue[Task] = SimpleQueue()
        for task in tasks:
            waiting.put(task)
        reports: SimpleQueue[Report] = SimpleQueue()
        number = min(self._workers, len(tasks))
        workers = [_Worker(waiting, reports, self._largest) for _ in range(number)]
        try:
            for worker in workers:
                worker.start()
            left = len(tasks)
            while left:
                report = reports.get()
                if isinstance(report, Broken):
                    raise EngineError(report.reason)
                left -= isinstance(report, Finished | Failed)
                yield report
        finally:
            for worker in workers:
                worker.stop()


class _Worker:
    """A thread, and the process that it has documents read in."""

    def __init__(
        self, waiting: SimpleQueue[Task], reports: SimpleQueue[Report], largest: int
    ) -> None:
        self._waiting = waiting
        self._reports = reports
        self._largest = largest
        self._thread = Thread(target=self._serve, daemon=True)
        self._process: ReadingProcess | None = None
        self._stopped = False
        self._lock = Lock()  # no process is started once we are stopped

    def start(self) -> None:
        """Begin with the first document."""
        self._thread.start()

    def stop(self) -> None:
        """End the process and the thread, whatever they are doing."""
        with self._lock:
            self._stopped = True
            if self._process is not None:
                self._process.kill()
        self._thread.join()

    def _serve(self) -> None:
        try:
            while True:
                self._read(self._waiting.get_nowait())
        except Empty:
            return
        except Exception as error:  # noqa: BLE001 -- a thread that ends in silence is waited for
            self._reports.put(Broken(f"a worker cannot be started ({type(error).__name__})"))
        finally:
            self._end_process()

    def _read(self, task: Task) -> None:
        """Have a document read, again where its worker ends before it."""
        for attempt in range(1, ATTEMPTS + 1):
            self._reports.put(Started(task.sha256))
            try:
                self._attempt(task)
            except WorkerEnded as ended:
                self._end_process()
                if attempt == ATTEMPTS:
                    self._reports.put(ended.over(task.sha256))
            else:
                return

    def _attempt(self, task: Task) -> None:
        process = self._ready()
        for report in process.read(task):
            if isinstance(report, Finished) and report.memory > self._largest:
                self._end_process()
            self._reports.put(report)

    def _ready(self) -> ReadingProcess:
        with self._lock:
            if self._stopped:
                raise WorkerEnded("was stopped")
            if self._process is None:
                self._process = ReadingProcess()
            return self._process

    def _end_process(self) -> None:
        with self._lock:
            if self._process is not None:
                self._process.close()
                self._process = None
