"""What a page says of its article in JSON-LD: headline, authors, publisher and date."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_LONGEST = 2_000_000  # characters
_MOST = 10_000  # objects that are looked at
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|PressRelease|LiveBlogPosting)$")
_PAGE = re.compile(r"(?:WebPage|CreativeWork)$")
_WITHIN = ("@graph", "mainEntity", "mainEntityOfPage")  # not "itemListElement": other articles


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """What the data say of the article; each value is as it stands there, or ``None``."""

    headline: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    is_article: bool = False  # and not only the page that it is on


def linked_article(text: str) -> LinkedArticle | None:
    """The article that the data describe, or else the page; ``None`` where they are broken.

    >>> linked_article('{"@type": "NewsArticle", "headline": "Freed", "author": {"name": "Ana"}}')
    LinkedArticle(headline='Freed', author='Ana', publisher=None, published=None, is_article=True)
    >>> linked_article('{"@type": "NewsArticle", ') is None
    True
    """
    if len(text) > _LONGEST:
        return None
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    objects = list(_objects(data))
    for pattern in (_ARTICLE, _PAGE):
        for one in objects:
            if any(pattern.search(kind) for kind in _words(one.get("@type"))):
                return _told(one, objects, is_article=pattern is _ARTICLE)
    return LinkedArticle()


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """The objects at the top, and those that one of them is about."""
    left = [data]
    for _ in range(_MOST):
        if not left:
            return
        one = left.pop()
        if isinstance(one, list):
            left.extend(reversed(one))
        elif isinstance(one, dict):
            yield one
            left.extend(one[name] for name in _WITHIN if name in one)


def _told(one: dict[str, Any], objects: list[dict[str, Any]], *, is_article: bool) -> LinkedArticle:
    authors = list(_names(one.get("author"), objects))
    return LinkedArticle(
        headline=next(_words(one.get("headline")), None) if is_article else None,
        author=", ".join(authors[:5]) or None,
        publisher=next(_names(one.get("publisher"), objects), None),
        published=next(_words(one.get("datePublished")), None),
        is_article=is_article,
    )


def _names(value: Any, objects: list[dict[str, Any]]) -> Iterator[str]:
    """The names of people or bodies, which may be named by the number of another object."""
    for one in (value if isinstance(value, list) else [value])[:20]:
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            named = one
            if "name" not in one and isinstance(identifier := one.get("@id"), str):
                same = (other for other in objects if other.get("@id") == identifier)
                named = next((other for other in same if "name" in other), one)
            yield from _words(named.get("name"))


def _words(value: Any) -> Iterator[str]:
    return (one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str))
