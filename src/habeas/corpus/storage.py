"""Addresses of object storage (``s3://…``, ``gs://…``, ``file://…``), opened through fsspec."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from habeas.errors import HabeasError, MissingExtra

# Nothing is fetched from the web, so an address of it is none of ours. The letter of a drive is one
# letter, and not a kind of address.
_ADDRESS = re.compile(r"(?!https?:)[a-z][a-z0-9+]+://", re.IGNORECASE)


def is_address(place: str) -> bool:
    r"""Whether this is an address and not a path.

    >>> is_address("s3://reports/2013.pdf"), is_address(r"C:\reports\2013.pdf")
    (True, False)
    >>> is_address("https://reports.example/2013.pdf")
    False
    """
    return _ADDRESS.match(place) is not None


def file_system(address: str) -> tuple[Any, str]:
    """What opens an address, and the path that it has there.

    Raises:
        MissingExtra: fsspec, or what it needs for this kind of address, is not installed.
        OSError: the kind of address is unknown.
    """
    try:
        import fsspec  # noqa: PLC0415 -- an extra, for those who have such storage
    except ImportError:
        raise MissingExtra("an address needs fsspec", "dask") from None
    try:
        return fsspec.core.url_to_fs(address)  # type: ignore[no-any-return]
    except ImportError as error:
        raise MissingExtra(f"{address.partition(':')[0]}:// needs a package ({error})") from None
    except ValueError as error:
        raise OSError(str(error)) from None


@contextmanager
def open_address(address: str) -> Iterator[BinaryIO]:
    """The bytes behind an address.

    Raises:
        OSError: they cannot be read.
    """
    system, path = file_system(address)
    with as_os_errors(), system.open(path, "rb") as file:
        yield file


@contextmanager
def as_os_errors() -> Iterator[None]:
    """Turn the errors of all kinds of storage, which share no root, into errors of the system.

    Raises:
        OSError: with the words of theirs.
    """
    try:
        yield
    except (OSError, HabeasError):
        raise
    except Exception as error:
        raise OSError(f"{type(error).__name__}: {error}") from error


def paths_under(address: str) -> list[str]:
    """The addresses of all files that an address means: a folder, a pattern or a file.

    Hidden files, and those in hidden folders, are left out.

    Raises:
        OSError: the storage cannot be reached.
    """
    with as_os_errors():
        return _paths_under(address)


def _paths_under(address: str) -> list[str]:
    system, path = file_system(address)
    if "*" in path:
        found = system.glob(path)
        start = path.partition("*")[0]
    elif system.isdir(path):
        found = system.find(path)
        start = path
    else:
        found = [path] if system.exists(path) else []
        start = path
    shown = (one for one in sorted(found) if not _is_hidden(one[len(start) :]))
    return [system.unstrip_protocol(one) for one in shown if system.isfile(one)]


def _is_hidden(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/"))
