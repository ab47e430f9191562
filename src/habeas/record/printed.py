"""Print: where the lines of a source stand on the pages of its file."""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in points (1/72 inch), counted from the upper left corner of the
page as it is shown: cut to its crop box, and turned as the file says. A picture of the page at 144
dots per inch has the box at twice these numbers."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of print, or the part of one that a passage of the text came from.

    A word that is divided at the line's end belongs with each part to its own line.
    """

    start: int  # in ``source.text``
    end: int
    page: int  # from 1
    boxes: tuple[Box, ...]  # of its words, which are what white space parts within start and end
