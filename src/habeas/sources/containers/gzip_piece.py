"""One compressed piece of a gzip file that consists of many, unpacked as far as is allowed."""

from __future__ import annotations

import zlib
from contextlib import suppress

GZIP = b"\x1f\x8b\x08"
_GZIP_FORMAT = 31  # what zlib calls it
_FIRST_STEP = 512  # bytes that are handed to zlib: few, as a file may hold millions of pieces
_STEP = 65_536  # and more with each step, up to so many
_BEGINNING = 2048  # bytes
_MOST_TRIES = 10_000  # places that look like the start of a piece and may be none


class GzipPiece:
    """The piece that begins at a place in the file.

    After :meth:`read`, ``content`` is what could be unpacked, ``end`` where the next piece begins,
    or ``None`` where this one is not whole; ``fault`` then says why, unless it is cut off or too
    large. Of a damaged piece, ``content`` is the beginning, which may tell what it was.

    >>> import gzip
    >>> piece = GzipPiece(gzip.compress(b"one") + gzip.compress(b"two"), 0)
    >>> piece.read(100), piece.end
    (b'one', 23)
    """

    def __init__(self, data: bytes, start: int, *, stop: int | None = None) -> None:
        self._data = data
        self._start = start
        self._stop = len(data) if stop is None else min(stop, len(data))
        self.content = b""
        self.end: int | None = None
        self.fault: str | None = None

    def read(self, most: int) -> bytes:
        """Unpack at most so many bytes."""
        stream = zlib.decompressobj(wbits=_GZIP_FORMAT)
        parts: list[bytes] = []
        position, waiting, step = self._start, b"", _FIRST_STEP
        try:
            while most > 0 and not stream.eof:
                if not waiting:
                    waiting = self._data[position : min(position + step, self._stop)]
                    position, step = position + len(waiting), min(step * 4, _STEP)
                if not waiting:
                    break
                parts.append(stream.decompress(waiting, most))
                most -= len(parts[-1])
                waiting = stream.unconsumed_tail
        except zlib.error:
            self.fault = "it is damaged and cannot be unpacked"
            parts = [self._beginning()]
        if stream.eof:
            self.end = position - len(stream.unused_data)
        self.content = b"".join(parts)
        return self.content

    def _beginning(self) -> bytes:
        """What can be unpacked before the damage, of the first bytes: one byte at a time."""
        stream = zlib.decompressobj(wbits=_GZIP_FORMAT)
        parts: list[bytes] = []
        first = self._data[self._start : self._start + _BEGINNING]
        with suppress(zlib.error):  # here is the damage; what came before stays in the list
            parts.extend(stream.decompress(bytes((byte,)), _STEP) for byte in first)
        return b"".join(parts)


def next_piece(data: bytes, position: int, mark: bytes) -> int:
    """Where the next piece begins that unpacks to ``mark`` and more; else the end of the file."""
    for _ in range(_MOST_TRIES):
        position = data.find(GZIP, position)
        if position < 0:
            break
        # A false start may have a head without an end: only so much of it is looked at.
        if GzipPiece(data, position, stop=position + _BEGINNING).read(len(mark)) == mark:
            return position
        position += 1
    return len(data)
