"""What a web page says of itself: title, publisher, author, date, language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from habeas.sources.composition import tidy

_DATES = (
    "article:published_time",
    "datepublished",
    "citation_publication_date",
    "dcterms.issued",
    "dcterms.date",
    "dc.date.issued",
    "dc.date",
    "dc.date.created",
    "pubdate",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "date",
)
_PUBLISHERS = ("og:site_name", "citation_publisher", "dcterms.publisher", "dc.publisher")
_AUTHORS = ("author", "article:author", "dcterms.creator", "dc.creator", "citation_author")
_STATED = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_DAY = re.compile(r"\s*(\d{4})[-/](\d{2})[-/](\d{2})(?!\d)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_SITE = re.compile(r"\s+[|–—»-]\s+")


class Head:
    """Collects what the elements of a page say of it."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}
        self._time: str | None = None
        self._language: str | None = None
        self._title: list[str] = []
        self._inside: str | None = None  # "title" or "ld+json"
        self._has_title = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if tag == "meta":
            self._meta(attributes)
        elif tag == "html":
            self._language = self._language or attributes.get("lang") or attributes.get("xml:lang")
        elif tag == "time" and self._time is None:
            self._time = attributes.get("datetime")
        elif tag == "title" and not self._has_title:
            self._inside, self._has_title = "title", True  # a drawing has titles of its own
        elif tag == "script" and attributes.get("type", "").endswith("ld+json"):
            self._inside = "ld+json"

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag in ("title", "script"):
            self._inside = None

    def data(self, text: str) -> None:
        """Text in the element that was begun last."""
        if self._inside == "title":
            self._title.append(text)
        elif self._inside == "ld+json" and (stated := _STATED.search(text)):
            self._values.setdefault("datepublished", stated[1])

    def _meta(self, attributes: Mapping[str, str]) -> None:
        names = (attributes.get(key) for key in ("property", "name", "itemprop", "http-equiv"))
        name = next((name for name in names if name), "").strip().lower()
        value = tidy(attributes.get("content", ""))
        if name and value:
            self._values.setdefault(name, value)

    @property
    def title(self) -> str | None:
        """The title that the page states, without the name of the site behind it."""
        title = self._values.get("og:title") or tidy("".join(self._title))
        parts = _SITE.split(title)
        if len(parts) > 1 and self.publisher and parts[-1].lower() == self.publisher.lower():
            title = title[: title.rindex(parts[-1])].rstrip(" |–—»-")
        return title or None

    @property
    def publisher(self) -> str | None:
        """The name of the site or of the publisher."""
        return self._first(_PUBLISHERS)

    @property
    def author(self) -> str | None:
        """Who wrote it, where that is a name and no address."""
        author = self._first(_AUTHORS)
        return author if author and "://" not in author else None

    @property
    def published(self) -> str | None:
        """The day of publication in EDTF, where it is given in figures."""
        stated = (self._values.get(name) for name in _DATES)
        days = (_day(value) for value in (*stated, self._time) if value)
        return next((day for day in days if day), None)

    @property
    def language(self) -> str | None:
        """The language tag, as in ``en-GB``."""
        told = self._language or self._first(("content-language", "dc.language", "og:locale"))
        return (
            told.strip().replace("_", "-") if told and _LANGUAGE.fullmatch(told.strip()) else None
        )

    def _first(self, names: tuple[str, ...]) -> str | None:
        return next((self._values[name] for name in names if name in self._values), None)


def _day(value: str) -> str | None:
    """The day that a time stamp begins with.

    >>> _day("2014-05-23T10:00:00+02:00")
    '2014-05-23'
    """
    found = _DAY.match(value)
    if found is None:
        return None
    try:
        return date(*map(int, found.groups())).isoformat()
    except ValueError:  # 2014-02-30
        return None
