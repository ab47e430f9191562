"""Archives as the tests of several kinds of file need them: whole, and made to do harm."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

Members = Mapping[str, str | bytes]

#: More than any member may unpack to; the archive itself stays small.
BOMB = b" " * 100_000_001
_PIECE = 10_000_000  # bytes


def zipped(members: Members, *, mimetype: str | None = None) -> bytes:
    """An archive with these members; the one that states its kind comes first, not deflated."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        if mimetype is not None:
            archive.writestr("mimetype", mimetype, zipfile.ZIP_STORED)
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


def lying(data: bytes, name: str) -> bytes:
    """The archive with a size stated for a member that is not its own: ten bytes."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        central = data.index(b"PK\x01\x02")
        at = data.index(name.encode(), central)
        assert archive.getinfo(name).file_size > 10
    size = at - 46 + 24  # where the central directory states the unpacked size
    return data[:size] + (10).to_bytes(4, "little") + data[size + 4 :]


def encrypted(data: bytes, name: str) -> bytes:
    """The archive with the mark on a member that a password is needed for it."""
    at = data.index(name.encode(), data.index(b"PK\x01\x02"))
    flags = at - 46 + 8
    return data[:flags] + bytes([data[flags] | 1]) + data[flags + 1 :]


def swollen(data: bytes, name: str, size: int) -> bytes:
    """The archive with a member that it lacked: so many bytes of blanks, in very few.

    The blanks are never there at once: a compressed piece of them is repeated.
    """
    packer = zlib.compressobj(9, wbits=-15)
    piece = packer.compress(b" " * _PIECE) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = piece * (size // _PIECE) + packer.flush()
    written = BytesIO(data)
    with zipfile.ZipFile(written, "a") as archive:
        archive.writestr(zipfile.ZipInfo(name), packed)
    changed = bytearray(written.getvalue())
    for place, method in ((changed.rindex(b"PK\x03\x04"), 8), (changed.rindex(b"PK\x01\x02"), 10)):
        changed[place + method : place + method + 2] = (8).to_bytes(2, "little")
        changed[place + method + 14 : place + method + 18] = size.to_bytes(4, "little")
    return bytes(changed)
