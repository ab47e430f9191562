"""The bytes of a text file become text, to the letter: nothing is added, dropped or unified."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from habeas.errors import UnreadableFile

# The order matters: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")  # \x1b: a terminal's log
_MOST_CONTROL = 0.002  # share of the characters; stray ones come out of PDF converters
_SAMPLE = 65_536  # bytes that are looked at where the encoding has to be guessed
_FEW_HIGH = 0.1  # share of bytes above 127: up to here it is English with accents and curly quotes


def decode(data: bytes, path: Path) -> tuple[str, tuple[str, ...]]:
    r"""The text, without a byte order mark, and what could not be read.

    Raises:
        UnreadableFile: the bytes are no text.

    >>> decode(b"\xef\xbb\xbfDetained.\r\n", Path("report.txt"))
    ('Detained.\r\n', ())
    """
    text, warnings = _decoded(data, path)
    if "\0" in text or len(_CONTROL.findall(text)) > len(text) * _MOST_CONTROL:
        raise UnreadableFile(path, "it is a binary file, not text")
    return text, warnings


def _decoded(data: bytes, path: Path) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _tolerant(data[len(mark) :], encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if "\0" not in text:
            return text, ()
    if (wide := _wide_encoding(data)) is not None:
        return _tolerant(data, wide)
    if _is_nearly_utf8(data):
        return _tolerant(data, "utf-8")
    return _guessed(data, path), ()


def _tolerant(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    """The text, with the replacement character for what is damaged, and a warning then."""
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
    return text, ("Some characters are damaged in the file and could not be read.",)


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without its mark: in Latin letters every second byte is zero."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half < 2 or len(data) % 2:
        return None
    for zeros, letters, encoding in ((1, 0, "utf-16-le"), (0, 1, "utf-16-be")):
        if sample[zeros::2].count(0) > half * 0.7 and sample[letters::2].count(0) == 0:
            return encoding
    return None


def _is_nearly_utf8(data: bytes) -> bool:
    """Whether letters of several bytes outnumber the damaged places by far."""
    text = data[:_SAMPLE].decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    sound = sum(1 for character in text if character > "\x7f") - damaged
    return sound > damaged * 10


def _guessed(data: bytes, path: Path) -> str:
    """The text in the most likely of the old encodings of one byte a letter."""
    high = sum(1 for byte in data[:_SAMPLE] if byte > 0x7F)
    if high < len(data[:_SAMPLE]) * _FEW_HIGH:
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            return data.decode("latin-1")  # its few extra bytes are control characters
    from charset_normalizer import from_bytes  # noqa: PLC0415 -- few files need it

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise UnreadableFile(path, "it is a binary file, not text")
    return data.decode(best.encoding, errors="replace")
