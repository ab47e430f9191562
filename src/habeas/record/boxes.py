"""From a span of a source's text back to the page: where its words are printed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from habeas.record.printed import Box, PrintedLine
from habeas.record.source import Source
from habeas.spans import Span

_WORD = re.compile(r"\S+")


def boxes_of(source: Source, span: Span) -> list[tuple[int, Box]]:
    """Page and box of a span, one for each line that it stands on, in the order of the text.

    It is exact to the word: a word of which the span has a part is in the box as a whole; of a
    word that is divided at a line's end each part has a box of its own. Offsets are those of the
    source's own text, in a chapter of a book too; pages are those of the file. The list is empty
    for a file that has no pages, and for white space.

    Args:
        source: as it was read from a PDF. A reading that was stored as JSON has no boxes.
        span: in its text.

    Example:
        >>> words = ((72, 90, 80, 100), (84, 90, 99, 100), (104, 90, 140, 100))
        >>> line = PrintedLine(0, 12, 3, words)
        >>> source = Source("", "", "", "He was freed", (), printed=(line,))
        >>> boxes_of(source, Span(3, 12))
        [(3, (84, 90, 140, 100))]
    """
    return [
        (line.page, _around(boxes))
        for line in _lines(source.printed, span)
        if len(span) and (boxes := list(_boxes(source.text, line, span)))
    ]


def _lines(printed: tuple[PrintedLine, ...], span: Span) -> Iterator[PrintedLine]:
    """The lines that the span has a part of."""
    first = max(bisect_right(printed, span.start, key=lambda line: line.start) - 1, 0)
    for number in range(first, len(printed)):
        if printed[number].start >= span.end:
            return
        yield printed[number]


def _boxes(text: str, line: PrintedLine, span: Span) -> Iterator[Box]:
    """The boxes of those words of a line that the span has a part of."""
    words = _WORD.finditer(text, line.start, line.end)
    for word, box in zip(words, line.boxes, strict=True):
        if word.start() < span.end and span.start < word.end():
            yield box


def _around(boxes: list[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
