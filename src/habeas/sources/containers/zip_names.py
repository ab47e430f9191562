"""The names of the members of a ZIP archive: as they were meant, and which of them are traps."""

from __future__ import annotations

import re
import stat
from zipfile import ZipInfo

_UTF8 = 0x800  # flag: the name is in UTF-8
_DRIVE = re.compile(r"[A-Za-z]:")
_REPARSE = 0x400  # attribute of Windows: a link
# Russian and Kazakh Windows write names in code page 866 and say nothing of it: letters are
# 80-AF and E0-F1. In Western names no three accented letters stand together.
_CYRILLIC = re.compile(rb"[\x80-\xaf\xe0-\xf1]{3}")


def name_of(member: ZipInfo) -> str:
    r"""The whole name with its folders, as it was meant.

    >>> name_of(ZipInfo("reports\\2013.txt"))
    'reports/2013.txt'
    """
    name = member.orig_filename
    if not member.flag_bits & _UTF8:
        name = _meant(name)
    return name.replace("\\", "/")


def _meant(name: str) -> str:
    """The name of which the archive does not say how its letters are written."""
    try:
        raw = name.encode("cp437")  # what zipfile took it for
        return raw.decode("utf-8")
    except UnicodeEncodeError:
        return name
    except UnicodeDecodeError:
        return raw.decode("cp866") if _CYRILLIC.search(raw) else name


def is_left_out(member: ZipInfo, name: str) -> bool:
    """Whether it is no document at all: a folder, or what a Mac keeps beside the files."""
    parts = name.split("/")
    return (
        name.endswith("/")
        or stat.S_ISDIR(member.external_attr >> 16)
        or parts[0] == "__MACOSX"
        or parts[-1] in {".DS_Store", "Thumbs.db", "desktop.ini"}
    )


def trap_in(member: ZipInfo, name: str) -> str | None:
    """What the name or the kind of the member is meant to bring about, if anything."""
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind == stat.S_IFLNK or member.external_attr & _REPARSE:
        return "it is a link to another place, not a file"
    if kind not in (0, stat.S_IFREG):
        return "it is a device or a pipe, not a file"
    if name.startswith("/") or _DRIVE.match(name) or ".." in name.split("/"):
        return "its name points outside of the archive"
    if "\0" in name:
        return "its name holds a character that ends names"
    return None
