"""What a web page says of itself: title, publisher, author, date, language."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from datetime import date

from habeas.sources.composition import tidy
from habeas.sources.html.linked_data import LinkedArticle, linked_article

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
# Where the data are broken. What stands there more than once is not told apart.
_STATED = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{4,40})"')
_DAY = re.compile(r"\s*(\d{4})[-/](\d{2})[-/](\d{2})(?!\d)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,8}")
_SITE = re.compile(r" [|–—»·:-] ")
_PUBLISHED = re.compile(r"(?:^|[\s_-])published(?:$|\s)")  # the class of a microformat
_LONGEST_NAME = 200  # characters


class Head:
    """Collects what the elements of a page say of it."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}
        self._time: str | None = None
        self._language: str | None = None
        self._parts: list[str] = []  # of what is collected
        self._inside: str | None = None  # "title" or "ld+json"
        self._title: str | None = None
        self._article = LinkedArticle()
        self.has_scripts = False
        self.is_frameset = False  # it only says where the pages in its frames are

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if tag == "meta":
            self._meta(attributes)
        elif tag == "html":
            self._language = self._language or attributes.get("lang") or attributes.get("xml:lang")
        elif tag == "time":
            self._take_time(attributes)
        elif tag == "title" and self._title is None:  # a drawing has titles of its own
            self._inside, self._parts = "title", []
        elif tag == "script":
            self.has_scripts = True
            if attributes.get("type", "").strip().lower().endswith("ld+json"):
                self._inside, self._parts = "ld+json", []
        elif tag == "frameset":
            self.is_frameset = True

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag == "title" and self._inside == "title":
            self._title = tidy("".join(self._parts))
            self._inside = None
        elif tag == "script" and self._inside == "ld+json":
            self._take_linked_data("".join(self._parts))
            self._inside = None

    def data(self, text: str) -> None:
        """Text in the element that was begun last."""
        if self._inside is not None:
            self._parts.append(text)

    def _take_time(self, attributes: Mapping[str, str]) -> None:
        """The first time is that of the article, unless one says so of itself."""
        told = attributes.get("datetime")
        if self._time is None:
            self._time = told
        is_told = attributes.get("itemprop", "").lower() == "datepublished" or (
            _PUBLISHED.search(attributes.get("class", "")[:_LONGEST_NAME]) is not None
        )
        if told and (is_told or "pubdate" in attributes):
            self._values.setdefault("datepublished", told)

    def _take_linked_data(self, text: str) -> None:
        found = linked_article(text)
        if found is None:
            if (stated := _STATED.findall(text)) and len(set(stated)) == 1:
                self._values.setdefault("datepublished", stated[0])
        elif found.is_article > self._article.is_article or self._article == LinkedArticle():
            self._article = found

    def _meta(self, attributes: Mapping[str, str]) -> None:
        names = (attributes.get(key) for key in ("property", "name", "itemprop", "http-equiv"))
        name = next((name for name in names if name), "").strip().lower()
        value = tidy(attributes.get("content", ""))
        if name and value:
            self._values.setdefault(name, value)

    @property
    def title(self) -> str | None:
        """The title that the page states, without the name of the site behind it."""
        title = self._values.get("og:title") or _name(self._article.headline) or self._title or ""
        publisher = (self.publisher or "").lower()
        parts = _SITE.split(title)
        if publisher and len(parts) > 1 and parts[-1].lower() == publisher:
            title = title[: -len(parts[-1])].rstrip(" |–—»·:-")
        return title or None

    @property
    def titles(self) -> tuple[str, ...]:
        """What may be the title above the report: what is stated, and parts; likeliest first."""
        stated = (self.title, _name(self._article.headline), self._title)
        told = [title for title in stated if title]
        parts = [_SITE.split(title) for title in told]
        named = [part[0] for part in parts] + [part[-1] for part in parts]
        named += [title.partition(": ")[2] for title in told]  # "Notes from Lisk: The trial"
        titles = dict.fromkeys((*told, *(title for title in named if title != self.publisher)))
        return tuple(title for title in titles if title)

    @property
    def publisher(self) -> str | None:
        """The name of the site or of the publisher."""
        return self._first(_PUBLISHERS) or _name(self._article.publisher)

    @property
    def author(self) -> str | None:
        """Who wrote it, where that is a name and no address."""
        for author in (_name(self._article.author), self._first(_AUTHORS)):
            if author and "://" not in author:
                return author
        return None

    @property
    def published(self) -> str | None:
        """The day of publication in EDTF, where it is given in figures."""
        stated = (self._article.published, *(self._values.get(name) for name in _DATES), self._time)
        days = (_day(value) for value in stated if value)
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


def _name(told: str | None) -> str | None:
    """A name that is stated in data, which may hold anything."""
    return tidy(html.unescape(told[:_LONGEST_NAME])) or None if told else None


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
