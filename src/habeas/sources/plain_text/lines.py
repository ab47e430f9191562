"""The lines of a plain text, as the page shows them: indented, signed with bullets, numbered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.sources.bullets import BulletSigns

_LINE = re.compile(r"([^\n\r\f\v\x85\u2028\u2029]*)(\r\n|[\n\r\f\v\x85\u2028\u2029]|\Z)")
# What a converter leaves where a picture stood, and marks that have no width.
INVISIBLE = "\ufffc\ufeff\u200b\u200e\u200f\xad"
_FINAL = re.compile(
    r"(?:[.!?:;…][”’\"')\]»]*(?:\[?\d{1,3}\]?)?|[)\]])$"
)  # a footnote's sign is last


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it; ``start`` and ``end`` leave out bullet sign and white space."""

    start: int
    end: int
    words: str
    indent: int
    sign: str | None = None  # the bullet sign before the words
    after_blank: bool = False
    page: int = 1

    @property
    def is_finished(self) -> bool:
        """Whether a sentence, or what leads to a list, ends with the line."""
        return _FINAL.search(self.words) is not None

    @property
    def begins_small(self) -> bool:
        """Whether the line begins in the middle of a sentence, by its small letter."""
        return self.words[0].islower()


def lines_of(text: str, signs: BulletSigns) -> list[Line]:
    """The lines that are not blank; a line with bullets in its midst comes as several.

    A bullet sign that stands alone belongs to the words on the next line.
    """
    lines: list[Line] = []
    after_blank, alone = True, None
    for start, end, page in _pieces(text, signs):
        inner_start, inner_end = _stripped(text, start, end)
        if inner_start == inner_end:
            after_blank = True
            continue
        sign, body = signs.split(text, inner_start, inner_end)
        sign = sign or alone
        if body == inner_end:  # nothing but a sign
            alone = sign
            continue
        indent = len(text[start:inner_start].strip(INVISIBLE))
        words = text[body:inner_end]
        lines.append(Line(body, inner_end, words, indent, sign, after_blank, page))
        after_blank, alone = False, None
    return lines


def _pieces(text: str, signs: BulletSigns) -> Iterator[tuple[int, int, int]]:
    """Start, end and page of each line, or of each part of a line with bullets in its midst."""
    page = 1
    for found in _LINE.finditer(text):
        start, end = found.span(1)
        for inner in signs.within(text, start, end):
            yield start, inner, page
            start = inner
        yield start, end, page
        if found[2] == "\f":
            page += 1


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the white space and the invisible characters around it."""
    while start < end and (text[start].isspace() or text[start] in INVISIBLE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in INVISIBLE):
        end -= 1
    return start, end
