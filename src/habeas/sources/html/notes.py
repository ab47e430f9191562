"""The footnotes of a page: what tells a note, and what tells its mark in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_NOTES = re.compile(
    r"(?:^|[\s_-])(?:foot|end|rear)notes?(?:$|[\s_-])|^(?:_?ftn|_?edn|fn)[\d:_-]", re.IGNORECASE
)
_REFERS = re.compile(r"(?:note|fn)[_-]?(?:back)?ref", re.IGNORECASE)
# Where the mark of a note leads, and where the note's own mark leads back to.
_TARGET = re.compile(
    r"#_?(?:(?:foot|end|cite)?[_-]?note|ftn|edn|fn|cite|ref|[nr])[a-z_:.-]{0,20}\d", re.IGNORECASE
)
_MARK = re.compile(r"[\s\[(]*(?:\d{1,4}\.?|[*†‡§]{1,3}|[a-z]|[ivxl]{1,6}|[↑↩⤴^]\ufe0e?)[\s\])]*")
_RAISED = re.compile(r"[\s\[(]*(?:\d{1,3}|[*†‡]{1,3})[\s\])]*")
_LONGEST = 400  # characters of a name that are looked at


def is_note(attributes: Mapping[str, str]) -> bool:
    """Whether an element says of itself that it holds footnotes or endnotes.

    >>> is_note({"class": "footnotes"}), is_note({"role": "doc-endnote"}), is_note({})
    (True, True, False)
    """
    return bool(attributes) and any(_NOTES.search(name) for name in _names(attributes))


def may_be_mark(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether the mark of a note may stand in an element: it is raised, or says so of itself.

    >>> may_be_mark("sup", {}), may_be_mark("a", {"class": "footnote-ref"}), may_be_mark("a", {})
    (True, True, False)
    >>> may_be_mark("a", {"href": "#_ftn1"}), may_be_mark("a", {"href": "#section2"})
    (True, False)
    """
    if tag == "sup":
        return True
    if not attributes:
        return False
    if tag == "a" and _TARGET.match(attributes.get("href", "")[:_LONGEST]):
        return True
    return any(_REFERS.search(name) for name in _names(attributes))


def is_mark(text: str) -> bool:
    """Whether the words of a link are the mark of a note: "12", "[3]", "*"."""
    return len(text) <= _LONGEST and _MARK.fullmatch(text) is not None


def is_raised_mark(text: str, before: str) -> bool:
    """Whether raised words that are no link are the mark of a note.

    That they are behind a full stop, a comma or a quotation mark; a power is behind a figure.

    >>> is_raised_mark("3", "She was freed."), is_raised_mark("2", "in a cell of 4 m")
    (True, False)
    """
    if len(text) > _LONGEST or _RAISED.fullmatch(text) is None:
        return False
    return before[-1:] in tuple('.,;:!?"”’)]')


def _names(attributes: Mapping[str, str]) -> Iterator[str]:
    """What an element calls itself, and what it says it is for."""
    for name in ("class", "id", "role", "epub:type"):
        if told := attributes.get(name):
            yield told[:_LONGEST]
