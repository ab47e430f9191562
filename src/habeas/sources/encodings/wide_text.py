"""UTF-16 that does not begin with its mark: told by how ordinary its letters are, read that way."""

from __future__ import annotations

import unicodedata
from collections import Counter

from habeas.sources.encodings.oddness import HAN_FREQUENT

_SAMPLE = 8192  # bytes
_ORDINARY = 0.9  # share of the characters that must be of the script that most are of
_FREQUENT = 0.2  # share of the Chinese signs
_SHARED = frozenset(" \n\r\t\ufeff")
_BLOCKS = (
    (0x20, 0x7F, "ascii"),
    (0xA0, 0xA0, "shared"),
    (0xAB, 0xAB, "shared"),
    (0xBB, 0xBB, "shared"),
    (0x80, 0x24F, "latin"),
    (0x2010, 0x2044, "shared"),  # quotes and dashes
    (0x2116, 0x2116, "shared"),
    (0x3000, 0x303F, "shared"),
    (0x4E00, 0x9FFF, "han"),
    (0xFF00, 0xFF65, "shared"),
)
_SHORTEST = 4  # bytes


def wide_encoding(data: bytes) -> str | None:
    """The byte order in which the bytes are UTF-16, or ``None`` where they are in neither.

    >>> wide_encoding("Полиция задержала редактора.".encode("utf-16-be"))
    'utf-16-be'
    """
    if len(data) < _SHORTEST:
        return None
    shares = {order: _ordinary(data, order) for order in ("utf-16-le", "utf-16-be")}
    best = max(shares, key=shares.__getitem__)
    return best if shares[best] >= _ORDINARY and len(set(shares.values())) > 1 else None


def _ordinary(data: bytes, order: str) -> float:
    """The share of letters of one script, spaces and signs of print; 0 where there is no space."""
    text = data[: min(_SAMPLE, len(data) // 2 * 2)].decode(order, errors="replace")
    blocks = Counter(_block(character) for character in text)
    others = blocks.pop("", 0)
    shared = blocks.pop("shared", 0)
    if not blocks or (not shared and not blocks.get("han")):
        return 0
    if blocks["han"] and sum(map(HAN_FREQUENT.__contains__, text)) < blocks["han"] * _FREQUENT:
        return 0  # ASCII taken two letters at a time gives Chinese signs, but seldom frequent ones
    ascii_letters = blocks.pop("ascii", 0)  # names and figures stand among all scripts
    main = max(blocks.values(), default=0)
    return (main + ascii_letters + shared) / (
        sum(blocks.values()) + ascii_letters + shared + others
    )


def _block(character: str) -> str:
    """The script of a character, as far as its place in Unicode tells; "" where it is no letter."""
    code = ord(character)
    if character in _SHARED:
        return "shared"
    if unicodedata.category(character) in ("Cn", "Co", "Cs", "Cc"):
        return ""
    named = (name for first, last, name in _BLOCKS if first <= code <= last)
    return next(named, f"{code >> 8:02x}")
