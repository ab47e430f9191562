"""Another Python beside this one, and the pipe to it: how it is started, and what a message is.

A message is its length in eight bytes, and then so many bytes. What they mean is the business of
those who talk: :mod:`habeas.sources.confined.messages` and :mod:`habeas.corpus.messages`.
"""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from collections.abc import Mapping
from typing import BinaryIO, cast

_LENGTH = struct.Struct(">Q")
_START = """\
import sys
sys.path[:] = {path!r}
from {module} import main
main()
"""


def start_python(
    module: str, environment: Mapping[str, str | None] | None = None
) -> subprocess.Popen[bytes]:
    """Start a process that runs ``main`` of a module of ours, with the packages that are here.

    Args:
        module: such as ``habeas.corpus.reading_worker``.
        environment: variables that it gets besides those of this process, or (``None``) does not.
    """
    changed = {**os.environ, **(environment or {})}
    return subprocess.Popen(  # noqa: S603 -- Python itself, and words of ours
        [sys.executable, "-I", "-c", _START.format(path=sys.path, module=module)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # libraries write there, and may name what they read
        env={name: value for name, value in changed.items() if value is not None},
        start_new_session=True,  # Ctrl-C is for the parent, which ends it
    )


def streams(process: subprocess.Popen[bytes]) -> tuple[BinaryIO, BinaryIO]:
    """What comes from a process, and what goes to it."""
    if process.stdin is None or process.stdout is None:
        raise TypeError(process)
    return cast("BinaryIO", process.stdout), cast("BinaryIO", process.stdin)


def close_streams(process: subprocess.Popen[bytes]) -> None:
    """Close both ends of ours; what was still to be written is lost with its reader."""
    for stream in streams(process):
        try:
            stream.close()
        except OSError:  # what was still to be written has no reader any more
            continue


def send_bytes(stream: BinaryIO, message: bytes) -> None:
    """Write a message."""
    stream.write(_LENGTH.pack(len(message)))
    stream.write(message)
    stream.flush()


def receive_bytes(stream: BinaryIO, largest: int | None = None) -> bytes | None:
    """The next message, or ``None`` where the stream has ended, be it in the midst of one.

    Args:
        stream: a pipe.
        largest: so many bytes at most, where the other side is not trusted.

    Raises:
        ValueError: it is longer.

    >>> from io import BytesIO
    >>> pipe = BytesIO()
    >>> send_bytes(pipe, b"held")
    >>> _ = pipe.seek(0)
    >>> receive_bytes(pipe), receive_bytes(pipe)
    (b'held', None)
    """
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if largest is not None and length > largest:
        raise ValueError(f"a message of {length} bytes, where {largest} are the most")
    message = stream.read(length)
    return message if len(message) == length else None
