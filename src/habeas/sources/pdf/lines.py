"""Lines: the words of a PDF page that stand side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from habeas.sources.pdf.drawn_words import runs_to_the_left
from habeas.sources.pdf.words import Word

_WIDE = 1.2  # of the letters' size: from there on a gap between words is no space
_RAISED = 0.75  # of the size around it: letters that small, set higher, mark a footnote


@dataclass(slots=True)
class Line:
    """Words on one baseline with no more than a space between them."""

    words: list[Word]
    order: int  # in which the page draws it
    page: int
    is_row: bool = False  # put together from cells side by side

    x0: float = field(init=False)  # the left end
    x1: float = field(init=False)  # the right end
    y: float = field(init=False)  # the baseline, from below
    text: str = field(init=False)
    font: str = field(init=False)  # of most of its letters
    size: float = field(init=False)  # the same
    is_bold: bool = field(init=False)  # all of it

    def __post_init__(self) -> None:
        words = self.words
        self.x0, self.x1 = min(words[0].x0, words[-1].x0), max(words[0].x1, words[-1].x1)
        self.y = words[0].y
        self.text = " ".join(word.text for word in words)
        shares: dict[tuple[str, float], int] = {}
        for word in words:
            letters = word.font, round(word.size * 2) / 2
            shares[letters] = shares.get(letters, 0) + len(word.text)
        self.font, self.size = max(shares, key=shares.__getitem__)
        self.is_bold = all(word.is_bold or not _has_letters(word.text) for word in words)


def lines_of(words: Iterable[Word], page: int) -> list[Line]:
    """The lines of a page in the order in which it draws them.

    Marks of footnotes are left out, so that "arrested.12" remains the end of a sentence.
    """
    groups: list[list[Word]] = []
    ended = True
    for word in words:
        last = groups[-1][-1] if groups else None
        if last is not None and _is_mark(word, last):
            ended = ended or word.ends_line
            continue
        if last is None or ended or not _goes_on(last, word):
            groups.append([])
        groups[-1].append(word)
        ended = word.ends_line and not _is_sign(word)
    return [Line(group, order, page) for order, group in enumerate(groups)]


def _has_letters(text: str) -> bool:
    return any(map(str.isalnum, text))


def _goes_on(last: Word, word: Word) -> bool:
    """Whether a word stands behind the last one on the same line."""
    if not (last.is_upright or word.is_upright):
        return True
    size = max(last.size, word.size)
    level = abs(word.y - last.y) < size * 0.35
    if runs_to_the_left(last.text) and runs_to_the_left(word.text):
        return level and -size < last.x0 - word.x1 < size * _WIDE
    return level and -size < word.x0 - last.x1 < size * _WIDE


def _is_sign(word: Word) -> bool:
    """Whether it is a single sign, behind which pdfium often sees an end of the line."""
    return len(word.text) == 1


def _is_mark(word: Word, last: Word) -> bool:
    raised = word.size < last.size * _RAISED and word.y > last.y + last.size * 0.15
    beside = word.x0 - last.x1 < last.size * 0.5
    return raised and beside and not word.text.isalpha()
