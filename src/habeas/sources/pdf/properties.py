"""What a PDF says of itself, as far as it can be believed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from habeas.sources.composition import tidy

_DAY = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})")
_OF_A_PROGRAM = re.compile(
    r"\.(?:docx?|indd|odt|pdf|qxd|qxp|rtf|wpd|pages)\b|^microsoft word\b|^untitled\b|^slide \d",
    re.IGNORECASE,
)


def stated_title(properties: Mapping[str, str]) -> str | None:
    """The title, unless a program made it up from the name of a file.

    >>> stated_title({"Title": "Microsoft Word - veldara-final.doc"})
    >>> stated_title({"Title": "Veldara: Events of 2012"})
    'Veldara: Events of 2012'
    """
    title = tidy(properties.get("Title", ""))
    sensible = " " in title and not _OF_A_PROGRAM.search(title)
    return title if sensible else None


def stated_author(properties: Mapping[str, str]) -> str | None:
    """The author, where it is a name and not that of an account on a computer."""
    author = tidy(properties.get("Author", ""))
    return author if " " in author or (author.isupper() and author.isalpha()) else None


def stated_day(properties: Mapping[str, str]) -> str | None:
    """The day on which the file was made, in EDTF.

    >>> stated_day({"CreationDate": "D:20130523101500+02'00'"})
    '2013-05-23'
    """
    found = _DAY.match(properties.get("CreationDate", ""))
    try:
        return date(*map(int, found.groups())).isoformat() if found else None
    except ValueError:
        return None
