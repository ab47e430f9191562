"""The characters of a PDF page, as many as pdfium counts."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

_STRETCH = 100  # characters that are asked for at once
_LAST = 0x10FFFF


def characters_of(textpage: Any, most: int) -> str:
    """One character for each that pdfium counts, so that a place in the text is a number there.

    A stretch is asked for at once, which takes a hundredth of the time of asking for each of its
    characters. Only where pdfium leaves one out, which stands for no letter, or gives two for
    one, each is asked for.

    Args:
        textpage: pdfium's page of text.
        most: characters that are given.
    """
    count = max(0, min(pdfium.FPDFText_CountChars(textpage), most))
    parts = []
    for start in range(0, count, _STRETCH):
        length = min(_STRETCH, count - start)
        parts.append(_stretch(textpage, start, length) or _each(textpage, start, length))
    return "".join(parts)


def _stretch(textpage: Any, start: int, length: int) -> str | None:
    """The characters, where none is left out: then the places of first and last say so."""
    first, last = (
        pdfium.FPDFText_GetTextIndexFromCharIndex(textpage, index)
        for index in (start, start + length - 1)
    )
    if first < 0 or last - first != length - 1:
        return None
    room = (ctypes.c_ushort * (length * 2 + 2))()  # a character may take two places
    written = pdfium.FPDFText_GetText(textpage, start, length, room) - 1  # a zero stands at the end
    if written != length:
        return None
    text = bytes(room)[: length * 2].decode("utf-16-le", "replace")
    return text if len(text) == length else None


def _each(textpage: Any, start: int, length: int) -> str:
    codes = (pdfium.FPDFText_GetUnicode(textpage, start + n) for n in range(length))
    return "".join(chr(code) if code <= _LAST else "\ufffd" for code in codes)
