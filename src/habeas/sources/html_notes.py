"""The footnotes of a page: what tells a note, and what tells its mark in the text."""

from __future__ import annotations

import re
from collections.abc import Mapping

_NOTES = re.compile(
    r"(?:^|[\s_-])(?:foot|end|rear)notes?(?:$|[\s_-])|^(?:_?ftn|_?edn|fn)[\d:_-]", re.IGNORECASE
)
_MARK = re.compile(r"[\s\[(]*(?:\d{1,4}|[*†‡]{1,3}|[a-z])[\s\])]*")


def is_note(attributes: Mapping[str, str]) -> bool:
    """Whether an element says of itself that it holds footnotes or endnotes.

    >>> is_note({"class": "footnotes"}), is_note({"role": "doc-endnote"}), is_note({})
    (True, True, False)
    """
    named = (attributes.get(name, "") for name in ("class", "id", "role", "epub:type"))
    return any(_NOTES.search(value) for value in named if value)


def may_be_mark(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether the mark of a note may stand in an element: it is raised, or says so of itself."""
    told = f"{attributes.get('role', '')} {attributes.get('epub:type', '')}".split()
    return tag == "sup" or "doc-noteref" in told or "noteref" in told


def is_mark(text: str) -> bool:
    """Whether the words of a link are the mark of a note: "12", "[3]", "*"."""
    return _MARK.fullmatch(text) is not None
