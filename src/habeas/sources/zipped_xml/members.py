"""The members of a ZIP archive that hold text (DOCX, ODT, EPUB), taken out of it with care."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from habeas.errors import RefusedFile, UnreadableFile
from habeas.sources.zipped_xml.xml_tags import Taken, take_tags

_LARGEST_MEMBER = 100_000_000  # bytes; the text of a report of 500 pages has less than a tenth
_LARGEST_IN_ALL = 200_000_000
_MOST_MEMBERS = 10_000
_ENCRYPTED = 0x1
# Office documents know no others, and the others unpack to any size before it can be counted.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
)


class Archive:
    """An opened archive. Only the members that are asked for are unpacked, into memory.

    Args:
        data: the bytes of the file.
        path: its name, for what is told about it.
        kind: what it ought to be, as people say it: "DOCX".

    Raises:
        UnreadableFile: it is damaged.
        RefusedFile: it is encrypted, or made to do harm.
    """

    def __init__(self, data: bytes, path: Path, kind: str) -> None:
        self._path = path
        self._kind = kind
        self._unpacked = 0
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except _BROKEN as error:
            raise self.damaged() from error
        self._check_members()
        self.names = frozenset(self._archive.namelist())

    def read(self, name: str, target: Taken) -> Taken | None:
        """Let ``target`` take the tags of a member; ``None`` where there is no such member."""
        content = self.content(name)
        return None if content is None else take_tags(content, target, self._path, self._kind)

    def content(self, name: str) -> bytes | None:
        """The bytes of a member; ``None`` where there is no such member."""
        if name not in self.names:
            return None
        if self._archive.getinfo(name).compress_type not in _METHODS:
            raise RefusedFile(self._path, f"{_plain(name)} in it is compressed in an unusual way")
        try:
            with self._archive.open(name) as member:
                content = member.read(_LARGEST_MEMBER + 1)  # whatever size the archive states
        except _BROKEN as error:
            raise self.damaged() from error
        self._unpacked += len(content)
        if len(content) > _LARGEST_MEMBER:
            raise RefusedFile(self._path, f"{_plain(name)} in it unpacks to more than 100 MB")
        if self._unpacked > _LARGEST_IN_ALL:
            raise RefusedFile(self._path, "it unpacks to more than 200 MB")
        return content

    def damaged(self) -> UnreadableFile:
        """What is told of an archive that is not whole."""
        return UnreadableFile(self._path, f"it is damaged: it is no complete {self._kind} file")

    def _check_members(self) -> None:
        members = self._archive.infolist()
        names = [member.filename.replace("\\", "/") for member in members]
        if any(member.flag_bits & _ENCRYPTED for member in members):
            raise RefusedFile(self._path, "it is encrypted; save a copy without a password")
        if len(members) > _MOST_MEMBERS or len({name.lower() for name in names}) < len(names):
            raise RefusedFile(self._path, "its archive has too many members, or two of one name")
        if min((member.header_offset for member in members), default=0) > 0:
            raise RefusedFile(self._path, "it is two files in one: bytes stand before the archive")
        if any(name.startswith("/") or ".." in name.split("/") for name in names):
            raise RefusedFile(self._path, "its archive points at files outside of it")


def _plain(name: str) -> str:
    """A member's name as it can stand in one line: short, and of printing signs only."""
    return "".join(sign if sign.isprintable() else "?" for sign in name[-80:])
