"""Which documents are meant by a folder, a pattern, a list or a file, and the digest of each."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from habeas.corpus.storage import is_address, open_address, paths_under
from habeas.errors import SourceError, UnreadableFile

_AT_ONCE = 1 << 20  # bytes; no file is held in memory for its digest
_LONGEST_LINE = 4096  # bytes of a path in a list


@dataclass(frozen=True, slots=True)
class Document:
    """A file that is to be read: its bytes are what it is, its path is where they were found."""

    sha256: str
    path: str  # absolute, or an address such as s3://reports/2013.pdf
    size: int  # bytes


def find_documents(place: str, *, without: Path | None = None) -> Iterator[Document | SourceError]:
    """The documents that ``place`` names, in the order of their paths.

    Args:
        place: a folder, whose files are taken with those of the folders in it, but not the hidden
            ones; a pattern such as ``reports/**/*.pdf``; a list, which is a text file that has a
            path on each line; or a file. Or an address of one of these (``s3://reports/**``).
        without: a folder that is passed over, such as the data set itself.

    Yields:
        Each document; where there is none, or it cannot be opened, the error that names it.
    """
    try:
        paths = _paths(place)
    except OSError as error:
        yield UnreadableFile(place, f"it cannot be opened: {error.strerror or error}")
        return
    if not paths:
        yield UnreadableFile(place, "there is no such file or folder, and nothing fits the pattern")
    for path in paths:
        if without is not None and not is_address(path) and _is_within(path, without):
            continue
        try:
            yield _document(path)
        except OSError as error:
            yield UnreadableFile(path, f"it cannot be opened: {error.strerror or error}")


def digest_of(path: str) -> tuple[str, int]:
    """The SHA-256 of a file and its size in bytes.

    Raises:
        OSError: it cannot be read.
    """
    with open_address(path) if is_address(path) else Path(path).open("rb") as file:
        return _digest(file)


def _digest(file: BinaryIO) -> tuple[str, int]:
    whole, size = sha256(), 0
    while part := file.read(_AT_ONCE):
        whole.update(part)
        size += len(part)
    return whole.hexdigest(), size


def _document(path: str) -> Document:
    digest, size = digest_of(path)
    return Document(digest, path, size)


def _paths(place: str) -> list[str]:
    if is_address(place):
        return paths_under(place)
    path = Path(place)
    if path.is_dir():
        return sorted(_files_in(path))
    if path.exists():
        listed = _listed(path)
        return [str(path.absolute())] if listed is None else listed
    found = map(Path, glob.glob(place, recursive=True))  # noqa: PTH207 -- the whole is a pattern
    return sorted(str(one.absolute()) for one in found if one.is_file())


def _files_in(folder: Path) -> Iterator[str]:
    """All regular files, at any depth; a link to a folder is not followed: it may lead back."""
    for root, folders, names in os.walk(folder.absolute()):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(root, name)
            if not name.startswith(".") and path.is_file():
                yield str(path)


def _listed(path: Path) -> list[str] | None:
    """The paths on the lines of a list, or ``None`` where the file is no list.

    It is one where its first line that is not empty names a file: from the folder that the list is
    in, or from the present one. A path that is missing stands in the result all the same.
    """
    with path.open("rb") as file:
        lines = iter(lambda: file.readline(_LONGEST_LINE), b"")
        first = next((line for line in lines if line.strip()), b"")
        if _named(first, path) is None:
            return None
        names = [line for line in (first, *lines) if line.strip()]
    return [_named(line, path) or str(Path(_text(line)).absolute()) for line in names]


def _named(line: bytes, listed_in: Path) -> str | None:
    """The file that a line of a list names, if there is one."""
    name = _text(line)
    if not name or "\0" in name:
        return None
    if is_address(name) and " " not in name:
        return name
    for candidate in (listed_in.parent / name, Path(name)):
        try:
            if candidate.is_file() and not candidate.samefile(listed_in):
                return str(candidate.absolute())
        except OSError:  # a sentence is no name of a file: it is too long for one
            continue
    return None


def _text(line: bytes) -> str:
    return os.fsdecode(line.strip())


def _is_within(path: str, folder: Path) -> bool:
    return Path(path).resolve().is_relative_to(folder.resolve())
