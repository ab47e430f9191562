"""Archives as the tests of several kinds of file need them: whole, and made to do harm."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

Members = Mapping[str, str | bytes]

#: More than any member may unpack to; the archive itself stays small.
BOMB = b" " * 100_000_001


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
