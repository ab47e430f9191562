"""The process in which a file is parsed: it takes one file, gives what it found, and ends.

It is forked by a process that has loaded the modules and looks at no file itself.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import traceback
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, NoReturn

from habeas.errors import SourceError
from habeas.sources.confined.confinement import confine, prepare_to_fork
from habeas.sources.confined.messages import (
    Answer,
    Done,
    FoundMember,
    FoundSource,
    Problem,
    Request,
    receive_request,
    send,
)
from habeas.sources.containers.container import container_kind, members
from habeas.sources.reading_source import sources_of

_NOBODY_ASKS = 7  # exit status


def main() -> None:
    """Serve requests until there are no more. Called in a new process: see ``worker_process.py``.

    This process looks at no file. For each it forks, where the system can, which takes a hundredth
    of the time of a new start; where it cannot, it serves one file itself.
    """
    outgoing = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints is no answer
    if not hasattr(os, "fork"):
        os._exit(_serve_one(outgoing))
    prepare_to_fork()
    is_warm = False
    while True:
        select.select([0], [], [])  # until somebody asks, or has gone
        ended, held = os.pipe()
        child = os.fork()
        if child == 0:
            os._exit(_serve_one(outgoing))  # nothing is left to tidy up, and freeing takes a while
        os.close(held)
        status = _wait_for(child, ended)
        os.close(ended)
        if status != 0:
            _end_like(status)
        if not is_warm:
            _warm_up()
            is_warm = True


def _wait_for(child: int, ended: int) -> int:
    """The status with which the child ends; where nobody waits for it any more, end it and all.

    Args:
        child: holds the other end of ``ended``, so that it is closed when the child ends.
        ended: a pipe to which nobody writes.
    """
    watched = select.poll()
    watched.register(0, 0)  # what it may hold still is the child's: only its closing is told
    watched.register(ended, select.POLLIN)
    if all(at == 0 for at, _ in watched.poll()):
        os.kill(child, signal.SIGKILL)
        os._exit(0)
    return os.waitpid(child, 0)[1]


def _end_like(status: int) -> NoReturn:
    """End as the child did, so that whoever waits learns why."""
    if os.WIFSIGNALED(status):
        os.kill(os.getpid(), os.WTERMSIG(status))
    code = os.WEXITSTATUS(status)
    os._exit(0 if code == _NOBODY_ASKS else code)


def _warm_up() -> None:
    """Load what the next files may need, while the first one is read for events."""
    for name in ("plain_text", "html", "pdf"):
        import_module(f"habeas.sources.{name}.reader")
    next(sources_of(b"On 3 May police in Brenik arrested an editor.", Path("report.txt")))
    gc.collect()
    gc.freeze()


def _serve_one(outgoing: BinaryIO) -> int:
    """Serve one request; gives the exit status."""
    gc.disable()  # the process ends before it would pay, and a book has millions of objects
    incoming = os.fdopen(0, "rb", closefd=False)
    try:
        request = receive_request(incoming)
        if request is None:
            return _NOBODY_ASKS
        confine(request.limits)
        _serve(request, incoming.read(request.size), outgoing)
    except (BrokenPipeError, KeyboardInterrupt):
        return _NOBODY_ASKS  # nobody waits for the answer any more
    return 0


def _serve(request: Request, data: bytes, outgoing: BinaryIO) -> None:
    """Send what is in the file, piece by piece, and why there is no more."""
    try:
        for answer in _answers(request, data):
            send(outgoing, answer)
        send(outgoing, Done())
    except SourceError as error:
        send(outgoing, Problem.of(error))
    except MemoryError:
        most = request.limits.memory_told()
        send(outgoing, Problem("refused", f"it takes more than {most} of memory to read"))
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 -- a bad file must end in one line, whatever happens
        reason = f"it cannot be read (internal error {type(error).__name__}; --debug shows where)"
        send(outgoing, Problem("unreadable", reason, traceback.format_exc()))


def _answers(request: Request, data: bytes) -> Iterator[Answer]:
    path = Path(request.name)
    if container_kind(data, path) is not None:
        for member in members(data, path):
            if member.problem is not None:
                yield Problem.of(member.problem, member.name)
                continue
            yield FoundMember(
                member.name,
                member.data,
                member.address,
                member.captured,
                member.charset,
                member.warnings,
            )
        return
    for source in sources_of(data, path, request.given, chapters=request.chapters):
        yield FoundSource(source)
