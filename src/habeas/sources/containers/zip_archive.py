"""ZIP archives: the files in them, one after another, without unpacking anything to the disk."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipInfo

from habeas.errors import NoText, RefusedFile, SourceError, UnreadableFile
from habeas.sources.containers.limits import Allowance, Exhausted
from habeas.sources.containers.member import Member, failed, shown
from habeas.sources.containers.zip_layout import misplaced
from habeas.sources.containers.zip_names import is_left_out, name_of, trap_in

_ENTRY = b"PK\x01\x02"  # begins each entry of the directory
_MOST_ENTRIES = 200_000  # a directory is held in memory whole; those of members within count too
_ENCRYPTED = 0x1
# Only these are unpacked by zipfile in small pieces; 40 bytes of bzip2 may hold 45 MB, and LZMA
# asks for as much memory as the file says that it needs.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, struct.error)


def members(data: bytes, path: Path, *, allowance: Allowance | None = None) -> Iterator[Member]:
    """The files in a ZIP archive, in the order of its directory. Folders are left out.

    Args:
        data: the archive.
        path: where it came from, for the messages.
        allowance: what may be unpacked; where it is left out, the usual.

    Raises:
        UnreadableFile: the archive is damaged.
        NoText: there is no file in it.
        RefusedFile: it is two files in one, or holds more than may be unpacked. What was given
            before stands.
    """
    archive = opened(data, path)
    allowance = allowance or Allowance(path)
    found = False
    for entry, fault in checked(archive, data):
        allowance.another()
        name = name_of(entry)
        if is_left_out(entry, name):
            continue
        found = True
        try:
            if fault is not None:
                raise RefusedFile(path, fault)
            content = unpacked(archive, entry, path, allowance)
        except Exhausted:
            raise
        except SourceError as error:
            yield failed(shown(name), error)
        else:
            yield Member(shown(name), content)
    if not found:
        raise NoText(path, "there is no file in the archive")


def checked(archive: zipfile.ZipFile, data: bytes) -> Iterator[tuple[ZipInfo, str | None]]:
    """The entries of the directory, each with what speaks against unpacking it, if anything."""
    entries = archive.infolist()
    faults = misplaced(data, entries)
    seen: set[str] = set()
    for number, entry in enumerate(entries):
        name = name_of(entry)
        fault = trap_in(entry, name) or faults.get(number)
        if fault is None and name in seen:
            fault = "a member before it in the archive has the same name"
        elif fault is None and entry.flag_bits & _ENCRYPTED:
            fault = "it is encrypted; unpack the archive with its password first"
        elif fault is None and entry.compress_type not in _METHODS:
            fault = "it is compressed in a way that is not read; unpack the archive first"
        seen.add(name)
        yield entry, fault


def opened(data: bytes, path: Path) -> zipfile.ZipFile:
    """The archive with its directory read.

    Raises:
        UnreadableFile: it is damaged.
        RefusedFile: other bytes stand before it, or its directory is too large.
    """
    if data.count(_ENTRY) > _MOST_ENTRIES:
        raise RefusedFile(path, f"its archive has more than {_MOST_ENTRIES:,} members")
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (*_BROKEN, NotImplementedError) as error:
        raise UnreadableFile(path, "it is damaged: it is no complete ZIP archive") from error
    first = min((entry.header_offset for entry in archive.infolist()), default=0)
    if first > 0:
        raise RefusedFile(path, "it is two files in one: other bytes stand before the archive")
    return archive


def unpacked(
    archive: zipfile.ZipFile,
    entry: ZipInfo,
    path: Path,
    allowance: Allowance,
    *,
    largest: int | None = None,
) -> bytes:
    """The bytes of one member.

    Raises:
        UnreadableFile: it is damaged, or not of the size that the archive states.
        RefusedFile: it is too large.
        NoText: it is empty.
    """
    try:
        with archive.open(entry) as member:
            content = allowance.unpack(member.read, largest=largest)
    except (*_BROKEN, NotImplementedError, RuntimeError) as error:
        raise UnreadableFile(path, "it is damaged in the archive") from error
    if len(content) != entry.file_size:
        raise UnreadableFile(path, "it is not of the size that the archive states")
    if not content:
        raise NoText(path, "it is empty")
    return content
