"""The lines of a PDF become headings, paragraphs, bullets, rows and notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from habeas.sources.composition import without_sign
from habeas.sources.pdf.lines import Line
from habeas.sources.pdf.passages import Passage, PassageKind, rejoined

_SENTENCE = re.compile(r"""[.!?;:…]["'”’»)\]]*$""")
_NOTE = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡]{1,3})(?!\d)")
_FACT = re.compile(r"[^\W\d_a-z][^:.;,!?“]{2,59}?\s?:\s?\S")
_INDENT = 0.6  # of the letters' size
_LARGER = 1.12  # than the text: the least that makes a heading
_SMALLER = 0.9  # than the text: the most that makes a note
_LONGEST_HEADING = 200  # characters
_LONGEST_QUIET = 60  # characters
_ALIKE = 0.08  # of the size: letters that differ by less are the same
_MUCH_ROOM = 0.15  # of the width
_AROUND = 4  # lines


@dataclass(slots=True, frozen=True)
class Type:
    """How the text of the document is set."""

    size: float
    is_bold: bool
    font: str
    steps: dict[float, float]  # from one baseline to the next, for each size


def type_of(columns: Iterable[list[Line]]) -> Type:
    """The letters that most of the text is set in."""
    styles: Counter[tuple[float, bool, str]] = Counter()
    steps: dict[float, Counter[float]] = {}
    for column in columns:
        for line in column:
            styles[line.size, line.is_bold, line.font] += len(line.text)
        for line, following in pairwise(column):
            step = round(line.y - following.y, 1)
            if line.size == following.size and 0 < step < line.size * 2.5:
                steps.setdefault(line.size, Counter())[step] += 1
    (size, is_bold, font), _ = styles.most_common(1)[0] if styles else ((10.0, False, ""), 0)
    usual = {size: min(c, key=lambda step: (-c[step], step)) for size, c in steps.items()}
    return Type(size, is_bold, font, usual)


def passages_of(columns: Iterable[list[Line]], type_: Type) -> list[Passage]:
    """The passages of all columns in order; one that runs over a column's end is whole."""
    passages = [p for column in columns if column for p in _passages(column, type_)]
    return rejoined(passages)


def _passages(column: list[Line], type_: Type) -> list[Passage]:
    rights = _right_ends(column)
    groups = [[column[0]]]
    for number, line in enumerate(column[1:]):
        if _begins(groups[-1], line, rights[number], type_):
            groups.append([])
        groups[-1].append(line)
    passages = [Passage(_kind(lines, type_), lines) for lines in groups]
    for passage, following in pairwise(passages):
        if _is_quiet_heading(passage, following, type_):
            passage.kind = "heading"
    passages[0].is_first = True
    text = [passage for passage in passages if passage.kind != "note"]
    (text or passages)[-1].is_last = True
    return passages


def _right_ends(column: list[Line]) -> list[float]:
    """How far the lines around each one reach, which narrow beside a picture."""
    return [
        max(
            other.x1
            for other in column[max(number - _AROUND, 0) : number + _AROUND + 1]
            if abs(other.size - line.size) <= line.size * _ALIKE
        )
        for number, line in enumerate(column)
    ]


def _begins(lines: list[Line], line: Line, right: float, type_: Type) -> bool:
    """Whether a line begins something new after the ``lines`` above it."""
    last = lines[-1]
    if line.is_row or last.is_row or _has_sign(line):
        return True
    if abs(line.size - last.size) > last.size * _ALIKE or line.is_bold != last.is_bold:
        return True
    if _is_fact(lines[0]) and _is_fact(line):
        return True
    if last.y - line.y > type_.steps.get(line.size, line.size * 1.2) * 1.3 + 0.5:
        return True
    return _is_indented(lines, line) or _stopped_short(last, line, right)


def _is_indented(lines: list[Line], line: Line) -> bool:
    """Whether the left end shows that a paragraph begins, as in print, by an indent."""
    width = line.size * _INDENT
    if len(lines) > 1:
        return abs(line.x0 - lines[-1].x0) > width
    return line.x0 - lines[0].x0 > width and not _has_sign(lines[0])


def _stopped_short(last: Line, line: Line, right: float) -> bool:
    """Whether the last line ends where one more word would have had room.

    It must end a sentence, or leave much room, as the lines of a list do.
    """
    room = right - last.x1 - line.size * 0.8 - (line.words[0].x1 - line.words[0].x0)
    return room > (0 if _SENTENCE.search(last.text) else (right - last.x0) * _MUCH_ROOM)


def _is_fact(line: Line) -> bool:
    """A label with its value on a line of its own: "Death penalty: retained"."""
    return _FACT.match(line.text) is not None


def _has_sign(line: Line) -> bool:
    return without_sign(line.text)[1]


def _kind(lines: list[Line], type_: Type) -> PassageKind:
    first = lines[0]
    if _has_sign(first):
        return "bullet"
    if first.is_row:
        return "cell"
    words = " ".join(line.text for line in lines)
    if _is_heading(lines, words, type_):
        return "heading"
    if first.size <= type_.size * _SMALLER and _NOTE.match(words):
        return "note"
    return "paragraph"


def _is_heading(lines: list[Line], words: str, type_: Type) -> bool:
    stands_out = lines[0].size >= type_.size * _LARGER or (
        not type_.is_bold and all(line.is_bold for line in lines)
    )
    has_letters = any(map(str.isalpha, words))
    short = len(words) <= _LONGEST_HEADING and len(lines) <= 4
    return stands_out and has_letters and short and not _SENTENCE.search(words)


def _is_quiet_heading(passage: Passage, following: Passage, type_: Type) -> bool:
    """Whether a line is a heading by its font alone, as "Visits" in the sans of a book in serif."""
    line, text = passage.lines[0], following.lines[0]
    return (
        passage.kind == "paragraph"
        and len(passage.lines) == 1
        and len(line.text) <= _LONGEST_QUIET
        and line.text[0].isupper()
        and not _SENTENCE.search(line.text)
        and ":" not in line.text
        and line.font != type_.font
        and text.font == type_.font
        and following.kind in ("paragraph", "bullet")
        and text.y < line.y
    )


def by_page(passages: Sequence[Passage]) -> Iterator[tuple[int, list[Passage]]]:
    """The passages of each page, by the page on which they begin."""
    for page, group in groupby(passages, key=lambda passage: passage.lines[0].page):
        yield page, list(group)
