"""The worker: a process that does the jobs of a record, one after another.

``habeas serve`` starts it, starts it again when it dies, and ends with it, even when killed. While
it reads, a thread renews the lease of its job.
"""

from __future__ import annotations

import os
import select
import sys
import time
from contextlib import suppress
from threading import Event, Thread
from uuid import uuid4

from django.db import DatabaseError, close_old_connections, connection

from habeas.errors import HabeasError
from habeas.workspace.intake.actions.hold_job import give_back_job, renew_lease
from habeas.workspace.intake.actions.take_job import take_job
from habeas.workspace.intake.job_reading import JobReader
from habeas.workspace.intake.lease import RENEWAL, LeaseLost
from habeas.workspace.intake.models import Job
from habeas.workspace.record import originals

_PAUSE = 1.0  # seconds between two looks for work
_AFTER_A_FAULT = 5.0  # seconds, when the database cannot be reached or written
_SWEEP = 3600.0  # seconds between two sweeps for files that no row names


def worker_name() -> str:
    """A name that no other worker has."""
    return f"{os.getpid()}-{uuid4().hex[:12]}"


class Worker:
    """One worker. ``name`` tells it from all others."""

    def __init__(self, name: str | None = None, *, threads: int = 0) -> None:
        self.name = name or worker_name()
        self._threads = threads
        self._reader: JobReader | None = None
        self._job: int | None = None  # the id of the one that it holds
        self._swept = 0.0

    def run(self) -> None:
        """Do jobs for ever."""
        while True:
            try:
                close_old_connections()
                is_idle = not self.do_next()
                self._sweep()
            except (DatabaseError, OSError) as error:
                # Full, read-only or gone: nothing is lost, and it may come back.
                _say(f"the worker waits: {str(error).strip().splitlines()[0]}")
                connection.close()
                time.sleep(_AFTER_A_FAULT)
            else:
                if is_idle:
                    time.sleep(_PAUSE)

    def do_next(self) -> bool:
        """Do the next job; False where there is none."""
        job = take_job(self.name)
        if job is None:
            return False
        self._job = job.pk
        try:
            with Renewal(job):
                self._do(job)
        except LeaseLost:
            _say("a job was taken over by another worker")
        except (DatabaseError, OSError):
            give_back_job(job.pk, self.name)
            raise
        finally:
            self._job = None
        return True

    def give_back(self) -> None:
        """Let others have the job that is being done; called from another thread, at the end."""
        if self._job is not None:
            give_back_job(self._job, self.name)

    def _do(self, job: Job) -> None:
        if self._reader is None:
            self._reader = JobReader(threads=self._threads)
        self._reader.do(job)

    def _sweep(self) -> None:
        if time.monotonic() - self._swept > _SWEEP or not self._swept:
            self._swept = time.monotonic()
            originals.sweep()


class Renewal:
    """Renews the lease of a job for as long as it is being done."""

    def __init__(self, job: Job) -> None:
        self._job, self._worker, self._is_over = job.pk, job.worker, Event()
        self._thread = Thread(target=self._renew, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._thread.join()

    def _renew(self) -> None:
        try:
            while not self._is_over.wait(RENEWAL.total_seconds()):
                try:
                    if not renew_lease(self._job, self._worker):
                        return  # the worker itself notices before it stores anything
                except DatabaseError:
                    connection.close()  # tried again in a moment; the lease outlasts three of them
        finally:
            connection.close()


def main(parent: int) -> None:
    """Do the jobs of the record in ``HABEAS_RECORD`` until standard input or the parent ends.

    Args:
        parent: the number of the process that started this one.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "habeas.workspace.settings")
    if hasattr(os, "nice"):
        os.nice(5)  # the pages come first
    worker = Worker(threads=max((os.cpu_count() or 2) - 1, 1))
    Thread(target=_end_with_parent, args=(worker, parent), daemon=True).start()
    try:
        worker.run()
    except HabeasError as error:  # no job is to blame: a broken codebook, a missing model
        _say(str(error))
        os._exit(2)


def _end_with_parent(worker: Worker, parent: int) -> None:
    """End when the pipe is closed, and when the parent is gone whose children hold the pipe."""
    while os.getppid() == parent:
        if select.select([sys.stdin], [], [], _PAUSE)[0] and not sys.stdin.buffer.read(1):
            break
    with suppress(DatabaseError):  # the lease ends by itself
        worker.give_back()
    os._exit(0)


def _say(sentence: str) -> None:
    sys.stderr.write(f"habeas: {sentence}\n")
    sys.stderr.flush()
