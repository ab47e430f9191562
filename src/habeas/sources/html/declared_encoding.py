"""The encoding that a page, a mail or a document declares, where the bytes bear it out."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from habeas.sources.encodings.decoding import decode
from habeas.sources.encodings.wide_text import wide_encoding

_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,500}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_DECLARED_WITHIN = 4096  # bytes
_MOST_NULS = 50  # a page with more than one in so many bytes is in UTF-16, or no page
_STRAY = "{} stray NUL characters in the page were left out."
_LATIN = frozenset(("iso8859-1", "ascii"))  # browsers read both as what Windows made of them
_NO_LETTERS = frozenset(("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"))


def decode_page(data: bytes, path: Path, charset: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of an HTML or XHTML page, and what could not be read.

    Args:
        data: the page. The encoding that it declares counts where the bytes bear it out.
        path: where it came from, for the message.
        charset: the encoding that the server stated, which is weightier.

    Raises:
        UnreadableFile: the bytes are no text.
    """
    stray = _stray_nuls(data)
    if stray:
        data = data.replace(b"\0", b"")
    declared = _DECLARED.search(data[:_DECLARED_WITHIN])
    stated = (charset, declared[1].decode("ascii", "replace") if declared else None)
    text, warnings = decode(data, path, stated=tuple(name for name in stated if name))
    return text, (*warnings, *((_STRAY.format(stray),) if stray else ()))


def _stray_nuls(data: bytes) -> int:
    """How many NUL characters are strewn over a page, as browsers pass over them."""
    stray = data.count(0)
    if stray > len(data) // _MOST_NULS or data.startswith(
        (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    ):
        return 0
    return stray if stray and wide_encoding(data) is None else 0


def decode_as(data: bytes, name: str) -> str | None:
    r"""The text in a declared encoding; ``None`` for an unknown one, or where it does not fit.

    What declares itself to be Latin is often UTF-8, which it then can be told from.

    >>> decode_as(b"\x93no\x94", "iso-8859-1"), decode_as(b"\x93no\x94", "utf-8")
    ('“no”', None)
    """
    try:
        encoding = codecs.lookup(name).name
        if encoding in _NO_LETTERS:
            return None
        return _latin(data) if encoding in _LATIN else data.decode(encoding)
    except (LookupError, ValueError):  # ValueError: a NUL in the name, or bytes that do not fit
        return None


def _latin(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252")
