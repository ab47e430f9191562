"""The words of a PDF page and where they stand, as pdfium gives them.

pdfium is asked for the place and the letters of a word once, at its first character: asking at
each character takes five times as long.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pypdfium2.raw as pdfium

MOST_CHARACTERS = 200_000  # of one page; a page of a newspaper has a tenth

Box = tuple[float, float, float, float]  # left, bottom, right, top

SOFT = "\xad"  # how a hyphen at a line's end is noted until the word is joined
_SIGN = "•"  # for any glyph of a symbol font: its letter means nothing
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_HYPHENS = frozenset("\x02\xad\ufffe")  # pdfium's own ways to say so, by version
_BOLD = re.compile(r"bold|black|heavy|demi|semib|(?:^|[-,_ ])bd|extrab", re.IGNORECASE)
_SYMBOLS = re.compile(r"wingding|dingbat|webding|symbol", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_MARKS = frozenset("0123456789*†‡")
_BOLD_WEIGHT = 600


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
class _Letters:
    """Where one character stands, and in which letters."""

    x: float
    y: float
    size: float
    font: str
    is_bold: bool
    is_symbol: bool
    turn: int  # in quarters, to the left; a page on its side has 1 or 3


@dataclass(slots=True)
class _Drawn:
    """A word as the page draws it, before the page is turned so that it can be read."""

    text: str
    letters: _Letters
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
    probe = _Probe(textpage)
    count = min(pdfium.FPDFText_CountChars(textpage), MOST_CHARACTERS)
    letters: _Letters | None = None
    parts: list[str] = []
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        character = chr(code) if code < 0x110000 else "\ufffd"
        is_break = character in "\r\n"
        if is_break or character.isspace() or code == 0:
            if letters is not None:
                yield probe.word(parts, letters, index - 1, ends_line=is_break)
            letters, parts = None, []
            continue
        if letters is not None and _may_move(character, parts):
            here = probe.letters(index)
            moved = here.y - letters.y if letters.turn % 2 == 0 else here.x - letters.x
            if abs(moved) > letters.size * 0.2:
                ends_line = parts[-1] == SOFT
                yield probe.word(parts, letters, index - 1, ends_line=ends_line)
                letters, parts = here, []
        if letters is None:
            letters = probe.letters(index)
        parts.append(_readable(character, letters))
    if letters is not None:
        yield probe.word(parts, letters, count - 1, ends_line=True)


def _may_move(character: str, parts: list[str]) -> bool:
    """Whether the mark of a footnote may begin here, or the next line after a divided word."""
    return parts[-1] == SOFT or (character in _MARKS and parts[-1] not in _MARKS)


def _readable(character: str, letters: _Letters) -> str:
    if letters.is_symbol or "\ue000" <= character <= "\uf8ff":
        return _SIGN
    if character in _HYPHENS:
        return SOFT
    return _LIGATURES.get(character, character)


class _Probe:
    """Asks pdfium about single characters; its answers come back in these places."""

    def __init__(self, textpage: Any) -> None:
        self._page = textpage
        self._matrix = pdfium.FS_MATRIX()
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._box = [ctypes.c_double() for _ in range(4)]
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def letters(self, index: int) -> _Letters:
        """Where the character stands, and in which letters."""
        page, matrix = self._page, self._matrix
        pdfium.FPDFText_GetCharOrigin(page, index, self._x, self._y)
        pdfium.FPDFText_GetMatrix(page, index, matrix)
        pdfium.FPDFText_GetFontInfo(page, index, self._name, 128, self._flags)
        weight = pdfium.FPDFText_GetFontWeight(page, index)
        font, is_bold, is_symbol = _font(self._name.value)
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        return _Letters(
            self._x.value,
            self._y.value,
            max(pdfium.FPDFText_GetFontSize(page, index) * scale, 0.1),
            font,
            is_bold or weight >= _BOLD_WEIGHT,
            is_symbol,
            round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4,
        )

    def word(
        self, parts: list[str], letters: _Letters, last: int, *, ends_line: bool = False
    ) -> _Drawn:
        """The word whose last character is number ``last``."""
        left, right, bottom, top = self._box
        pdfium.FPDFText_GetCharBox(self._page, last, left, right, bottom, top)
        box = (left.value, bottom.value, right.value, top.value)
        whole = [part for part in parts[:-1] if part != SOFT] + parts[-1:]
        return _Drawn("".join(whole), letters, box, ends_line)


@lru_cache(maxsize=512)
def _font(name: bytes) -> tuple[str, bool, bool]:
    """A font's name, whether it is bold, and whether its glyphs are signs and no letters.

    >>> _font(b"ABCDEF+TradeGothic-Bold")
    ('TradeGothic-Bold', True, False)
    """
    plain = _SUBSET.sub("", name.decode("utf-8", "replace"))
    return plain, bool(_BOLD.search(plain)), bool(_SYMBOLS.search(plain))
