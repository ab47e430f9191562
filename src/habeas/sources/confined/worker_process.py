"""A worker as its parent sees it: started, asked once, watched, and ended."""

from __future__ import annotations

import os
import signal
import subprocess
import weakref
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from typing import BinaryIO

import msgspec

from habeas.errors import RefusedFile, SourceError, UnreadableFile
from habeas.pipes import close_streams, start_python, streams
from habeas.sources.confined.limits import Limits
from habeas.sources.confined.messages import (
    Done,
    Found,
    Problem,
    Request,
    receive_answer,
    send,
)

_LAST_WORDS = 10.0  # seconds that an ending process has


class WorkerProcess:
    """A process for one file, and then for the next. It starts at once, and waits to be asked.

    Each file is parsed in a process of its own, which this one forks where the system can. Without
    ``close`` it ends with the object, or with the process that made it.
    """

    def __init__(self) -> None:
        self._process = start_python("habeas.sources.confined.worker")
        self._end = weakref.finalize(self, _end, self._process)
        self._too_slow = False
        self.is_free = False  # whether it can be asked again

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._end()

    def ask(self, request: Request, data: bytes, path: Path) -> Iterator[Found]:
        """What the worker finds in a file, as it finds it.

        Args:
            request: with the limits, which hold for the whole file.
            data: the file.
            path: where it came from, for the messages.

        Raises:
            SourceError: the worker ended without having come to an end of the file, or it went
                beyond its limits. What was given before stands.
        """
        incoming, outgoing = streams(self._process)
        self.is_free = False
        try:
            send(outgoing, request)
            outgoing.write(data)
            outgoing.flush()
        except OSError:
            raise self._ended(path, request.limits) from None
        left = request.limits.output
        while True:
            try:
                received = self._receive(incoming, left, request.limits)
            except (ValueError, msgspec.MsgspecError):
                self.close()
                most = request.limits.output_told()
                raise RefusedFile(path, f"it holds more than {most} once it is unpacked") from None
            if received is None:
                raise self._ended(path, request.limits)
            answer, size = received
            left -= size
            is_last = isinstance(answer, Done | Problem) and getattr(answer, "member", None) is None
            self.is_free = is_last and hasattr(os, "fork")
            if not isinstance(answer, Done):
                yield answer
            if is_last:
                return

    def _receive(
        self, incoming: BinaryIO, largest: int, limits: Limits
    ) -> tuple[Found | Done, int] | None:
        """The next answer, for which the worker has its time; then it is ended."""
        watch = Timer(limits.wait, self._stop)
        watch.daemon = True
        watch.start()
        try:
            return receive_answer(incoming, largest)
        finally:
            watch.cancel()

    def _stop(self) -> None:
        self._too_slow = True
        _kill(self._process)

    def _ended(self, path: Path, limits: Limits) -> SourceError:
        """Why the worker has ended before its time."""
        try:
            status = self._process.wait(_LAST_WORDS)
        except subprocess.TimeoutExpired:
            status = 0
        self.close()
        if self._too_slow:
            return RefusedFile(path, f"it takes longer than {limits.wait:.0f} s to read")
        if status == -getattr(signal, "SIGXCPU", 0) != 0:
            told = f"{limits.processor} s of processor time"
            return RefusedFile(path, f"it takes more than {told} to read")
        return UnreadableFile(path, f"reading it {_crash(status)}: it is damaged or hostile")


def _crash(status: int) -> str:
    """What became of a process, in words.

    >>> _crash(-11), _crash(3)
    ('crashed (SIGSEGV)', 'broke off (3)')
    """
    if status == -signal.SIGABRT:  # how libraries written in C end where they get no memory
        return "took more memory than there is, or crashed (SIGABRT)"
    if status < 0:
        return f"crashed ({signal.Signals(-status).name})"
    return f"broke off ({status})"


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the process and what it has forked, which are a session of their own."""
    if process.poll() is not None:
        return
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _end(process: subprocess.Popen[bytes]) -> None:
    _kill(process)
    close_streams(process)
    process.wait()
