"""Where the single characters of a PDF page stand, and in which letters they are set."""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pypdfium2.raw as pdfium

Box = tuple[float, float, float, float]  # left, bottom, right, top; in points
Style = tuple[float, str, bool, bool, int]  # the last five values of Letters

_BOLD = re.compile(r"bold|black|heavy|demi|semib|(?:^|[-,_ ])bd|extrab", re.IGNORECASE)
_SYMBOLS = re.compile(r"wingding|dingbat|webding|symbol", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD_WEIGHT = 600


@dataclass(slots=True)
class Letters:
    """Where one character stands, and in which letters."""

    x: float
    y: float
    size: float
    font: str
    is_bold: bool
    is_symbol: bool
    turn: int  # in quarters, to the left; a page on its side has 1 or 3


class Probe:
    """Asks pdfium about single characters; its answers come back in these places."""

    def __init__(self, textpage: Any) -> None:
        self._page = textpage
        self._matrix = pdfium.FS_MATRIX()
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._box = [ctypes.c_double() for _ in range(4)]
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._known: int | None = None
        self._style: Style = (0.1, "", False, False, 0)

    def letters(self, index: int) -> Letters:
        """Where the character stands, and in which letters."""
        pdfium.FPDFText_GetCharOrigin(self._page, index, self._x, self._y)
        drawn = ctypes.addressof(run.contents) if (run := self._run(index)) else None
        if drawn is None or drawn != self._known:  # all characters of a run have the same letters
            self._known, self._style = drawn, self._style_of(index)
        return Letters(self._x.value, self._y.value, *self._style)

    def _run(self, index: int) -> Any:
        """What the page draws in one go, with the character in it; false for a made-up space."""
        return pdfium.FPDFText_GetTextObject(self._page, index)

    def _style_of(self, index: int) -> Style:
        page, matrix = self._page, self._matrix
        pdfium.FPDFText_GetMatrix(page, index, matrix)
        pdfium.FPDFText_GetFontInfo(page, index, self._name, 128, self._flags)
        weight = pdfium.FPDFText_GetFontWeight(page, index)
        font, is_bold, is_symbol = _font(self._name.value)
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        return (
            max(pdfium.FPDFText_GetFontSize(page, index) * scale, 0.1),
            font,
            is_bold or weight >= _BOLD_WEIGHT,
            is_symbol,
            round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4,
        )

    def box(self, index: int) -> Box:
        """What the character covers."""
        left, right, bottom, top = self._box
        pdfium.FPDFText_GetCharBox(self._page, index, left, right, bottom, top)
        return left.value, bottom.value, right.value, top.value


@lru_cache(maxsize=512)
def _font(name: bytes) -> tuple[str, bool, bool]:
    """A font's name, whether it is bold, and whether its glyphs are signs and no letters.

    >>> _font(b"ABCDEF+TradeGothic-Bold")
    ('TradeGothic-Bold', True, False)
    """
    plain = _SUBSET.sub("", name.decode("utf-8", "replace"))
    return plain, bool(_BOLD.search(plain)), bool(_SYMBOLS.search(plain))
