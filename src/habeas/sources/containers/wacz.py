"""WACZ, web archives with an index around them: a ZIP archive that holds WARC files.

What it holds is listed in its ``datapackage.json``, with the size and the digest of each file.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from zipfile import ZipInfo

from habeas.errors import NoText, RefusedFile, SourceError, UnreadableFile
from habeas.sources.containers import warc
from habeas.sources.containers.limits import Allowance, Exhausted
from habeas.sources.containers.member import Member, failed, shown
from habeas.sources.containers.zip_archive import checked, opened, unpacked
from habeas.sources.containers.zip_names import name_of
from habeas.sources.opened_file import LARGEST

PACKAGE = "datapackage.json"
_ARCHIVE = re.compile(r"archive/[^/]+\.warc(?:\.gz)?", re.IGNORECASE)
_LARGEST_PACKAGE = 10_000_000  # bytes
_SHA256 = "sha256:"


def is_wacz(archive: zipfile.ZipFile) -> bool:
    """Whether a ZIP archive is a WACZ: by its list of contents and its folder of web archives."""
    names = archive.namelist()
    return PACKAGE in names and any(map(_ARCHIVE.fullmatch, names))


def members(data: bytes, path: Path, *, allowance: Allowance | None = None) -> Iterator[Member]:
    """The documents of all web archives in a WACZ, each with its address and its date.

    Args:
        data: the archive.
        path: where it came from, for the messages.
        allowance: what may be unpacked; where it is left out, the usual.

    Raises:
        UnreadableFile: the archive or its list of contents is damaged.
        NoText: there is no document in it.
        RefusedFile: it is two files in one, or holds more than may be unpacked. What was given
            before stands.
    """
    archive = opened(data, path)
    allowance = allowance or Allowance(path)
    digests = _digests(archive, path, allowance)
    found = False
    for entry, fault in checked(archive, data):
        name = name_of(entry)
        if not _ARCHIVE.fullmatch(name):
            continue
        try:
            if fault is not None:
                raise RefusedFile(path, fault)
            content = _intact(archive, entry, digests.get(name), path, allowance)
            for member in warc.members(content, path, allowance=allowance):
                found = True
                yield member
        except Exhausted:
            raise
        except NoText:
            continue
        except SourceError as error:
            found = True
            yield failed(shown(name), error)
    if not found:
        raise NoText(path, "there is no page of text, HTML or PDF in the web archive")


def _intact(
    archive: zipfile.ZipFile, entry: ZipInfo, digest: str | None, path: Path, allowance: Allowance
) -> bytes:
    """A web archive in the WACZ, as large as a file may be that is read by itself."""
    content = unpacked(archive, entry, path, allowance, largest=LARGEST)
    if digest is not None and digest != sha256(content).hexdigest():
        raise UnreadableFile(path, "it was altered or damaged: its digest does not fit")
    return content


def _digests(archive: zipfile.ZipFile, path: Path, allowance: Allowance) -> dict[str, str]:
    """The SHA-256 that the list of contents states for each file."""
    try:
        entry = archive.getinfo(PACKAGE)
        stated = unpacked(archive, entry, path, allowance, largest=_LARGEST_PACKAGE)
        resources = json.loads(stated)["resources"]
        return {
            str(resource["path"]): str(resource["hash"]).removeprefix(_SHA256).lower()
            for resource in resources
            if str(resource.get("hash", "")).startswith(_SHA256)
        }
    except Exhausted:
        raise
    except (SourceError, KeyError, TypeError, AttributeError, ValueError, RecursionError) as error:
        raise UnreadableFile(path, f"its list of contents ({PACKAGE}) is damaged") from error
