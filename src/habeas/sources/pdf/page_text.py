"""The text of one PDF page: the lines that are seen, those that are not, and what is amiss."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import pypdfium2.raw as pdfium

from habeas.sources.pdf.drawn_words import (
    MOST_CHARACTERS,
    UNKNOWN,
    DrawnWord,
    drawn_words,
    runs_to_the_left,
)
from habeas.sources.pdf.lines import Line, lines_of
from habeas.sources.pdf.sheet import Sheet
from habeas.sources.pdf.unseen import unseen_words
from habeas.sources.pdf.words import words_of

Trouble = Literal[
    "damaged",
    "blank",
    "pictures",
    "outside",
    "unseen",
    "all unseen",
    "recognised",
    "untold",
    "lost",
    "unnamed",
    "leftwards",
    "too long",
]

_FEWEST = 20  # characters: of less nothing is concluded
_LOST = 0.05  # of the letters: so many that are unknown are told
_LEADERS = frozenset("._-–—…•·=*")  # what lines are filled with
_LEFTWARDS = 3  # words: an Arabic name in an English sentence comes in one piece


@dataclass(slots=True)
class PageText:
    """What one page gives, and what a person should know of it: the trouble, how many characters.

    ``height`` is that of the page, and ``size`` its width and height, as it is shown.
    """

    lines: list[Line] = field(default_factory=list)
    unseen: list[Line] = field(default_factory=list)
    size: tuple[float, float] = (0.0, 0.0)
    troubles: dict[Trouble, int] = field(default_factory=dict)


def page_text(page: Any, number: int) -> PageText:
    """The text of one of pdfium's pages.

    Args:
        page: pdfium's page; it is for closing afterwards.
        number: of the page, from 1.
    """
    sheet = Sheet.of(page)
    textpage = page.get_textpage()
    found = PageText(size=sheet.size)
    drawn = list(drawn_words(textpage))
    if pdfium.FPDFText_CountChars(textpage.raw) > MOST_CHARACTERS:
        found.troubles["too long"] = MOST_CHARACTERS
    words = [word for word in drawn if sheet.holds(word.x, word.y)]
    if len(words) < len(drawn):
        found.troubles["outside"] = _length(drawn) - _length(words)
    seen, hidden = _parted(page, sheet, words, found)
    found.lines = lines_of(words_of(seen, sheet), number)
    found.unseen = lines_of(words_of(hidden, sheet), number)
    if not words:
        has_objects = pdfium.FPDFPage_CountObjects(page.raw) > 0
        found.troubles["pictures" if has_objects else "blank"] = 0
    found.troubles |= _troubles(seen)
    textpage.close()
    return found


def _parted(
    page: Any, sheet: Sheet, words: list[DrawnWord], found: PageText
) -> tuple[list[DrawnWord], list[DrawnWord]]:
    """The words that are read, and those that are not, as they are not seen.

    A scan with the text that a program recognised on it has unseen words only, and they are read.
    """
    unseen = unseen_words(page, sheet, words)
    hidden = [words[number] for number in sorted(unseen.words) if _is_worded(words[number])]
    if unseen.is_untold:
        found.troubles["untold"] = _length(words)
    if unseen.is_recognised:
        found.troubles["recognised"] = _length(hidden)
        return words, []
    if hidden and len(unseen.words) == len(words):
        found.troubles["all unseen"] = _length(hidden)
        return words, []
    if hidden:
        found.troubles["unseen"] = _length(hidden)
    return [word for number, word in enumerate(words) if number not in unseen.words], hidden


def _is_worded(word: DrawnWord) -> bool:
    """Whether it says anything: white bullets, as tables have, are missed by nobody."""
    return any(map(str.isalnum, word.text))


def _length(words: Sequence[DrawnWord]) -> int:
    return sum(len(word.text) for word in words)


def _troubles(words: Sequence[DrawnWord]) -> dict[Trouble, int]:
    """What is wrong with the letters themselves."""
    letters = odd = unnamed = unknown = leftwards = 0
    for word in words:
        text = word.text
        unknown += text.count(UNKNOWN)
        if not (word.letters.is_named or word.letters.is_symbol):
            unnamed += len(text)
        plain = text.rstrip(".,;:)’'\"”").lstrip("(‘“'\"")
        if plain.isalnum():
            letters += len(plain)
            leftwards += not text.isascii() and runs_to_the_left(text)
        else:
            kinds = Counter(map(_kind, plain))
            letters += kinds["letters"]
            odd += kinds["odd"]
    found: dict[Trouble, int] = {}
    if letters + odd >= _FEWEST and (odd > letters or unknown > letters * _LOST):
        found["lost"] = max(odd, unknown)
    elif unnamed >= _FEWEST and unnamed * 2 > letters + odd:
        found["unnamed"] = unnamed
    if leftwards >= _LEFTWARDS:
        found["leftwards"] = leftwards
    return found


def _kind(character: str) -> str:
    if character.isalnum():
        return "letters"
    return "filling" if character in _LEADERS else "odd"
