"""Files that hold files: which they are, and the documents in them.

=====  ==========================================================================================
kind   what it is
=====  ==========================================================================================
zip    a ZIP archive; an office document or an e-book, which are ZIP archives too, is none
warc   a web archive, compressed (``.warc.gz``) or not
wacz   a ZIP archive of web archives, with a list of its contents (``datapackage.json``)
=====  ==========================================================================================

A container in a ZIP archive is opened too, once: people pack up what they downloaded. What lies
deeper, or in a web archive, is refused by name, since nesting is how small files become endless.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from habeas.errors import NoText, RefusedFile, SourceError
from habeas.sources.containers import wacz, warc, zip_archive
from habeas.sources.containers.gzip_piece import GZIP, GzipPiece
from habeas.sources.containers.limits import Allowance, Exhausted
from habeas.sources.containers.member import Member, failed
from habeas.sources.containers.warc_records import MARK

ContainerKind = Literal["zip", "warc", "wacz"]

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OFFICE = "[Content_Types].xml"  # DOCX, XLSX, PPTX
_TYPED = b"mimetype"  # the first member of OpenDocument files and e-books, with their type in it
_TYPED_AT = 30
_TYPES = (b"application/vnd.oasis.opendocument", b"application/epub+zip")
_OFFICE_NAMES = frozenset((".docx", ".docm", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub"))


def container_kind(data: bytes, path: Path) -> ContainerKind | None:
    """Which container the bytes are, told by their content, or ``None`` where they are a document.

    The name counts only for a damaged ZIP archive, of which nothing else can be told.
    """
    if data.startswith(MARK):
        return "warc"
    if data.startswith(GZIP):
        return "warc" if GzipPiece(data, 0).read(len(MARK)) == MARK else None
    return _zip_kind(data, path) if data.startswith((_ZIP, _EMPTY_ZIP)) else None


def _zip_kind(data: bytes, path: Path) -> ContainerKind | None:
    if data.startswith(_TYPED, _TYPED_AT) and any(map(data[:200].__contains__, _TYPES)):
        return None
    try:
        archive = zip_archive.opened(data, path)
    except SourceError:
        return None if path.suffix.lower() in _OFFICE_NAMES else "zip"
    if _OFFICE in archive.namelist():
        return None
    return "wacz" if wacz.is_wacz(archive) else "zip"


def members(data: bytes, path: Path, *, allowance: Allowance | None = None) -> Iterator[Member]:
    """The documents in a container, in their order, each with its name; nothing is written out.

    A member that cannot be read comes as a :class:`Member` with a ``problem``, and those beside it
    are read all the same. Only one is held in memory at a time, beside the container.

    Args:
        data: a container: see :func:`container_kind`.
        path: where it came from, for the messages.
        allowance: what may be unpacked; where it is left out, the usual.

    Raises:
        UnreadableFile: the container is damaged as a whole.
        NoText: there is nothing to be read in it.
        RefusedFile: it is made to do harm, or holds more than may be unpacked. What was given
            before stands.

    >>> from io import BytesIO
    >>> from zipfile import ZipFile
    >>> with ZipFile(file := BytesIO(), "w") as archive:
    ...     archive.writestr("2013/report.txt", "Police arrested Marta Keldova.")
    >>> [(member.name, member.data) for member in members(file.getvalue(), Path("all.zip"))]
    [('2013/report.txt', b'Police arrested Marta Keldova.')]
    """
    if not data.strip():
        raise NoText(path, "the file is empty")
    allowance = allowance or Allowance(path)
    kind = container_kind(data, path)
    for member in _opened(kind, data, path, allowance):
        inner = None if member.problem else container_kind(member.data, Path(member.name))
        if inner is None:
            yield member
        elif kind == "zip":
            yield from _within(inner, member, path, allowance)
        else:
            yield _too_deep(member, path)


def _opened(
    kind: ContainerKind | None, data: bytes, path: Path, allowance: Allowance
) -> Iterator[Member]:
    match kind:
        case "zip":
            return zip_archive.members(data, path, allowance=allowance)
        case "warc":
            return warc.members(data, path, allowance=allowance)
        case "wacz":
            return wacz.members(data, path, allowance=allowance)
        case None:
            raise RefusedFile(path, "it is one document, not an archive of several")


def _within(
    kind: ContainerKind, container: Member, path: Path, allowance: Allowance
) -> Iterator[Member]:
    """The members of a container that lies in a ZIP archive."""
    try:
        for member in _opened(kind, container.data, path, allowance):
            name = Path(member.name)
            deeper = member.problem is None and container_kind(member.data, name) is not None
            yield (_too_deep(member, path) if deeper else member).inside(container.name)
    except Exhausted:
        raise
    except SourceError as error:
        yield failed(container.name, error)


def _too_deep(member: Member, path: Path) -> Member:
    return failed(
        member.name, RefusedFile(path, "it is an archive within an archive; unpack it by itself")
    )
