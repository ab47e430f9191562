"""What a server answered, as a web archive keeps it: status, fields, and the page as sent."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from email.message import Message

from habeas.sources.containers.warc_records import fields_of
from habeas.sources.encodings.stated_charset import stated_charset

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})\b")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LONGEST_HEAD = 262_144  # bytes
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r\n")
_MOST_CHUNKS = 1_000_000
_GZIP_OR_ZLIB = 47  # zlib tells them apart by their first bytes
_BARE = -15  # deflate without any head, as some servers send it
_AS_IT_IS = frozenset(("", "identity", "none", "utf-8"))


@dataclass(frozen=True, slots=True)
class Response:
    """A server's answer."""

    status: int
    fields: dict[str, str]
    body: bytes  # as stored: perhaps in chunks, perhaps compressed

    @property
    def media_type(self) -> str:
        """The type that the server states, in small letters, or ""."""
        return self.fields.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The encoding of the letters that the server states."""
        message = Message()
        message["content-type"] = self.fields.get("content-type", "")
        return stated_charset(message)

    @property
    def compression(self) -> str:
        """How the body is compressed, or ""."""
        stated = self.fields.get("content-encoding", "").strip().lower()
        return "" if stated in _AS_IT_IS else stated


def response_of(block: bytes) -> Response | None:
    """The answer that a record holds, or ``None`` where it holds something else."""
    status = _STATUS.match(block)
    end = _HEAD_END.search(block, 0, _LONGEST_HEAD)
    if status is None:
        return None
    stop, start = (end.start(), end.end()) if end else (len(block), len(block))
    return Response(int(status[1]), fields_of(block[:stop]), block[start:])


def joined(response: Response) -> bytes:
    """The body with its chunks put together.

    Many archives keep the field that speaks of chunks, and the body without them: a body that does
    not begin with a chunk is given as it is.

    Raises:
        EOFError: it is cut off, or in so many chunks that no server sent it.
    """
    if "chunked" not in response.fields.get("transfer-encoding", "").lower():
        return response.body
    chunks: list[bytes] = []
    position = 0
    while (size := _CHUNK.match(response.body, position)) is not None:
        start, position = size.end(), size.end() + int(size[1], 16)
        if start == position:
            return b"".join(chunks)
        if response.body[position : position + 2] != b"\r\n":
            break
        chunks.append(response.body[start:position])
        position += 2
        if len(chunks) > _MOST_CHUNKS:
            break
    if chunks:
        raise EOFError
    return response.body


def inflated(body: bytes, most: int) -> bytes:
    """At most so many bytes of what a body in gzip or deflate unpacks to.

    Some archives keep the field that speaks of compression, and the body unpacked.

    Raises:
        EOFError: it is cut off.
        zlib.error: it is damaged.
    """
    if body.startswith(b"\x1f\x8b") or body[:1] == b"\x78":
        stream = zlib.decompressobj(wbits=_GZIP_OR_ZLIB)
        content = stream.decompress(body, most)
    else:
        stream = zlib.decompressobj(wbits=_BARE)
        try:
            content = stream.decompress(body, most)
        except zlib.error:
            return body[:most]
    if not stream.eof and len(content) < most:
        raise EOFError
    return content
