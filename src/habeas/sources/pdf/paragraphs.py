"""The lines of a PDF become headings, paragraphs, bullets, rows and notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from habeas.sources.pdf.beginnings import SENTENCE, begins, has_sign, margins_of
from habeas.sources.pdf.lines import Line
from habeas.sources.pdf.passages import Passage, PassageKind
from habeas.sources.pdf.pull_quotes import mark_pull_quotes
from habeas.sources.pdf.rejoining import rejoined
from habeas.sources.pdf.typesetting import Type

_NOTE = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡]{1,3})(?!\d)")
_LARGER = 1.12  # than the text: the least that makes a heading
_SMALLER = 0.9  # than the text: the most that makes a note
_LONGEST_HEADING = 200  # characters
_LONGEST_QUIET = 60  # characters


def passages_of(columns: Iterable[list[Line]], type_: Type) -> list[Passage]:
    """The passages of all columns in order; one that runs over a column's end is whole."""
    passages = [p for column in columns if column for p in _passages(column, type_)]
    mark_pull_quotes(passages, type_)
    return rejoined(passages)


def _passages(column: list[Line], type_: Type) -> list[Passage]:
    margins = margins_of(column)
    passages = [Passage("paragraph", [], margins[0])]
    for line, here, above in zip(column, margins, [margins[0], *margins], strict=False):
        lines = passages[-1].lines
        if lines and begins(lines, line, above, type_):
            passages.append(Passage("paragraph", [], here))
        if not passages[-1].lines:
            passages[-1].is_indented = here.indents(line)
        passages[-1].lines.append(line)
        passages[-1].margins = here
    for passage in passages:
        passage.kind = _kind(passage.lines, type_)
    for before, passage, following in zip([None, *passages], passages, passages[1:], strict=False):
        if _is_quiet_heading(before, passage, following, type_):
            passage.kind = "heading"
    passages[0].is_first = True
    text = [passage for passage in passages if passage.kind != "note"]
    (text or passages)[-1].is_last = True
    return passages


def _kind(lines: list[Line], type_: Type) -> PassageKind:
    first = lines[0]
    if has_sign(first):
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
    return stands_out and has_letters and short and not SENTENCE.search(words)


def _is_quiet_heading(
    before: Passage | None, passage: Passage, following: Passage, type_: Type
) -> bool:
    """Whether a line is a heading by its font alone, as "Visits" in the sans of a book in serif.

    With a colon in it, as "Update: the trial of Ana Lorca", it may be a fact among others, unless
    prose or a heading stands before it.
    """
    line, text = passage.lines[0], following.lines[0]
    first = next(filter(str.isalnum, line.text), "")
    return (
        passage.kind == "paragraph"
        and len(passage.lines) == 1
        and len(line.text) <= _LONGEST_QUIET
        and (first.isupper() or first.isdigit())
        and not SENTENCE.search(line.text)
        and (":" not in line.text or _may_stand_before_colon(before, type_))
        and line.font != type_.font
        and text.font == type_.font
        and following.kind in ("paragraph", "bullet")
        and text.y < line.y
    )


def _may_stand_before_colon(before: Passage | None, type_: Type) -> bool:
    """Whether what stands before a line with a colon is no line of head matter."""
    if before is None or before.kind in ("heading", "bullet"):
        return True
    return before.lines[-1].font == type_.font and SENTENCE.search(before.words) is not None


def by_page(passages: Sequence[Passage]) -> Iterator[tuple[int, list[Passage]]]:
    """The passages of each page, by the page on which they begin."""
    for page, group in groupby(passages, key=lambda passage: passage.lines[0].page):
        yield page, list(group)
