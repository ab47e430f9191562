"""Archives around the bytes of the fuzzer, so that its mutations reach what lies within.

One flipped bit in a compressed member is found out by its checksum, and the parser of the XML
behind it never sees the mutation. So the fuzzer mutates the member, and the archive is built around
it, sound. The first byte says which member it is; 0 stands for the archive as a whole.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zipfile
from collections.abc import Mapping
from io import BytesIO

Members = Mapping[str, bytes]


def archive(members: Members) -> bytes:
    """A ZIP archive, stored and not deflated, so that it is quickly built."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as file:
        for name, content in members.items():
            file.writestr(zipfile.ZipInfo(name), content)
    return written.getvalue()


def unpacked_seeds(members: Members, mutated: tuple[str, ...]) -> list[bytes]:
    """What :func:`packed` packs to this archive: itself, and each of the members to be mutated."""
    inner = [
        bytes((number,)) + members.get(name, b"") for number, name in enumerate(mutated, start=1)
    ]
    return [b"\0" + archive(members), *inner]


def packed(data: bytes, members: Members, mutated: tuple[str, ...]) -> bytes:
    """The archive with the member replaced that the first byte stands for, by the rest.

    Args:
        data: from the fuzzer.
        members: of a sound archive.
        mutated: the names that the bytes 1, 2, ... stand for; they need not be in ``members``.
    """
    number = data[0] % (len(mutated) + 1) if data else 0
    content = data[1:]
    return content if number == 0 else archive({**members, mutated[number - 1]: content})


def packed_warc(data: bytes) -> bytes:
    """The records as they are, or each compressed by itself, as the first byte says."""
    if data[:1] == b"\1":
        return b"".join(gzip.compress(part, 1, mtime=0) for part in data[1:].split(b"\n\nWARC/"))
    return gzip.compress(data[1:], 1, mtime=0) if data[:1] == b"\2" else data[1:]


def packed_wacz(data: bytes) -> bytes:
    """A WACZ around a list of contents (first byte 1), or around a web archive (2) and its list."""
    name = "archive/a.warc"
    if data[:1] == b"\1":
        return archive({name: b"WARC/1.0\r\n\r\n", "datapackage.json": data[1:]})
    if data[:1] == b"\2":
        digest = f"sha256:{hashlib.sha256(data[1:]).hexdigest()}"
        contents = json.dumps({"resources": [{"path": name, "hash": digest}]}).encode()
        return archive({name: data[1:], "datapackage.json": contents})
    return data[1:]
