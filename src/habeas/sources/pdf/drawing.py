"""A PDF page drawn twice, with and without some of its objects: where does one see them?"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import pypdfium2.raw as pdfium

from habeas.sources.pdf.sheet import Bounds, Sheet

_SCALE = 1.0  # pixels of a point
_MOST_PIXELS = 4_000_000
_CHANNELS = 3
_VISIBLE = 10  # of 255: a smaller difference is seen by nobody
_MARGIN = 0.15  # of a word's height that is left out at its top and foot: other lines reach there


class Difference:
    """What changes on a page when objects are taken off it."""

    def __init__(self, page: Any, sheet: Sheet, objects: Iterable[Any]) -> None:
        width, height = sheet.size
        most = math.sqrt(_MOST_PIXELS / max(width * height, 1))
        self._scale = min(_SCALE, most)
        self._sheet = sheet
        self._with, self._stride, self._rows = self._drawn(page)
        for each in objects:
            pdfium.FPDFPageObj_SetIsActive(each, False)  # noqa: FBT003 - pdfium's own
        self._without, _, _ = self._drawn(page)

    def _drawn(self, page: Any) -> tuple[bytes, int, int]:
        """The pixels, the bytes of a row of them, and the number of rows."""
        bitmap = page.render(
            scale=self._scale,
            may_draw_forms=False,
            draw_annots=False,
            force_bitmap_format=pdfium.FPDFBitmap_BGR,
        )
        try:
            return bytes(bitmap.buffer), bitmap.stride, bitmap.height
        finally:
            bitmap.close()

    def is_at(self, bounds: Bounds) -> bool:
        """Whether something changes within these bounds, which are the page's own."""
        left, top, right, bottom = self._sheet.shown(bounds)
        margin = (bottom - top) * _MARGIN
        first = max(int((top + margin) * self._scale), 0)
        last = min(math.ceil((bottom - margin) * self._scale), self._rows)
        begin = max(int(left * self._scale), 0) * _CHANNELS
        end = min(math.ceil(right * self._scale) * _CHANNELS, self._stride)
        return any(
            self._differs(row * self._stride + begin, row * self._stride + end)
            for row in range(first, last)
        )

    def _differs(self, begin: int, end: int) -> bool:
        one, other = self._with[begin:end], self._without[begin:end]
        if one == other:
            return False
        return any(abs(a - b) >= _VISIBLE for a, b in zip(one, other, strict=True))
