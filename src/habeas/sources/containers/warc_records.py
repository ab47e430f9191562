"""The records of a web archive (WARC, ISO 28500), also where parts of the file are damaged.

A WARC file is a row of records, each with a head and a length; in a ``.warc.gz`` each record is
compressed by itself. Libraries that read it end at the first bad record. Here a bad record is told
as such, and reading goes on at the next place where a record begins. In a file made to deceive,
what is found behind a bad record may be a part of it: that is one more reason to tell of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from habeas.errors import RefusedFile, SourceError, UnreadableFile
from habeas.sources.containers.gzip_piece import GZIP, GzipPiece, next_piece
from habeas.sources.containers.limits import Allowance, Exhausted

MARK = b"WARC/"
_LONGEST_HEAD = 65_536  # bytes
_BLANK = re.compile(rb"[\r\n\0]*")
_START = re.compile(rb"(?<=\n)WARC/\d\.\d\r?\n")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_FOLDED = re.compile(rb"\r?\n[ \t]+")  # a value that goes on in the next line
_LENGTH = re.compile(r"\d{1,15}")
_CUT_OFF = "it is cut off in the middle"
_WRONG_LENGTH = "the length that it states is wrong"
_NO_RECORD = "what stands there is no record of a web archive"


@dataclass(frozen=True, slots=True)
class Record:
    """One record, or the reason why it could not be read."""

    offset: int  # in the file, as it is stored
    fields: dict[str, str]  # of the head, by their names in small letters
    block: bytes = b""
    problem: SourceError | None = None

    @property
    def address(self) -> str | None:
        """What was fetched."""
        address = self.fields.get("warc-target-uri", "").strip("<>")  # some writers add brackets
        return address or None


def records(data: bytes, path: Path, allowance: Allowance) -> Iterator[Record]:
    """The records of a file, compressed or not, in their order.

    Raises:
        Exhausted: the file holds more than may be unpacked.
    """
    if not data.startswith(GZIP):
        yield from _plain(data, path)
        return
    position = 0
    while position < len(data):
        piece = GzipPiece(data, position)
        problem: SourceError | None = None
        try:
            allowance.unpack(piece.read)
        except Exhausted:
            raise
        except RefusedFile as error:
            problem = error
        if problem is None and piece.end is not None:
            yield from _plain(piece.content, path, position)
            position = _blank(data, piece.end)
            continue
        if problem is None:
            problem = UnreadableFile(path, piece.fault or _CUT_OFF)
        fields, _ = head_of(piece.content)
        yield Record(position, fields, problem=problem)
        position = next_piece(data, position + 1, MARK)


def _plain(data: bytes, path: Path, stored_at: int | None = None) -> Iterator[Record]:
    """The records of what is not compressed, or no longer."""
    position = _blank(data, 0)
    while position < len(data):
        offset = position if stored_at is None else stored_at
        fields, start = head_of(data, position)
        if start is None:
            yield Record(offset, fields, problem=UnreadableFile(path, _NO_RECORD))
            position = _next_start(data, position + 1)
            continue
        length = fields.get("content-length", "")
        end = start + int(length) if _LENGTH.fullmatch(length) else None
        if end is not None and _is_boundary(data, end):
            yield Record(offset, fields, data[start:end])
            position = _blank(data, end)
            continue
        position = _next_start(data, start)
        is_last = end is not None and end > len(data) and position == len(data)
        reason = _CUT_OFF if is_last else _WRONG_LENGTH
        yield Record(offset, fields, problem=UnreadableFile(path, reason))


def head_of(data: bytes, position: int = 0) -> tuple[dict[str, str], int | None]:
    """The fields of the head that begins there, and where it ends, if it is one."""
    if not data.startswith(MARK, position):
        return {}, None
    end = _HEAD_END.search(data, position, position + _LONGEST_HEAD)
    if end is None:
        return {}, None
    return fields_of(data[position : end.start()]), end.end()


def fields_of(head: bytes) -> dict[str, str]:
    r"""The fields of a head, without its first line; of two with one name, the first.

    >>> fields_of(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 12")
    {'warc-type': 'response', 'content-length': '12'}
    """
    fields: dict[str, str] = {}
    for line in _FOLDED.sub(b" ", head).splitlines()[1:]:
        name, colon, value = line.partition(b":")
        if colon:
            text = value.strip().decode("utf-8", "backslashreplace")
            fields.setdefault(name.strip().lower().decode("latin-1"), text)
    return fields


def _is_boundary(data: bytes, position: int) -> bool:
    """Whether a record may end there: the file does, or two line ends follow, or another record."""
    if position > len(data):
        return False
    if data.startswith((b"\r\n\r\n", b"\n\n"), position):
        return True
    following = _blank(data, position)
    return following == len(data) or data.startswith(MARK, following)


def _blank(data: bytes, position: int) -> int:
    found = _BLANK.match(data, position)
    return found.end() if found else position


def _next_start(data: bytes, position: int) -> int:
    found = _START.search(data, position)
    return found.start() if found else len(data)
