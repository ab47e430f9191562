"""The members of a DOCX file that hold text, taken out of its ZIP archive with care."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

from lxml import etree

from habeas.errors import RefusedFile, UnreadableFile

LARGEST_MEMBER = 100_000_000  # bytes of XML; a report of 500 pages has less than a tenth
_MOST_MEMBERS = 10_000
_ENCRYPTED = 0x1
_START = "_rels/.rels"
_USUAL = "word/document.xml"


class Target(Protocol):
    """Takes the tags of one member in turn."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins; names are bare, without their namespace."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Text, or a part of it."""


Taken = TypeVar("Taken", bound=Target)


class Package:
    """An opened DOCX file. Only the members that are asked for are unpacked.

    Raises:
        UnreadableFile: it is damaged.
        RefusedFile: it is encrypted, or made to do harm.
    """

    def __init__(self, data: bytes, path: Path) -> None:
        self._path = path
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise self._damaged() from error
        self._check_names()

    def main_name(self) -> str:
        """The name of the member that holds the body of the document."""
        found = self.read(_START, _Start())
        names = {name.lower(): name for name in self._archive.namelist()}
        name = names.get((found.main if found else _USUAL).lower())
        if name is None:
            raise UnreadableFile(self._path, "it is an archive (ZIP) without a document in it")
        return name

    def read(self, name: str, target: Taken) -> Taken | None:
        """Let ``target`` take the tags of a member; ``None`` where there is no such member."""
        if name not in self._archive.namelist():
            return None
        parser = etree.XMLParser(
            target=cast("Any", _Guarded(target, self._doctype)),
            resolve_entities=False,
            no_network=True,
            huge_tree=True,
        )
        try:
            etree.fromstring(self._unpacked(name), parser)
        except etree.XMLSyntaxError as error:
            if "depth" in str(error):
                raise RefusedFile(self._path, "its tags stand too deep in one another") from error
            raise self._damaged() from error
        return target

    def _unpacked(self, name: str) -> bytes:
        try:
            with self._archive.open(name) as member:
                content = member.read(LARGEST_MEMBER + 1)  # whatever size the archive states
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise self._damaged() from error
        if len(content) > LARGEST_MEMBER:
            raise RefusedFile(self._path, f"{name} in it unpacks to more than 100 MB")
        return content

    def _check_names(self) -> None:
        members = self._archive.infolist()
        names = [member.filename.replace("\\", "/") for member in members]
        if any(member.flag_bits & _ENCRYPTED for member in members):
            raise RefusedFile(self._path, "it is encrypted; save a copy without a password")
        if len(members) > _MOST_MEMBERS or len({name.lower() for name in names}) < len(names):
            raise RefusedFile(self._path, "its archive has too many members, or two of one name")
        if any(name.startswith("/") or ".." in name.split("/") for name in names):
            raise RefusedFile(self._path, "its archive points at files outside of it")

    def _doctype(self) -> RefusedFile:
        return RefusedFile(self._path, "it defines XML entities, which no word processor does")

    def _damaged(self) -> UnreadableFile:
        return UnreadableFile(self._path, "it is damaged: it is no complete DOCX file")


class _Guarded:
    """Passes the tags on by their bare names, and stops at the first sign of a definition."""

    def __init__(self, target: Target, refusal: Callable[[], RefusedFile]) -> None:
        self._target = target
        self._refusal = refusal
        self.data = target.data

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        bare = {name.rpartition("}")[2]: value for name, value in attributes.items()}
        self._target.start(tag.rpartition("}")[2], bare)

    def end(self, tag: str) -> None:
        self._target.end(tag.rpartition("}")[2])

    def doctype(self, *_definition: str | None) -> None:
        raise self._refusal()

    def close(self) -> None:
        """The member ends."""


class _Start:
    """Finds the main member among the relations of the package."""

    main = _USUAL

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        kind = attributes.get("Type", "")
        if tag == "Relationship" and kind.endswith("/officeDocument"):
            self.main = attributes.get("Target", _USUAL).lstrip("/")

    def end(self, tag: str) -> None:
        """Nothing is left open."""

    def data(self, text: str) -> None:
        """There is no text."""
