"""The words of a PDF page and where they stand, as pdfium gives them.

pdfium is asked for the place and the letters of a word once, at its first character: asking at
each character takes five times as long.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from habeas.sources.pdf.characters import characters_of
from habeas.sources.pdf.letters import Box, Letters, Probe

MOST_CHARACTERS = 200_000  # of one page; a page of a newspaper has a tenth

SOFT = "\xad"  # how a hyphen at a line's end is noted until the word is joined
_SIGN = "•"  # for any glyph of a symbol font: its letter means nothing
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_HYPHENS = frozenset("\x02\xad\ufffe")  # pdfium's own ways to say so, by version
_MARKS = frozenset("0123456789*†‡")
_WORD = re.compile(r"[^\s\x00]+")
_MAY_MOVE = re.compile(r"[\x02\xad\ufffe]|[^0-9*†‡][0-9*†‡]")  # see _may_move


@dataclass(slots=True)
class Word:
    """Letters without a space between them. Units are points, from the page's lower left."""

    text: str
    x0: float
    x1: float
    y: float  # of the baseline
    size: float
    font: str
    is_bold: bool
    is_upright: bool  # as most of the page is
    ends_line: bool = False


@dataclass(slots=True)
class _Drawn:
    """A word as the page draws it, before the page is turned so that it can be read."""

    text: str
    letters: Letters
    box: Box  # of its last character
    ends_line: bool


def words_of(textpage: Any, visible: Box) -> list[Word]:
    """The words of a page, in the order in which the page draws them.

    Args:
        textpage: pdfium's page of text.
        visible: what is shown of the page; places are counted from its lower left.
    """
    drawn = [word for word in _drawn(textpage) if _is_visible(word, visible)]
    turns = Counter(word.letters.turn for word in drawn)
    turn = max(turns, key=turns.__getitem__) if turns else 0
    left, bottom, _, _ = _turned(visible, turn)
    return [_word(word, turn, left, bottom) for word in drawn]


def _is_visible(word: _Drawn, visible: Box) -> bool:
    """Whether it stands on what is shown of the page, and not where the paper is cut off."""
    left, bottom, right, top = visible
    return left <= word.letters.x <= right and bottom <= word.letters.y <= top


def _word(drawn: _Drawn, turn: int, left: float, bottom: float) -> Word:
    letters = drawn.letters
    x, y, _, _ = _turned((letters.x, letters.y, letters.x, letters.y), turn)
    end = max(_turned(drawn.box, turn)[2], x)
    return Word(
        drawn.text,
        x - left,
        end - left,
        y - bottom,
        letters.size,
        letters.font,
        letters.is_bold,
        letters.turn == turn,
        drawn.ends_line,
    )


def _turned(box: Box, turn: int) -> Box:
    """A box after the page is turned back by so many quarters.

    >>> _turned((100, 20, 110, 80), 1)  # letters that run upwards run to the right
    (20, -110, 80, -100)
    """
    left, bottom, right, top = box
    for _ in range(turn):
        left, bottom, right, top = bottom, -right, top, -left
    return left, bottom, right, top


def _drawn(textpage: Any) -> Iterator[_Drawn]:
    probe = Probe(textpage)
    text = characters_of(textpage, MOST_CHARACTERS)
    for found in _WORD.finditer(text):
        start, end = found.span()
        ends_line = end == len(text) or text[end] in "\r\n"
        letters = probe.letters(start)
        if letters.is_symbol or _MAY_MOVE.search(text, start, end):
            yield from _parts(probe, text[start:end], start, letters, ends_line=ends_line)
            continue
        word = found[0]
        if not word.isascii():
            word = "".join(_readable(character, letters) for character in word)
        yield _Drawn(word, letters, probe.box(end - 1), ends_line)


def _parts(
    probe: Probe, word: str, start: int, first: Letters, *, ends_line: bool
) -> Iterator[_Drawn]:
    """The words in a run of characters in which a mark, a sign or the next line may begin."""
    letters: Letters | None = first
    parts: list[str] = []
    for index, character in enumerate(word, start):
        if letters is not None and letters.is_symbol and parts:
            here = probe.letters(index)
            if not here.is_symbol:  # a bullet right before a word, with no space between them
                yield _drawn_word(probe, parts, letters, index - 1)
                letters, parts = None, []
        if letters is not None and parts and _may_move(character, parts):
            here = probe.letters(index)
            moved = here.y - letters.y if letters.turn % 2 == 0 else here.x - letters.x
            if abs(moved) > letters.size * 0.2:
                is_divided = parts[-1] == SOFT
                yield _drawn_word(probe, parts, letters, index - 1, ends_line=is_divided)
                letters, parts = here, []
        if letters is None:
            letters = probe.letters(index)
        parts.append(_readable(character, letters))
    if letters is not None:
        yield _drawn_word(probe, parts, letters, start + len(word) - 1, ends_line=ends_line)


def _drawn_word(
    probe: Probe, parts: list[str], letters: Letters, last: int, *, ends_line: bool = False
) -> _Drawn:
    """The word whose last character is number ``last``; hyphens count at its end only."""
    whole = [part for part in parts[:-1] if part != SOFT] + parts[-1:]
    return _Drawn("".join(whole), letters, probe.box(last), ends_line)


def _may_move(character: str, parts: list[str]) -> bool:
    """Whether the mark of a footnote may begin here, or the next line after a divided word."""
    return parts[-1] == SOFT or (character in _MARKS and parts[-1] not in _MARKS)


def _readable(character: str, letters: Letters) -> str:
    if letters.is_symbol or "\ue000" <= character <= "\uf8ff":
        return _SIGN
    if character in _HYPHENS:
        return SOFT
    return _LIGATURES.get(character, character)
