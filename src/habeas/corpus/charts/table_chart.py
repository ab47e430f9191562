"""A cross table as bars: a row for each row, a panel for each column, all on one scale.

What is told as fact is a full bar, what is alleged an outlined one behind it, and each has its
number beside it, so that nothing hangs on a colour.
"""

from __future__ import annotations

from collections.abc import Sequence

from habeas.codebook import Codebook
from habeas.corpus.charts import svg
from habeas.corpus.charts.numbers import largest, reports_words, row_name, values
from habeas.corpus.tables import ALL, CrossTable, Key
from habeas.corpus.tables.cell_words import cell_words, is_unread
from habeas.corpus.tables.dimensions import All
from habeas.corpus.tables.wording import (
    conditions_words,
    has_basis,
    key_words,
    notes,
    title_words,
)

_WIDTH, _EDGE, _ROW, _BAR = 960, 20, 22, 14
_NAMES = 210  # for the names of the rows
_NUMBERS = 62  # for the number beside a bar
_GAP = 16
_MOST_ROWS, _MOST_PANELS = 60, 4


def draw_panels(table: CrossTable, codebook: Codebook) -> str:
    """The chart as one SVG file."""
    return _Chart(table, codebook).drawn()


class _Chart:
    def __init__(self, table: CrossTable, codebook: Codebook) -> None:
        self._table = table
        self._codebook = codebook
        self._rows = largest(table, table.rows, _MOST_ROWS, of_rows=True)
        self._panels: Sequence[Key | All] = largest(
            table, table.columns, _MOST_PANELS, of_rows=False
        ) or (ALL,)
        self._panel = (_WIDTH - 2 * _EDGE - _NAMES) / len(self._panels)
        sums = [
            sum(values(self._table, row, panel)) for row in self._rows for panel in self._panels
        ]
        self._scale = (self._panel - _GAP - _NUMBERS) / (max(sums, default=0) or 1)

    def drawn(self) -> str:
        """Title, panels and notes, from the top down."""
        parts = [svg.text(_EDGE, 34, title_words(self._table), "ink title")]
        y = 34.0
        if told := conditions_words(self._table, self._codebook):
            y += 20
            parts.append(svg.text(_EDGE, y, svg.fitted(told, _WIDTH - 2 * _EDGE), "quiet"))
        y += 34
        parts += self._heads(y)
        for row in self._rows:
            y += _ROW
            parts += self._row(row, y)
        y += _ROW
        for note in self._notes():
            y += 18
            parts.append(
                svg.text(_EDGE, y, svg.fitted(note, _WIDTH - 2 * _EDGE, 12), "quiet small")
            )
        height = y + _EDGE
        ground = [f"<style>{svg.STYLE}</style>", svg.box(0, 0, _WIDTH, height, "ground")]
        title = title_words(self._table)
        return svg.whole(_WIDTH, height, title, self._told(), [*ground, *parts], "chart")

    def _heads(self, y: float) -> list[str]:
        heads = [svg.text(_EDGE, y, self._table.by_row.title, "ink head")]
        for number, panel in enumerate(self._panels):
            name = self._panel_name(panel)
            words = svg.fitted(name, self._panel - _GAP)
            heads.append(svg.titled(name, svg.text(self._left(number), y, words, "ink head")))
        return heads

    def _row(self, row: Key, y: float) -> list[str]:
        name = row_name(self._table, row, self._codebook)
        words = svg.fitted(name, _NAMES - _GAP)
        parts = [
            svg.titled(name, svg.text(_EDGE, y, words)),
            svg.line(_EDGE, y + 6, _WIDTH - _EDGE, y + 6),
        ]
        for number, panel in enumerate(self._panels):
            told, alleged = values(self._table, row, panel)
            x, width = self._left(number), told * self._scale
            bars = [svg.box(x, y - _BAR + 3, width, _BAR, "bar")] if told else []
            if alleged:
                bars.append(
                    svg.box(x + width, y - _BAR + 3.5, alleged * self._scale, _BAR - 1, "alleged")
                )
            end = x + (told + alleged) * self._scale + 5
            unread = is_unread(self._table, row, panel)
            shown = "no report" if unread else cell_words(self._table, row, panel)
            bars.append(svg.text(end, y, shown, "quiet small" if unread else "ink small"))
            parts.append(svg.titled(f"{name}, {self._panel_name(panel)}: {shown}", *bars))
        return parts

    def _left(self, number: int) -> float:
        return _EDGE + _NAMES + number * self._panel

    def _panel_name(self, panel: Key | All) -> str:
        by = self._table.by_column
        if by is None:
            return self._table.unit
        name = key_words(by, panel, self._codebook)
        if not has_basis(by):
            return name
        return f"{name} ({reports_words(self._table.basis(ALL, panel).reports)})"

    def _notes(self) -> list[str]:
        rows = len(self._table.rows) - len(self._rows)
        panels = len(self._table.columns) - len(self._panels) if self._table.by_column else 0
        more = [f"{n:,} more {what}" for n, what in ((rows, "rows"), (panels, "columns")) if n]
        return [*([f"Not drawn: {', '.join(more)}."] if more else []), *notes(self._table)]

    def _told(self) -> str:
        """The chart in words: the total of each row."""
        totals = [
            f"{key_words(self._table.by_row, row, self._codebook)}: "
            f"{cell_words(self._table, row, ALL) or 'no report'}"
            for row in self._rows
        ]
        return "; ".join(totals)
