"""The package of an EPUB book: what it says of itself, and its chapters in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from habeas.errors import RefusedFile
from habeas.sources.composition import tidy
from habeas.sources.zipped_xml.members import Archive

_CONTAINER = "META-INF/container.xml"
_PACKAGE = "application/oebps-package+xml"
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_DATE = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?![\d-])")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_AUTHORS = ("", "aut")


class Package:
    """Takes the tags of the package file (OPF)."""

    def __init__(self) -> None:
        self.items: dict[str, tuple[str, str]] = {}  # identifier: where, and of which media type
        self.spine: dict[str, None] = {}  # identifiers, each once, in order
        self.navigation: set[str] = set()  # identifiers
        self.contents: set[str] = set()  # where pages stand that only list the chapters
        self._values: dict[str, list[list[str]]] = {}  # each in the parts in which it came
        self._taking: str | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        identifier = attributes.get("id", "")
        if tag == "item":
            self.items[identifier] = attributes.get("href", ""), attributes.get("media-type", "")
            if "nav" in attributes.get("properties", "").split():
                self.navigation.add(identifier)
        elif tag == "itemref":
            self.spine[attributes.get("idref", "")] = None
        elif tag == "reference" and attributes.get("type", "").lower() == "toc":
            self.contents.add(attributes.get("href", "").partition("#")[0])
        elif tag in ("title", "creator", "publisher", "date", "language"):
            told = attributes.get("role" if tag == "creator" else "event", "").lower()
            self._taking = f"{tag} {told}".strip()
            self._values.setdefault(self._taking, []).append([])

    def end(self, _tag: str) -> None:
        """An element ends."""
        self._taking = None

    def data(self, text: str) -> None:
        """Text, or a part of it."""
        if self._taking is not None:
            self._values[self._taking][-1].append(text)

    @property
    def title(self) -> str | None:
        """The title of the book."""
        return next(self._all("title"), None)

    @property
    def author(self) -> str | None:
        """Who wrote it."""
        return ", ".join(dict.fromkeys([*self._all("creator"), *self._all("creator aut")])) or None

    @property
    def publisher(self) -> str | None:
        """Who published it."""
        return next(self._all("publisher"), None)

    @property
    def published(self) -> str | None:
        """When it was published: a day, a month or a year in EDTF."""
        stated = [*self._all("date publication"), *self._all("date")]
        return next((found[0] for date in stated if (found := _DATE.match(date))), None)

    @property
    def language(self) -> str | None:
        """The language tag, as in ``en-GB``."""
        return next((tag for tag in self._all("language") if _LANGUAGE.fullmatch(tag)), None)

    def _all(self, name: str) -> Iterator[str]:
        values = ("".join(parts) for parts in self._values.get(name, ()))
        return (words for value in values if (words := tidy(value)))


def open_package(archive: Archive, path: Path) -> tuple[Package, str]:
    """The package of a book, and the name of its member.

    Raises:
        UnreadableFile: the archive holds no book.
        RefusedFile: its chapters are encrypted, or stand outside of it.
    """
    if any(method not in _FONTS for method in _encryption(archive)):
        raise RefusedFile(path, "it is encrypted (copy protection); get a copy without it")
    container = archive.read(_CONTAINER, _Container())
    name = member_name("", container.package, path) if container and container.package else ""
    package = archive.read(name, Package())
    if package is None:
        raise archive.damaged()
    return package, name


def member_name(package: str, href: str, path: Path) -> str:
    """The member of the archive that a link in the member ``package`` means.

    >>> member_name("EPUB/book.opf", "text/chapter%201.xhtml#a", Path("book.epub"))
    'EPUB/text/chapter 1.xhtml'

    Raises:
        RefusedFile: it stands outside of the archive.
    """
    name = normpath(join(dirname(package), unquote(href.partition("#")[0])))
    if name.startswith(("/", "..")):
        raise RefusedFile(path, "it points at files outside of it")
    return name


def _encryption(archive: Archive) -> list[str]:
    found = archive.read("META-INF/encryption.xml", _Encryption())
    return found.methods if found else []


class _Container:
    """Finds the package among the root files."""

    package = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        is_package = attributes.get("media-type", _PACKAGE) == _PACKAGE
        if tag == "rootfile" and is_package and not self.package:
            self.package = attributes.get("full-path", "")

    def end(self, tag: str) -> None:
        """Nothing is left open."""

    def data(self, text: str) -> None:
        """There is no text."""


class _Encryption:
    """Collects the methods by which members are encrypted, as fonts often are."""

    def __init__(self) -> None:
        self.methods: list[str] = []
        self._in_key = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._in_key += tag == "EncryptedKey"
        if tag == "EncryptionMethod" and not self._in_key:
            self.methods.append(attributes.get("Algorithm", ""))

    def end(self, tag: str) -> None:
        self._in_key -= tag == "EncryptedKey"

    def data(self, text: str) -> None:
        """There is no text that matters."""
