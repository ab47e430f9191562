"""What an office document (DOCX, ODT) says of itself in its properties."""

from __future__ import annotations

import re
from datetime import date

from habeas.sources.composition import tidy

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_OF_A_PROGRAM = re.compile(
    r"^microsoft word\b|\.(?:docx?|odt|rtf)$|^(?:word )?document\d*$", re.IGNORECASE
)


class Properties:
    """Takes the tags of a DOCX file's ``core.xml`` or an ODT file's ``meta.xml``.

    Args:
        author: the tag that names who made the document.
        created: the tag that tells when.
    """

    def __init__(self, *, author: str = "creator", created: str = "created") -> None:
        self._author = author
        self._created = created
        self._values: dict[str, list[str]] = {}
        self._tag = ""

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        """An element begins."""
        self._tag = tag

    def end(self, _tag: str) -> None:
        """An element ends."""
        self._tag = ""

    def data(self, text: str) -> None:
        """Text, or a part of it."""
        if self._tag:
            self._values.setdefault(self._tag, []).append(text)  # a long one comes in many parts

    def _value(self, tag: str) -> str:
        return tidy("".join(self._values.get(tag, ())))

    @property
    def title(self) -> str | None:
        """The title, unless it is a name that a program made up."""
        title = self._value("title")
        return None if _OF_A_PROGRAM.search(title) else title or None

    @property
    def author(self) -> str | None:
        """Who made the document."""
        return self._value(self._author) or None

    @property
    def created(self) -> str | None:
        """The day on which the document was made, in EDTF."""
        found = _DAY.match(self._value(self._created))
        try:
            return date.fromisoformat(found[0]).isoformat() if found else None
        except ValueError:
            return None

    @property
    def language(self) -> str | None:
        """The language tag, as in ``en-GB``."""
        stated = self._value("language")
        return stated if _LANGUAGE.fullmatch(stated) else None
