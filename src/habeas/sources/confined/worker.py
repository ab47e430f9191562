"""The process in which a file is parsed: it takes one file, gives what it found, and ends."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from habeas.errors import SourceError
from habeas.sources.confined.confinement import confine
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


def main() -> None:
    """Serve one request. Called in a new process: see ``worker_process.py``."""
    incoming = sys.stdin.buffer
    outgoing = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints is no answer
    try:
        request = receive_request(incoming)
        if request is not None:
            confine(request.limits)
            _serve(request, incoming.read(request.size), outgoing)
    except (BrokenPipeError, KeyboardInterrupt):
        pass  # nobody waits for the answer any more
    finally:
        sys.stdout.flush()
        os._exit(0)  # nothing is left to tidy up, and the memory of a book takes a while to free


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
