"""The bytes of a text file become text, to the letter: nothing is added, dropped or unified."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from habeas.errors import UnreadableFile
from habeas.sources.encodings import old_encodings, wide_text
from habeas.sources.encodings.damaged_text import lost_before, mixed, with_losses

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
_SAMPLE = 65_536  # bytes that are looked at to tell damaged UTF-8 from an old encoding


def decode(data: bytes, path: Path, *, stated: tuple[str, ...] = ()) -> tuple[str, tuple[str, ...]]:
    r"""The text, without a byte order mark, and what could not be read.

    Args:
        data: the bytes of the file.
        path: where they came from, for the message.
        stated: the encodings that a page and its server state, the weightier first. One counts
            where the bytes are no UTF-8 and are not much less odd in another encoding.

    Raises:
        UnreadableFile: the bytes are no text.

    >>> decode(b"\xef\xbb\xbfDetained.\r\n", Path("report.txt"))
    ('Detained.\r\n', ())
    """
    text, warnings = _decoded(data, path, stated)
    if "\0" in text or len(_CONTROL.findall(text)) > len(text) * _MOST_CONTROL:
        raise UnreadableFile(path, "it is a binary file, not text")
    return text, warnings


def _decoded(data: bytes, path: Path, stated: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return with_losses(data[len(mark) :], encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if _CONTROL.search(text) is None:
            return text, lost_before(text)
    return _not_utf8(data, path, stated)


def _not_utf8(data: bytes, path: Path, stated: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    if (wide := wide_text.wide_encoding(data)) is not None:
        return with_losses(data, wide)
    if _is_nearly_utf8(data):
        return mixed(data)
    for name in stated:
        encoding = old_encodings.known(name)
        if encoding is not None and old_encodings.bears_out(data, encoding):
            return data.decode(encoding), ()
    likeliest = old_encodings.likeliest(data)
    if likeliest is None:
        raise UnreadableFile(path, "it is a binary file, not text")
    return with_losses(data, likeliest)


def _is_nearly_utf8(data: bytes) -> bool:
    """Whether letters of several bytes outnumber the damaged places, or there is no other."""
    text = data[:_SAMPLE].decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    sound = sum(1 for character in text if character > "\x7f") - damaged
    return sound > damaged
