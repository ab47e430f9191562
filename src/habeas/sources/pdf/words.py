"""The words of a PDF page and where they stand, on a page that is turned so that it can be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.record.printed import Box
from habeas.sources.pdf.drawn_words import SOFT, DrawnWord
from habeas.sources.pdf.sheet import Sheet, turned

__all__ = ["SOFT", "Word", "words_of"]


@dataclass(slots=True)
class Word:
    """Letters without a space between them. Units are points, from the page's lower left."""

    text: str
    x0: float
    x1: float
    y: float  # of the baseline
    size: float
    font: str
    is_bold: bool
    is_upright: bool  # as most of the page is
    box: Box  # of the page as it is shown: see habeas.record.printed
    ends_line: bool = False


def words_of(drawn: Sequence[DrawnWord], sheet: Sheet) -> list[Word]:
    """The words in the order in which the page draws them.

    Args:
        drawn: words of one page.
        sheet: that page; places are counted from the lower left of what is shown of it.
    """
    turns = Counter(word.letters.turn for word in drawn)
    turn = max(turns, key=turns.__getitem__) if turns else 0
    left, bottom, _, _ = turned(sheet.visible, turn)
    return [_word(word, turn, left, bottom, sheet) for word in drawn]


def _word(drawn: DrawnWord, turn: int, left: float, bottom: float, sheet: Sheet) -> Word:
    letters = drawn.letters
    x, y, end = drawn.x, drawn.y, drawn.last[2]
    if turn:
        x, y, _, _ = turned((x, y, x, y), turn)
        end = turned(drawn.last, turn)[2]
    end = max(x, end)
    return Word(
        drawn.text,
        x - left,
        end - left,
        y - bottom,
        letters.size,
        letters.font,
        letters.is_bold,
        letters.turn == turn,
        sheet.shown(drawn.bounds),
        drawn.ends_line,
    )
