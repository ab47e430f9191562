"""What a PDF page draws beside its text, and in which order: areas of one colour, and pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from habeas.sources.pdf.ink import Colour, Palette
from habeas.sources.pdf.sheet import Bounds

MOST_OBJECTS = 200_000  # of a page; a page with a drawn map has some ten thousand
_DEEPEST = 8  # forms within forms
_SMALLEST = 3.0  # points, each way: less than that covers no word
_OPAQUE = 250  # of 255
_LARGEST_PICTURE = 60_000_000  # pixels: an A4 page at 600 dots per inch has 35 million
_Matrix = tuple[float, float, float, float, float, float]
_PLAIN: _Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Area:
    """What covers the things that were drawn before it."""

    order: int
    bounds: Bounds
    is_picture: bool
    colour: Colour | None  # of what is no picture

    def covers(self, x: float, y: float) -> bool:
        """Whether a point lies under it."""
        left, bottom, right, top = self.bounds
        return left <= x <= right and bottom <= y <= top


class PageObjects:
    """What one of pdfium's pages draws, in order, that inside of forms included."""

    def __init__(self, page: Any) -> None:
        self._page = page.raw
        self._palette = Palette()
        self.areas: list[Area] = []
        self.first_text = 0  # when that is drawn; 0: there is none
        self.has_huge_picture = False
        for order, drawn, matrix, kind in self._all():
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self.first_text = self.first_text or order
            elif kind != pdfium.FPDF_PAGEOBJ_PATH or _is_filled(drawn):
                self._add(order, drawn, matrix, kind)

    def order_of_texts(self) -> dict[int, int]:
        """When each text object is drawn, by its address."""
        return {
            ctypes.addressof(drawn.contents): order
            for order, drawn, _, kind in self._all()
            if kind == pdfium.FPDF_PAGEOBJ_TEXT
        }

    def _add(self, order: int, drawn: Any, matrix: _Matrix, kind: int) -> None:
        is_picture = kind != pdfium.FPDF_PAGEOBJ_PATH
        colour, strength = (None, 255) if is_picture else self._palette.colour_of(drawn)
        bounds = _bounds(drawn, matrix)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self.has_huge_picture |= _pixels(drawn) > _LARGEST_PICTURE
        if strength >= _OPAQUE and min(_sides(bounds)) >= _SMALLEST:
            self.areas.append(Area(order, bounds, is_picture, colour))

    def _all(self) -> Iterator[tuple[int, Any, _Matrix, int]]:
        """Order, object, its matrix and its kind; a form comes as what is in it."""
        forms: list[tuple[Iterator[Any], _Matrix]] = [(_outer(self._page), _PLAIN)]
        order = 0
        while forms and order < MOST_OBJECTS:
            objects, matrix = forms[-1]
            for drawn in objects:
                order += 1
                kind = pdfium.FPDFPageObj_GetType(drawn)
                if kind == pdfium.FPDF_PAGEOBJ_FORM and len(forms) <= _DEEPEST:
                    forms.append((_inner(drawn), _within(drawn, matrix)))
                    break
                yield order, drawn, matrix, kind
                if order >= MOST_OBJECTS:
                    return
            else:
                forms.pop()


def _outer(page: Any) -> Iterator[Any]:
    get = pdfium.FPDFPage_GetObject
    return (get(page, number) for number in range(pdfium.FPDFPage_CountObjects(page)))


def _inner(form: Any) -> Iterator[Any]:
    get = pdfium.FPDFFormObj_GetObject
    return (get(form, number) for number in range(pdfium.FPDFFormObj_CountObjects(form)))


def _is_filled(path: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(path, fill, stroke)) and fill.value != 0


def _pixels(picture: Any) -> int:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    pdfium.FPDFImageObj_GetImagePixelSize(picture, width, height)
    return width.value * height.value


def _sides(bounds: Bounds) -> tuple[float, float]:
    return bounds[2] - bounds[0], bounds[3] - bounds[1]


def _within(form: Any, outer: _Matrix) -> _Matrix:
    """How places within a form become places of the page."""
    own = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(form, own):
        return outer
    a, b, c, d, e, f = outer
    return (
        own.a * a + own.b * c,
        own.a * b + own.b * d,
        own.c * a + own.d * c,
        own.c * b + own.d * d,
        own.e * a + own.f * c + e,
        own.e * b + own.f * d + f,
    )


def _bounds(drawn: Any, matrix: _Matrix) -> Bounds:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
        return (0, 0, 0, 0)
    a, b, c, d, e, f = matrix
    corners = [(x.value, y.value) for x in (left, right) for y in (bottom, top)]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
