"""The lines above a Markdown text that say what it is: its front matter."""

from __future__ import annotations

import re

from habeas.sources.about.written_dates import DATE, edtf_of
from habeas.sources.composition import tidy

_MATTER = re.compile(
    r"(?P<rule>---|\+\+\+)[^\S\n]*\n(?P<lines>(?:[^\n]*\n){0,200}?)(?P=rule)[^\S\n]*$", re.MULTILINE
)
_VALUE = re.compile(r"(?P<name>[A-Za-z][\w-]{0,40})[ \t]*[:=][ \t]*(?P<value>.*)")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>.*)")
_OF_MATTER = re.compile(r"[A-Za-z][\w-]{0,40}[ \t]*[:=]|[ \t]*-[ \t]|[ \t]|#|[\])}]|\Z")
_QUOTED = re.compile(r"""(?P<mark>["'])(?P<value>.*)(?P=mark)[ \t]*(?:#.*)?""")
_NAMED = re.compile(r"""(?:["']?name["']?[ \t]*:[ \t]*)?(?P<value>.*)""")
_DATE = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?![\d-])")
_WRITTEN = re.compile(DATE, re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


class FrontMatter:
    r"""What the front matter says, whether it is YAML or TOML, as far as it is simple.

    >>> matter = FrontMatter('---\ntitle: "Veldara"\nauthor: [Ana Lorca, Ilja Brandt]\n---\nHeld.')
    >>> matter.title, matter.author, matter.rest
    ('Veldara', 'Ana Lorca, Ilja Brandt', '\nHeld.')
    """

    def __init__(self, text: str) -> None:
        self._values: dict[str, list[str]] = {}
        found = _MATTER.match(text)
        lines = found["lines"].split("\n") if found else []
        is_matter = any(map(_VALUE.match, lines)) and all(map(_OF_MATTER.match, lines))
        self.rest = text[found.end() :] if found and is_matter else text
        name = ""
        for line in lines:
            if value := _VALUE.match(line):
                name = value["name"].lower()
                self._values.setdefault(name, []).extend(_values(value["value"]))
            elif item := _ITEM.match(line):
                self._values.setdefault(name, []).extend(_values(item["value"]))

    @property
    def title(self) -> str | None:
        """The title."""
        return self._first("title")

    @property
    def author(self) -> str | None:
        """Who wrote it."""
        names = (self._values.get(name) for name in ("author", "authors", "byline"))
        return ", ".join(next((found for found in names if found), [])) or None

    @property
    def publisher(self) -> str | None:
        """Who published it."""
        return self._first("publisher", "organization", "organisation", "site_name")

    @property
    def published(self) -> str | None:
        """The day, month or year of publication (EDTF)."""
        stated = self._first("date", "published", "pubdate", "publishdate", "date_published") or ""
        if found := _DATE.match(stated):
            return found[0]
        written = _WRITTEN.fullmatch(stated)
        return edtf_of(written[0]) if written else None

    @property
    def language(self) -> str | None:
        """The language tag, as in ``en-GB``."""
        stated = self._first("lang", "language", "locale") or ""
        return stated.replace("_", "-") if _LANGUAGE.fullmatch(stated) else None

    def _first(self, *names: str) -> str | None:
        return next((self._values[name][0] for name in names if self._values.get(name)), None)


def _values(written: str) -> list[str]:
    """The values on a line: one, or several in brackets."""
    quoted = _QUOTED.fullmatch(written.strip())
    written = quoted["value"] if quoted else written.partition(" #")[0].strip()
    parts = written[1:-1].split(",") if written.startswith("[") else [written]
    plain = (found["value"] for part in parts if (found := _NAMED.match(part.strip())))
    return [words for value in plain if (words := tidy(value).strip("\"'"))]
