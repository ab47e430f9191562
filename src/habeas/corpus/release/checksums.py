"""``SHA256SUMS``: the checksum of each file of a release, as ``sha256sum --check`` reads them."""

from __future__ import annotations

from hashlib import file_digest
from pathlib import Path

NAME = "SHA256SUMS"


def checksums(folder: Path) -> str:
    """One line for each file of ``folder`` but this one, in the order of their names."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != NAME)
    return "".join(f"{digest_of(path)}  {path.name}\n" for path in files)


def digest_of(path: Path) -> str:
    """The sha256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
