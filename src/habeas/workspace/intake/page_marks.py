"""Where words of a source stand on the pictures of its pages: rectangles to lay over them.

A page shows them in an SVG over the picture, as presentation attributes::

    <svg><rect x="{{ mark.x }}" y="{{ mark.y }}" width="{{ mark.width }}" …></svg>
"""

from __future__ import annotations

from dataclasses import dataclass

from habeas.record import boxes_of
from habeas.spans import Span
from habeas.workspace.record.models import Source
from habeas.workspace.record.retelling import source_of

_MARGIN = 0.15  # of a line's height, above and below: marks that touch the letters look cramped


@dataclass(frozen=True, slots=True)
class PageMark:
    """A rectangle on a page; its place and size as they are written in SVG: ``"12.345%"``."""

    page: int  # of the file, from 1
    x: str
    y: str
    width: str
    height: str


def page_marks(source: Source, start: int, end: int) -> list[PageMark]:
    """The rectangles of a span, one for each printed line that it stands on.

    Args:
        source: the row, with ``text``, ``printed`` and ``page_sizes`` at hand.
        start: of the span, in code points of ``source.text``.
        end: of the span, exclusive.

    Returns:
        In the order of the text; nothing for a source that was not printed.

    Example:
        >>> page_marks(source, account.trigger_start, account.trigger_end)  # doctest: +SKIP
        [PageMark(page=3, x='12.1%', y='40.318%', width='8.24%', height='1.9%')]
    """
    return marks_of_spans(source, [(start, end)])[0]


def marks_of_spans(source: Source, spans: list[tuple[int, int]]) -> list[list[PageMark]]:
    """The rectangles of several spans: quicker than asking for one after another."""
    if not source.printed or not source.page_sizes:
        return [[] for _ in spans]
    read = source_of(source)
    return [
        [
            _mark(page, box, read.page_sizes[page - 1])
            for page, box in boxes_of(read, Span(start, end))
            if 1 <= page <= len(read.page_sizes)
        ]
        for start, end in spans
    ]


def _mark(page: int, box: tuple[float, float, float, float], size: tuple[float, float]) -> PageMark:
    left, top, right, bottom = box
    margin = (bottom - top) * _MARGIN
    return PageMark(
        page,
        _share(left, size[0]),
        _share(top - margin, size[1]),
        _share(right - left, size[0]),
        _share(bottom - top + 2 * margin, size[1]),
    )


def _share(length: float, whole: float) -> str:
    """A length as a share of a whole, with a point whatever the language of the pages.

    >>> _share(12.5, 200)
    '6.25%'
    """
    return f"{round(length / whole * 100, 3) if whole else 0:g}%"
