"""A cell in words: "12+3", 12 told as fact and 3 alleged."""

from __future__ import annotations

from habeas.corpus.tables.cross_table import CrossTable
from habeas.corpus.tables.dimensions import All, Key


def cell_words(table: CrossTable, row: Key | All, column: Key | All) -> str:
    """The number, or the rate; what is alleged after a plus. Empty where no report was read."""
    if is_unread(table, row, column):
        return ""
    cell = table.cell(row, column)
    if not table.question.rate:
        return _joined(f"{cell.told:,}", f"{cell.alleged:,}" if cell.alleged else "")
    told, alleged = table.rate(row, column), table.rate(row, column, alleged=True)
    if told is None:
        return ""
    return _joined(_rate(told), _rate(alleged) if cell.alleged and alleged is not None else "")


def is_unread(table: CrossTable, row: Key | All, column: Key | All) -> bool:
    """Whether nothing is told at a place because no report was read for it."""
    cell = table.cell(row, column)
    return not (cell.told or cell.alleged or table.basis(row, column).reports)


def _joined(told: str, alleged: str) -> str:
    return f"{told}+{alleged}" if alleged else told


def _rate(value: float) -> str:
    """Two digits after the point, or so many that a small rate is not 0.

    >>> _rate(12.345), _rate(0.0), _rate(0.00123)
    ('12.35', '0', '0.0012')
    """
    if value == 0:
        return "0"
    return f"{value:,.2f}" if value >= 0.05 else f"{value:.2g}"
