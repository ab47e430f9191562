"""The words of a PDF page that nobody sees: invisible, white on white, covered, or tiny.

What the page says of its objects tells cheaply which words are in question. Whether they are seen
is then told by the eye: the page is drawn with and without them, and where nothing changes, there
was nothing to see. Most pages have no such words and are not drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from habeas.sources.pdf.drawing import Difference
from habeas.sources.pdf.drawn_words import DrawnWord
from habeas.sources.pdf.ink import are_close
from habeas.sources.pdf.page_objects import Area, PageObjects
from habeas.sources.pdf.sheet import Sheet

_TINY = 1.0  # points
_MANY = 200_000  # words times areas: on a page with more all words are in question
_LARGE = 0.5  # of the page: a picture that large may be a scan
_MOSTLY = 4  # times as many unseen letters as seen ones has a scan with a stamp on it


@dataclass(slots=True)
class Unseen:
    """What is unseen on a page."""

    words: set[int] = field(default_factory=set)  # the numbers of the words
    is_recognised: bool = False  # they are what text recognition found on a scan
    is_untold: bool = False  # it could not be told, as a picture is too large to be drawn


def unseen_words(page: Any, sheet: Sheet, words: Sequence[DrawnWord]) -> Unseen:
    """Those of the words of one of pdfium's pages that nobody sees.

    Args:
        page: pdfium's page. Its objects are not for drawing any more afterwards.
        sheet: what is shown of it.
        words: of that page.
    """
    if not words:
        return Unseen()
    objects = PageObjects(page)
    sure = {number for number, word in enumerate(words) if _is_invisible(word) or _is_tiny(word)}
    doubtful = set(_doubtful(words, objects)) - sure
    found = Unseen(sure, is_untold=bool(doubtful) and objects.has_huge_picture)
    if doubtful and not found.is_untold:
        inks = [ink for number in doubtful if (ink := words[number].letters.ink)]
        difference = Difference(page, sheet, [ink.drawn for ink in inks])
        found.words |= {n for n in doubtful if not difference.is_at(words[n].bounds)}
    found.is_recognised = bool(found.words) and _is_scan(words, found.words, objects, sheet)
    return found


def _is_invisible(word: DrawnWord) -> bool:
    return word.letters.ink is not None and word.letters.ink.is_invisible


def _is_tiny(word: DrawnWord) -> bool:
    """Whether it is less than a point high, and as narrow: a font may state a size of its own."""
    if word.letters.size >= _TINY:
        return False
    left, bottom, right, top = word.last
    reach = max(abs(right - word.x), abs(left - word.x), abs(top - word.y), abs(bottom - word.y))
    return reach < _TINY * len(word.text)


def _doubtful(words: Sequence[DrawnWord], objects: PageObjects) -> Iterator[int]:
    """The words that are pale, or that something drawn later or of their colour lies on."""
    areas = _suspicious(words, objects)
    order = objects.order_of_texts() if areas else {}
    is_crowded = len(words) * len(areas) > _MANY
    for number, word in enumerate(words):
        ink = word.letters.ink
        if ink is None:
            continue
        if ink.is_pale or is_crowded:
            yield number
        elif areas:
            left, bottom, right, top = word.bounds
            x, y, drawn = (left + right) / 2, (bottom + top) / 2, order.get(ink.address, 0)
            if any(
                (area.order > drawn or are_close(area.colour, ink.colour)) and area.covers(x, y)
                for area in areas
            ):
                yield number


def _suspicious(words: Sequence[DrawnWord], objects: PageObjects) -> list[Area]:
    """The areas that may hide a word: most are drawn before all text, in other colours."""
    inks = {word.letters.ink.colour for word in words if word.letters.ink}
    return [
        area
        for area in objects.areas
        if area.order > objects.first_text or any(are_close(area.colour, ink) for ink in inks)
    ]


def _is_scan(
    words: Sequence[DrawnWord], unseen: set[int], objects: PageObjects, sheet: Sheet
) -> bool:
    """Whether there is a picture as large as the page, and hardly any letters that are seen."""
    width, height = sheet.size
    sizes = (area.bounds for area in objects.areas if area.is_picture)
    largest = max(((right - left) * (top - foot) for left, foot, right, top in sizes), default=0)
    hidden = sum(len(words[number].text) for number in unseen)
    seen = sum(len(word.text) for word in words) - hidden
    return largest > width * height * _LARGE and hidden > seen * _MOSTLY
