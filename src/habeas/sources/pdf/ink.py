"""The ink of a PDF's text: whether any is used, and of which colour."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

Colour = tuple[int, int, int]  # red, green, blue; to 255

_PALE = 235  # of 255, in each of the three: close to paper
_FAINT = 26  # of 255: what covers less than that is as good as not there
_STROKED = (
    pdfium.FPDF_TEXTRENDERMODE_STROKE,
    pdfium.FPDF_TEXTRENDERMODE_STROKE_CLIP,
)


@dataclass(slots=True)
class Ink:
    """With what a text object is drawn."""

    drawn: Any  # pdfium's object
    address: int  # of that, by which two can be compared
    is_invisible: bool  # the page says so: text for a search in a scanned picture
    is_pale: bool  # white on paper, unless something darker lies under it
    colour: Colour | None


class Palette:
    """Asks pdfium for colours; its answers come back in these places."""

    def __init__(self) -> None:
        self._red, self._green, self._blue, self._alpha = (ctypes.c_uint() for _ in range(4))

    def ink_of(self, drawn: Any, address: int) -> Ink:
        """The ink of one of pdfium's text objects."""
        mode = pdfium.FPDFTextObj_GetTextRenderMode(drawn)
        colour, strength = self.colour_of(drawn, stroked=mode in _STROKED)
        return Ink(
            drawn,
            address,
            mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE,
            strength < _FAINT or (colour is not None and min(colour) >= _PALE),
            colour,
        )

    def colour_of(self, drawn: Any, *, stroked: bool = False) -> tuple[Colour | None, int]:
        """The colour of an object and how much it covers, to 255; none where it is a pattern."""
        ask = pdfium.FPDFPageObj_GetStrokeColor if stroked else pdfium.FPDFPageObj_GetFillColor
        if not ask(drawn, self._red, self._green, self._blue, self._alpha):
            return None, 255
        return (self._red.value, self._green.value, self._blue.value), self._alpha.value


def are_close(one: Colour | None, other: Colour | None) -> bool:
    """Whether nobody could read letters of one colour on the other."""
    if one is None or other is None:
        return False
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) <= 255 - _PALE
