"""The chart of a table: lines where it is a series over years, and bars where it is not."""

from __future__ import annotations

from habeas.codebook import Codebook
from habeas.corpus.charts.line_chart import draw_lines, is_series
from habeas.corpus.charts.table_chart import draw_panels
from habeas.corpus.tables import CrossTable


def draw(table: CrossTable, codebook: Codebook) -> str:
    """The chart as one SVG file."""
    return draw_lines(table, codebook) if is_series(table) else draw_panels(table, codebook)
