"""The words of a PDF page as the page draws them, before it is turned so that it can be read.

pdfium is asked for the place of a word at its first and its last character only: asking at each
character takes five times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from habeas.sources.pdf.characters import characters_of
from habeas.sources.pdf.letters import Letters, Probe
from habeas.sources.pdf.sheet import Bounds, turned

MOST_CHARACTERS = 200_000  # of one page; a page of a newspaper has a tenth

SOFT = "\xad"  # how a hyphen at a line's end is noted until the word is joined
UNKNOWN = "\ufffd"  # for a glyph of which nothing says which letter it is
SIGN = "•"  # for any glyph of a symbol font: its letter means nothing
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_HYPHENS = frozenset("\x02\xad\ufffe")  # pdfium's own ways to say so, by version
_MARKS = frozenset("0123456789*†‡")
_WORD = re.compile(r"[^\s\x00]+")
# Within such a word another one may begin: after a hyphen, at a mark, at a font's own sign.
_MAY_END = re.compile(r"[\x02\xad\ufffe\ue000-\uf8ff]|[^0-9*†‡][0-9*†‡]")
_DESCENT, _ASCENT = 0.22, 0.78  # of the size: how far letters reach under and over the baseline


@dataclass(slots=True)
class DrawnWord:
    """Letters without a space between them, in the page's own points."""

    text: str
    letters: Letters
    x: float  # of its first character, on the baseline
    y: float
    last: Bounds  # of its last character; of the whole word where that runs to the left
    bounds: Bounds  # of the whole word, as high as letters of its size are
    ends_line: bool


def drawn_words(textpage: Any) -> Iterator[DrawnWord]:
    """The words of one of pdfium's pages of text, in the order in which it draws them."""
    probe, text = Probe(textpage), characters_of(textpage.raw, MOST_CHARACTERS)
    for found in _WORD.finditer(text):
        start, end = found.span()
        ends_line = end == len(text) or text[end] in "\r\n"
        letters, word = probe.letters(start), found[0]
        if letters.is_symbol or _MAY_END.search(word):
            yield from _parts(probe, word, start, ends_line=ends_line)
            continue
        if not word.isascii():
            word = "".join(map(partial(_readable, letters=letters, is_first=False), word))
        yield _word(probe, [word], letters, start, end - 1, ends_line=ends_line)


def _parts(probe: Probe, word: str, start: int, *, ends_line: bool) -> Iterator[DrawnWord]:
    """The words in a run of characters in which a mark, a sign or the next line may begin."""
    letters, first = probe.letters(start), start
    parts: list[str] = []
    for index, character in enumerate(word, start):
        if parts and (letters.is_symbol or _may_move(character, parts)):
            here = probe.letters(index)
            # A bullet right before a word, with no space between them.
            is_other = letters.is_symbol and not here.is_symbol
            moved = not is_other and _moved(probe, letters, first, index)
            if is_other or (moved and _may_move(character, parts)):
                is_divided = moved and parts[-1] == SOFT
                yield _word(probe, parts, letters, first, index - 1, ends_line=is_divided)
                letters, first, parts = here, index, []
        parts.append(_readable(character, letters, is_first=not parts))
    yield _word(probe, parts, letters, first, start + len(word) - 1, ends_line=ends_line)


def _moved(probe: Probe, letters: Letters, first: int, index: int) -> bool:
    """Whether a character stands on another baseline than the first one of its word."""
    (x, y), (here_x, here_y) = probe.origin(first), probe.origin(index)
    return abs(here_y - y if letters.turn % 2 == 0 else here_x - x) > letters.size * 0.2


def _word(
    probe: Probe, parts: list[str], letters: Letters, first: int, last: int, *, ends_line: bool
) -> DrawnWord:
    """The word of the characters ``first`` to ``last``; hyphens count at its end only."""
    whole = [part for part in parts[:-1] if part != SOFT] + parts[-1:]
    text = _paired("".join(whole))
    x, y = probe.origin(first)
    box = probe.box(last)
    if runs_to_the_left(text):
        one = probe.box(first)
        box = (*map(min, box[:2], one[:2]), *map(max, box[2:], one[2:]))  # type: ignore[assignment]
        x = box[0] if letters.turn == 0 else x
    return DrawnWord(text, letters, x, y, box, _bounds(letters, x, y, box), ends_line)


def _bounds(letters: Letters, x: float, y: float, last: Bounds) -> Bounds:
    """What a word covers that begins at ``x`` and ``y``."""
    turn, size = letters.turn, letters.size
    if turn:
        x, y, _, _ = turned((x, y, x, y), turn)
        last = turned(last, turn)
    left, bottom, right, top = last
    foot, head = y - size * _DESCENT, y + size * _ASCENT
    whole = (
        min(x, left),
        min(foot, bottom),
        max(x, right),
        max(head, top),
    )
    return turned(whole, -turn % 4) if turn else whole


def _paired(text: str) -> str:
    """The text with the two halves, as which pdfium gives rare letters and signs, put together."""
    if text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def runs_to_the_left(text: str) -> bool:
    """Whether a word begins with a letter of a script such as Arabic or Hebrew.

    >>> runs_to_the_left("שלום"), runs_to_the_left("peace")
    (True, False)
    """
    first = text[:1]
    return (
        "\u0590" <= first <= "\u08ff"
        or "\ufb1d" <= first <= "\ufdff"
        or ("\ufe70" <= first <= "\ufefc")
    )


def _may_move(character: str, parts: list[str]) -> bool:
    """Whether the mark of a footnote may begin here, or the next line after a divided word."""
    return parts[-1] == SOFT or (character in _MARKS and parts[-1] not in _MARKS)


def _readable(character: str, letters: Letters, *, is_first: bool) -> str:
    if letters.is_symbol:
        return SIGN
    if "\ue000" <= character <= "\uf8ff":  # for private use: a font's own sign, or its own letter
        return SIGN if is_first else UNKNOWN
    if character in _HYPHENS:
        return SOFT
    return _LIGATURES.get(character, character)
