"""A page of a PDF as a picture (PNG), as a reader of PDF files shows it."""

from __future__ import annotations

import math
import struct
import zlib
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pypdfium2

from habeas.errors import UnreadableFile

SIGN = b"\x89PNG\r\n\x1a\n"  # what a PNG file begins with
DOTS = 144  # per inch; a box of ``boxes_of`` stands at twice its numbers
_MOST_PIXELS = 6_000_000
_GREY, _COLOURS = 0, 2  # PNG's kinds of pixels
_FROM_ABOVE = 2  # PNG's filter that keeps the difference to the row above


def picture_of(file: BinaryIO, number: int, path: Path) -> bytes:
    """A page as PNG, at 144 dots per inch, or at fewer where the page is huge.

    Args:
        file: a PDF; only what the page needs is read of it.
        number: of the page, from 1.
        path: where the file came from, for the messages.

    Raises:
        UnreadableFile: the file or the page is damaged, or there is no such page.
    """
    try:
        document = pypdfium2.PdfDocument(file)
        if not 1 <= number <= len(document):
            raise UnreadableFile(path, f"it has no page {number}")
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(DOTS / 72, math.sqrt(_MOST_PIXELS / max(width * height, 1)))
        bitmap = page.render(scale=scale, may_draw_forms=False, rev_byteorder=True)
        return png(np.array(bitmap.to_numpy()))
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile(path, f"page {number} cannot be shown: it is damaged") from error


def png(pixels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> bytes:
    """Pixels (rows, columns, red green and blue) as a PNG file, in grey where no colour is.

    >>> png(np.zeros((2, 3, 3), np.uint8))[:8] == SIGN
    True
    """
    rows, columns = pixels.shape[:2]
    colours = pixels[:, :, :3]
    kind = _COLOURS
    if (colours.max(axis=2) == colours.min(axis=2)).all():
        kind, colours = _GREY, colours[:, :, :1]
    lines = colours.reshape(rows, -1)
    differences = np.diff(lines, axis=0, prepend=np.zeros((1, lines.shape[1]), np.uint8))
    filtered = np.insert(differences, 0, _FROM_ABOVE, axis=1)
    head = struct.pack(">IIBBBBB", columns, rows, 8, kind, 0, 0, 0)
    data = zlib.compress(filtered.tobytes(), 6)
    return SIGN + _chunk(b"IHDR", head) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
