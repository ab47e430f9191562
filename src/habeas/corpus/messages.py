"""What goes to those who read and comes back: plain values, on a pipe or through a cluster."""

from __future__ import annotations

from typing import BinaryIO, TypeVar

import msgspec

from habeas.pipes import receive_bytes, send_bytes


class Settings(msgspec.Struct, frozen=True):
    """How documents are read; all of it counts for the version."""

    codebook: str | None = None  # the TOML of one's own types and cues, not its path
    ocr: str | None = None  # the languages of scanned pages


class Task(msgspec.Struct, frozen=True):
    """A document to be read."""

    sha256: str
    path: str  # or an address
    staging: str  # where its rows go: a folder or an address
    version: str  # what must read it
    settings: Settings


class Started(msgspec.Struct, frozen=True, tag="started"):
    """A document has been handed out."""

    sha256: str


class SourceRead(msgspec.Struct, frozen=True, tag="source"):
    """A source of a document stands in the staging."""

    sha256: str
    number: int  # from 1
    of: int  # how many the document has; 0 where that is not known
    words: int
    anew: bool  # false: it stood there already


class Finished(msgspec.Struct, frozen=True, tag="finished"):
    """All sources of a document stand in the staging."""

    sha256: str
    sources: int
    words: int
    events: int
    problem: str | None  # the documents of an archive that could not be read
    status: int  # the exit status that they would give
    memory: int  # bytes that the process holds


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """A document cannot be read."""

    sha256: str
    problem: str
    status: int  # the exit status that it would give


class Broken(msgspec.Struct, frozen=True, tag="broken"):
    """No document can be read or kept here: what no document is to blame for."""

    reason: str


Report = Started | SourceRead | Finished | Failed | Broken
_Message = TypeVar("_Message")
_reports: msgspec.msgpack.Decoder[Report] = msgspec.msgpack.Decoder(Report)
_tasks = msgspec.msgpack.Decoder(Task)


def send(stream: BinaryIO, message: Task | Report) -> None:
    """Write a message, as MessagePack."""
    send_bytes(stream, msgspec.msgpack.encode(message))


def receive_task(stream: BinaryIO) -> Task | None:
    """The next task, or ``None`` where nobody asks any more."""
    return _received(stream, _tasks)


def receive_report(stream: BinaryIO) -> Report | None:
    """The next report, or ``None`` where the worker has ended."""
    return _received(stream, _reports)


def _received(stream: BinaryIO, decoder: msgspec.msgpack.Decoder[_Message]) -> _Message | None:
    packed = receive_bytes(stream)
    return None if packed is None else decoder.decode(packed)
