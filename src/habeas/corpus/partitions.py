"""Into which folder of the data set the rows of a source go: by its publisher and its period."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

_LONGEST = 80  # letters of a folder's name
_UNKNOWN = "unknown"


def folder_for(publisher: str | None, period: str | None) -> tuple[str, str]:
    """The folders for a publisher and a period, in letters that every file system takes.

    The folders only keep apart what is seldom asked for together: what publisher and period are,
    the columns of the rows say. So it does no harm where two values come to the same folder.

    >>> folder_for("U.S. Department of State", "2011/2012")
    ('u.s.-department-of-state', '2011-2012')
    >>> folder_for("../Комитет", None)
    ('комитет', 'unknown')
    """
    return _name(publisher), _name(period)


def files_below(folder: Path) -> list[Path]:
    """All Parquet files in a folder and those within it, in the order of their names."""
    found = (
        Path(place, name)
        for place, _, names in os.walk(folder)  # a third of the time that ``rglob`` takes
        for name in names
        if name.endswith(".parquet")
    )
    return sorted(found)


def _name(value: str | None) -> str:
    """In small letters, because some file systems make no difference."""
    letters = unicodedata.normalize("NFC", (value or "").casefold())
    name = re.sub(r"[^\w.]+", "-", letters)[:_LONGEST].strip("-._")
    return name or _UNKNOWN
