"""The fonts of an RTF file, which say in what encoding its letters are written."""

from __future__ import annotations

import codecs

SYMBOLS = "symbols"  # of a font without letters: bullets, arrows
_CHARSETS = {
    0: "cp1252",
    2: SYMBOLS,
    77: "mac_roman",
    78: "shift_jis",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
_WHOLE_FILE = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_PRIVATE_USE = 0xF000  # where the signs of symbol fonts have their place


class Fonts:
    """Takes the words of the font table, and those that state the encoding of the whole file."""

    def __init__(self) -> None:
        self._usual = "cp1252"
        self._encodings: dict[int, str] = {}
        self._default: int | None = None
        self._font = 0

    def of_file(self, word: str, number: int | None) -> None:
        """A word of the file's head: ``ansicpg``, ``mac``, ``deff`` and the like."""
        if word == "ansicpg":
            self._usual = _code_page(number) or self._usual
        elif word == "deff":
            self._default = number
        else:
            self._usual = _WHOLE_FILE.get(word, self._usual)

    def in_table(self, word: str, number: int | None) -> None:
        """A word inside the font table."""
        if word == "f":
            self._font = number or 0
        elif word == "fcharset" and number in _CHARSETS:
            self._encodings[self._font] = _CHARSETS[number]
        elif word == "cpg" and (encoding := _code_page(number)):
            self._encodings[self._font] = encoding

    def encoding(self, font: int | None = None) -> str:
        """The encoding of a font, or of the one that the file uses where it names none."""
        return self._encodings.get(self._default or 0 if font is None else font, self._usual)


def letters(octets: bytes, encoding: str) -> str:
    r"""The letters that octets stand for.

    >>> letters(b"\xc4\xe0\xed\xe0", "cp1251"), letters(b"\xb7", SYMBOLS)
    ('Дана', '\uf0b7')
    """
    if encoding == SYMBOLS:
        return "".join(chr(_PRIVATE_USE + octet) if octet > 0x20 else " " for octet in octets)
    return octets.decode(encoding, "replace")


def _code_page(number: int | None) -> str | None:
    names = {65001: "utf-8", 10000: "mac_roman"}
    try:
        return codecs.lookup(names.get(number or 0, f"cp{number}")).name
    except LookupError:
        return None
