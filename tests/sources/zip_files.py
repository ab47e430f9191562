"""ZIP archives for the tests: sound ones, and such as no honest program writes."""

from __future__ import annotations

import struct
import warnings
import zipfile
from io import BytesIO

Files = list[tuple[str | zipfile.ZipInfo, bytes]]

GOOD = b"Police arrested Marta Keldova in Brenik.\n"


def zipped(files: Files, *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these files; two may have one name."""
    written = BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(written, "w", method) as archive:
        warnings.simplefilter("ignore")
        for name, content in files:
            archive.writestr(name, content)
    return written.getvalue()


def with_attributes(name: str, mode: int) -> zipfile.ZipInfo:
    """An entry with the kind and the rights that a file has on Unix."""
    entry = zipfile.ZipInfo(name)
    entry.create_system = 3
    entry.external_attr = mode << 16
    return entry


def directory_entry(data: bytes, number: int) -> int:
    """Where an entry of the directory begins."""
    position = -1
    for _ in range(number + 1):
        position = data.index(b"PK\x01\x02", position + 1)
    return position


def patched(data: bytes, number: int, field: int, form: str, value: int) -> bytes:
    """The archive with one field of an entry of its directory changed, at a place in the entry."""
    changed = bytearray(data)
    struct.pack_into(form, changed, directory_entry(data, number) + field, value)
    return bytes(changed)


FLAGS, METHOD, PACKED_SIZE, SIZE, OFFSET = 8, 10, 20, 24, 42  # places in an entry
