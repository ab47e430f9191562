"""The encodings from before Unicode: which of them a text was written in."""

from __future__ import annotations

import codecs
import re

from habeas.sources.encodings.oddness import ODD, oddness

_SAMPLE = 20_000  # bytes; the pieces of a file with letters outside of ASCII
_PIECE = re.compile(rb"(?<!\S)\S*[\x80-\xff][^\n]*\n?")  # from the word with such a letter on
# In the order of preference, where two read alike.
_ONE_BYTE = (
    "cp1252",
    "cp1251",
    "kz1048",
    "koi8_u",  # and KOI8-R, which has all of its Russian letters in the same places
    "mac_roman",
    "cp1256",
    "cp1250",
    "cp1254",
    "mac_cyrillic",
    "cp866",
    "iso8859_5",
    "iso8859_6",
    "koi8_t",
)
_SELDOM = 0.06  # what an encoding costs that few files are in
_PRIOR = {"cp1252": 0.0, "cp1251": 0.0, "gb18030": 0.0, "kz1048": 0.02, "koi8_u": 0.02}
_PRIOR |= {"mac_roman": 0.02, "cp1256": 0.02}
_MORE_BYTES = ("gb18030", "big5", "shift_jis", "euc_jp", "euc_kr")
# What a page may say that it is written in; not what Python knows besides, such as UTF-7, and not
# UTF-16, in which a page could not say so.
_STATED = frozenset(
    codecs.lookup(name).name
    for name in (
        *_ONE_BYTE, *_MORE_BYTES, "utf-8", "koi8-r", "gbk", "gb2312", "big5hkscs", "cp949",
        "cp932", "iso2022_jp", "tis-620", "cp874", "cp1253", "cp1255", "cp1257", "cp1258", "ascii",
        *(f"iso8859-{number}" for number in (1, 2, 3, 4, 7, 8, 9, 10, 13, 14, 15, 16)),
    )
)  # fmt: skip
_LATIN = frozenset(("iso8859-1", "ascii"))  # browsers read both as what Windows made of them
_MUCH_ODDER = 0.5
_ODDER = 0.2
# Kazakh pages state Windows-1251, as no browser knows the encoding that they are in.
_STATED_AS = {"kz1048": "cp1251"}

_NAMES = {
    "cp1252": "Windows-1252",
    "cp1251": "Windows-1251",
    "cp1256": "Windows-1256",
    "kz1048": "KZ-1048",
    "koi8_u": "KOI8",
    "mac_roman": "Mac Roman",
}


def called(encoding: str) -> str:
    """What people call the encoding."""
    return _NAMES.get(encoding, encoding)


def likeliest(data: bytes) -> str | None:
    """The encoding in which the bytes make the least odd text, or ``None`` where all are odd.

    >>> likeliest("Полиция задержала редактора газеты.".encode("koi8-r"))
    'koi8_u'
    """
    sample = _sample(data)
    found: tuple[float, str] | None = None
    for encoding in (*_ONE_BYTE, *_MORE_BYTES):
        text = _decoded(sample, encoding)
        if text is None:
            continue
        odd = oddness(text) + _PRIOR.get(encoding, _SELDOM)
        if found is None or odd < found[0]:
            found = odd, encoding
    return found[1] if found and found[0] < ODD else None


def known(stated: str) -> str | None:
    """Python's name for an encoding that a page or a server states, where pages may be in it."""
    try:
        name = codecs.lookup(stated).name
    except (LookupError, ValueError):
        return None
    if name not in _STATED:
        return None
    return "cp1252" if name in _LATIN else name


def bears_out(data: bytes, encoding: str) -> bool:
    """Whether the bytes can be text in the encoding, and are not much less odd in another."""
    try:
        data.decode(encoding)
    except UnicodeError:
        return False
    text = _decoded(_sample(data), encoding) or ""
    better = likeliest(data)
    other = _decoded(_sample(data), better) if better else None
    margin = _ODDER if better and _STATED_AS.get(better) == encoding else _MUCH_ODDER
    return other is None or oddness(text) < oddness(other) + margin


def _sample(data: bytes) -> bytes:
    """The first lines that hold letters outside of ASCII, whole."""
    pieces, size = [], 0
    for found in _PIECE.finditer(data):
        pieces.append(found[0])
        size += len(found[0])
        if size > _SAMPLE:
            break
    return b"".join(pieces)


def _decoded(sample: bytes, encoding: str) -> str | None:
    """The sample as text; where a letter is one byte, a byte that means none may stand in it."""
    try:
        return sample.decode(encoding, "replace" if encoding in _ONE_BYTE else "strict")
    except UnicodeError:
        return None
