"""The words with which a source names somebody, where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.workspace.record.models import Naming

_AROUND = 70  # letters on each side
_MOST = 4  # mentions of a naming that are shown
_RANK = {"name": 0, "nominal": 1, "pronoun": 2}
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words with those around them. What is cut off is told by an ellipsis."""

    before: str
    words: str
    after: str
    start: int


@dataclass(frozen=True, slots=True)
class Told:
    """A description or designation, and where it stands; None where it was put together."""

    words: str
    passage: Passage | None


def passages_of(naming: Naming, text: str) -> list[Passage]:
    """The first of its mentions, names before other words."""
    spans = sorted(
        {(_RANK.get(form, 3), start, end) for start, end, form in naming.mentions if start < end}
    )[:_MOST]
    return [passage(text, start, end) for _, start, end in sorted(spans, key=lambda s: s[1])]


def described(naming: Naming, text: str) -> Iterator[Told]:
    """Each description of a naming, nearest to where the naming is mentioned."""
    for words in naming.descriptions:
        yield _told(words, naming, text)


def designated(naming: Naming, text: str) -> Iterator[Told]:
    """Each designation of a naming, in the same way."""
    for words in naming.designations:
        yield _told(words, naming, text)


def passage(text: str, start: int, end: int) -> Passage:
    """The words between two offsets, with whole words around them.

    >>> passage("Police freed her in May.", 13, 16)
    Passage(before='Police freed ', words='her', after=' in May.', start=13)
    """
    first, last = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    before, after = text[first:start], text[end:last]
    if first > 0 and " " in before:
        before = "… " + before.split(" ", 1)[1]
    if last < len(text) and " " in after:
        after = after.rsplit(" ", 1)[0] + " …"
    before, words, after = (_SPACE.sub(" ", part) for part in (before, text[start:end], after))
    return Passage(before, words, after, start)


def _told(words: str, naming: Naming, text: str) -> Told:
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    found = [match.span() for match in re.finditer(pattern, text)] if pattern else []
    if not found:
        return Told(words, None)
    starts = [mention[0] for mention in naming.mentions] or [0]
    start, end = min(found, key=lambda span: min(abs(span[0] - one) for one in starts))
    return Told(words, passage(text, start, end))
