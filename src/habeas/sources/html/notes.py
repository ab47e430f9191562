"""The footnotes of a page: what tells a note, and what tells its mark in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_NOTES = re.compile(
    r"(?:^|[\s_-])(?:foot|end|rear)notes?(?:$|[\s_-])|^(?:_?ftn|_?edn|fn)[\d:_-]", re.IGNORECASE
)
_REFERS = re.compile(r"(?:note|fn)[_-]?ref", re.IGNORECASE)
_MARK = re.compile(r"[\s\[(]*(?:\d{1,4}|[*†‡]{1,3}|[a-z])[\s\])]*")


def is_note(attributes: Mapping[str, str]) -> bool:
    """Whether an element says of itself that it holds footnotes or endnotes.

    >>> is_note({"class": "footnotes"}), is_note({"role": "doc-endnote"}), is_note({})
    (True, True, False)
    """
    return any(_NOTES.search(name) for name in _names(attributes))


def may_be_mark(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether the mark of a note may stand in an element: it is raised, or says so of itself.

    >>> may_be_mark("sup", {}), may_be_mark("a", {"class": "footnote-ref"}), may_be_mark("a", {})
    (True, True, False)
    """
    return tag == "sup" or any(_REFERS.search(name) for name in _names(attributes))


def is_mark(text: str) -> bool:
    """Whether the words of a link are the mark of a note: "12", "[3]", "*"."""
    return _MARK.fullmatch(text) is not None


def _names(attributes: Mapping[str, str]) -> Iterator[str]:
    """What an element calls itself, and what it says it is for."""
    named = (attributes.get(name) for name in ("class", "id", "role", "epub:type"))
    return (name for name in named if name)
