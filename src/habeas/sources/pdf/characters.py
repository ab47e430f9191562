"""The characters of a PDF page, as many as pdfium counts."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

_LAST = 0x10FFFF


def characters_of(textpage: Any, most: int) -> str:
    """One character for each that pdfium counts, so that a place in the text is a number there.

    The whole text is asked for at once, which takes a hundredth of the time of asking for each
    character, unless it has others than pdfium counts, as where one takes two places.

    Args:
        textpage: pdfium's page of text.
        most: characters that are given.
    """
    count = min(pdfium.FPDFText_CountChars(textpage), most)
    if count <= 0:
        return ""
    room = (ctypes.c_ushort * (count * 2 + 2))()  # a character may take two places
    written = pdfium.FPDFText_GetText(textpage, 0, count, room) - 1  # with a zero at its end
    if written == count:
        text = bytes(room)[: count * 2].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
    codes = (pdfium.FPDFText_GetUnicode(textpage, index) for index in range(count))
    return "".join(chr(code) if code <= _LAST else "\ufffd" for code in codes)
