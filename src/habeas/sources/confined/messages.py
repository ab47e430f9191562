"""What goes to a worker and comes back: plain values, never objects that could run code.

A message is MessagePack. Whatever a worker that was taken over sends back, it can be nothing but
one of these, with values of the right types.
"""

from __future__ import annotations

from typing import BinaryIO, Literal

import msgspec

from habeas.errors import NoText, RefusedFile, SourceError, UnreadableFile
from habeas.pipes import receive_bytes, send_bytes
from habeas.record.source import Source
from habeas.sources.confined.limits import Limits
from habeas.sources.reading_source import Given

_KINDS: dict[str, type[SourceError]] = {
    "unreadable": UnreadableFile,
    "no text": NoText,
    "refused": RefusedFile,
}


class Request(msgspec.Struct, frozen=True):
    """A file to be parsed; its bytes follow."""

    name: str  # for its suffix, and for the sources; nothing is opened
    size: int  # bytes
    limits: Limits
    chapters: bool  # whether a book becomes its chapters
    given: Given  # what is known better


class FoundSource(msgspec.Struct, frozen=True, tag="source"):
    """A source, or one of several."""

    source: Source


class FoundMember(msgspec.Struct, frozen=True, tag="member"):
    """A file out of an archive, which is to be parsed in its turn."""

    name: str
    data: bytes
    address: str | None
    captured: str | None
    charset: str | None
    warnings: tuple[str, ...]


class Problem(msgspec.Struct, frozen=True, tag="problem"):
    """Why the file, or one in it, cannot be read."""

    kind: Literal["unreadable", "no text", "refused"]
    reason: str
    trace: str = ""  # of an error that nobody foresaw
    member: str | None = None  # where only this member of an archive is meant

    @classmethod
    def of(cls, error: SourceError, member: str | None = None) -> Problem:
        """The same as a message."""
        kind = next(kind for kind, error_type in _KINDS.items() if isinstance(error, error_type))
        return cls(kind, error.reason, member=member)  # type: ignore[arg-type]

    def error(self, path: object) -> SourceError:
        """The same as an exception about the file at ``path``."""
        error = _KINDS[self.kind](str(path), self.reason)
        if self.trace:
            error.add_note(self.trace)
        return error


class Done(msgspec.Struct, frozen=True, tag="done"):
    """There is nothing more in the file."""


Found = FoundSource | FoundMember | Problem
Answer = Found | Done
_answers = msgspec.msgpack.Decoder(Answer)
_requests = msgspec.msgpack.Decoder(Request)


def send(stream: BinaryIO, message: Request | Answer) -> None:
    """Write a message."""
    send_bytes(stream, msgspec.msgpack.encode(message))


def receive_request(stream: BinaryIO) -> Request | None:
    """The next request, or ``None`` where nobody asks any more."""
    packed = receive_bytes(stream, 1_000_000)
    return None if packed is None else _requests.decode(packed)


def receive_answer(stream: BinaryIO, largest: int) -> tuple[Answer, int] | None:
    """The next answer and its size in bytes, or ``None`` where the worker has ended.

    Raises:
        ValueError: it is longer than ``largest`` bytes, or no answer at all.
    """
    packed = receive_bytes(stream, largest)
    return None if packed is None else (_answers.decode(packed), len(packed))
