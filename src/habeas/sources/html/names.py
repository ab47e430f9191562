"""What the names that an element gives itself tell of it: comments, a cookie notice, a share bar.

Publishers call these things the same all over the web, whatever made the page. A name is a hint
only: what it names is left out of a report where the text in it bears that out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

#: ``comments`` are the readers'; ``around`` is what a site puts around a report; ``perhaps`` is
#: that too, where there is hardly a sentence in it; ``unseen`` is for screen readers, or folded.
Named = Literal["", "comments", "around", "perhaps", "unseen"]

_LONGEST = 400  # characters of a name that are looked at
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_COMMENTS = re.compile(
    r"(?:^|[\s_-])(?:comments|comment-?(?:s|list|body|area|section|thread|respond|form|wrapper)"
    r"|disqus(?:_thread)?|respond)(?:$|[\s_-])",
    re.IGNORECASE,
)
_UNSEEN = re.compile(
    r"(?:^|\s)(?:(?:visually|element)-?(?:hidden|invisible)|sr-only|screen-reader(?:-text)?|d-none)"
    r"(?:$|\s)",
    re.IGNORECASE,
)
_AROUND = frozenset(
    "cookie cookies consent gdpr newsletter subscribe signup sidebar footer breadcrumb breadcrumbs"
    " advert adverts advertisement advertising ads sponsored sponsor popup modal paywall"
    " masthead".split()
)
_AUTHOR = re.compile(r"author-?(?:box|bio|info|card)|about-?(?:the-?)?author", re.IGNORECASE)
_PERHAPS = frozenset(
    "ad share sharing shares social related nav navbar navigation menu menus toolbar pager"
    " pagination promo promotion teaser tags toc embed notification skip".split()
)
# What stands beside such a word in an id: "sidebar-wrapper", and not "social-rights".
_LAYOUT = frozenset(
    "wrapper wrap container area block region widget widgets bar box inner outer section site"
    " page main left right top bottom notice banner overlay message list links buttons col".split()
)
_NEVER = frozenset(("html", "body", "main"))  # say only how the page is laid out: "has-sidebar"


def named(tag: str, attributes: Mapping[str, str]) -> Named:
    """What an element says that it is, by its class, its id and its own name.

    The words of an id count only where they are all of it, but for words of layout: an id is often
    made of a heading, as in "social-rights".

    >>> named("div", {"class": "site-footer"}), named("amp-ad", {}), named("div", {"id": "toc"})
    ('around', 'perhaps', 'perhaps')
    >>> named("section", {"id": "social-rights"}), named("body", {"class": "has-sidebar"})
    ('', '')
    """
    if tag in _NEVER or not (attributes or "-" in tag):
        return ""
    classes = attributes.get("class", "")[:_LONGEST]
    identity = attributes.get("id", "")[:_LONGEST]
    return _named(tag, classes, identity) if classes or identity or "-" in tag else ""


@lru_cache(maxsize=2048)
def _named(tag: str, classes: str, identity: str) -> Named:
    if _COMMENTS.search(classes) or _COMMENTS.fullmatch(identity):
        return "comments"
    if tag == "article":
        return ""
    if _UNSEEN.search(classes):
        return "unseen"
    words = set(_words(f"{classes} {tag if '-' in tag else ''}"))
    if (of_id := set(_words(identity))) <= _AROUND | _PERHAPS | _LAYOUT:
        words |= of_id
    if not words.isdisjoint(_AROUND) or _AUTHOR.search(classes):
        return "around"
    return "perhaps" if not words.isdisjoint(_PERHAPS) else ""


def _words(name: str) -> list[str]:
    """The words of a name: "shareBar" and "share-bar" are both "share" and "bar"."""
    return [word.lower() for word in _WORD.findall(name)]
