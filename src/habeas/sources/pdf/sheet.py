"""The sheet of a PDF page: what is shown of it, and how places are counted on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from habeas.record.printed import Box

Bounds = tuple[float, float, float, float]  # left, bottom, right, top; in points, y upwards


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is shown of a page, in the page's own points, and by how many quarters it is turned."""

    visible: Bounds
    quarters: int  # clockwise, 0 to 3

    @classmethod
    def of(cls, page: Any) -> Sheet:
        """The sheet of one of pdfium's pages."""
        return cls(tuple(page.get_bbox()), page.get_rotation() // 90 % 4)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as a person sees the page."""
        left, bottom, right, top = turned(self.visible, self.quarters)
        return right - left, top - bottom

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is on it, and not where the paper is cut off."""
        left, bottom, right, top = self.visible
        return left <= x <= right and bottom <= y <= top

    def shown(self, bounds: Bounds) -> Box:
        """Where a person sees what the page has at these bounds: from the upper left, downwards.

        >>> Sheet((0, 0, 600, 800), 0).shown((100, 700, 150, 710))
        (100, 90, 150, 100)
        >>> Sheet((0, 0, 600, 800), 1).shown((100, 700, 150, 710))  # on its side
        (700, 100, 710, 150)
        """
        left, _, _, top = visible = self.visible
        x0, y0, x1, y1 = bounds
        if self.quarters:
            left, _, _, top = turned(visible, self.quarters)
            x0, y0, x1, y1 = turned(bounds, self.quarters)
        return x0 - left, top - y1, x1 - left, top - y0


def turned(bounds: Bounds, quarters: int) -> Bounds:
    """Bounds after the page is turned clockwise by so many quarters.

    >>> turned((100, 20, 110, 80), 1)  # letters that run upwards run to the right
    (20, -110, 80, -100)
    """
    left, bottom, right, top = bounds
    for _ in range(quarters):
        left, bottom, right, top = bottom, -right, top, -left
    return left, bottom, right, top
