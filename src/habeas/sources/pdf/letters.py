"""Where the single characters of a PDF page stand, and in which letters they are set.

pdfium is asked as rarely as can be: a book has a million characters.
"""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pypdfium2.raw as pdfium

from habeas.sources.pdf.ink import Ink, Palette
from habeas.sources.pdf.sheet import Bounds

_BOLD = re.compile(r"bold|black|heavy|demi|semib|(?:^|[-,_ ])bd|extrab", re.IGNORECASE)
_SYMBOLS = re.compile(r"wingding|dingbat|webding|symbol", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD_WEIGHT = 600


@dataclass(slots=True)
class Letters:
    """What the characters of one text object have in common.

    A text object is what a page draws in one go: a line, a word, at times a single letter.
    """

    size: float
    font: str
    is_bold: bool
    is_symbol: bool
    turn: int  # in quarters, to the left; a page on its side has 1 or 3
    ink: Ink | None  # None: of what pdfium adds by itself
    is_named: bool  # the font says which letters its glyphs are, as far as the first one tells


class Probe:
    """Asks pdfium about single characters; its answers come back in these places."""

    def __init__(self, textpage: Any) -> None:
        self._page = textpage.raw
        self._matrix = pdfium.FS_MATRIX()
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._box = [ctypes.c_double() for _ in range(4)]
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._palette = Palette()
        self._known: dict[int, Letters] = {}

    def letters(self, index: int) -> Letters:
        """In which letters the character is set; asked once for each text object."""
        drawn = pdfium.FPDFText_GetTextObject(self._page, index)
        if not drawn:
            return self._letters(index, None)
        address = ctypes.addressof(drawn.contents)
        if (known := self._known.get(address)) is None:
            known = self._known[address] = self._letters(
                index, self._palette.ink_of(drawn, address)
            )
        return known

    def _letters(self, index: int, ink: Ink | None) -> Letters:
        page, matrix = self._page, self._matrix
        pdfium.FPDFText_GetMatrix(page, index, matrix)
        pdfium.FPDFText_GetFontInfo(page, index, self._name, 128, self._flags)
        weight = pdfium.FPDFText_GetFontWeight(page, index)
        font, is_bold, is_symbol = _font(self._name.value)
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        return Letters(
            max(pdfium.FPDFText_GetFontSize(page, index) * scale, 0.1),
            font,
            is_bold or weight >= _BOLD_WEIGHT,
            is_symbol,
            round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4,
            ink,
            pdfium.FPDFText_HasUnicodeMapError(page, index) != 1,
        )

    def origin(self, index: int) -> tuple[float, float]:
        """Where the character begins, on its baseline."""
        pdfium.FPDFText_GetCharOrigin(self._page, index, self._x, self._y)
        return self._x.value, self._y.value

    def box(self, index: int) -> Bounds:
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
