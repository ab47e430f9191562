"""A cross table as CSV: one line for each cell, with what was read for it."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from habeas.codebook import Codebook
from habeas.corpus.tables.cross_table import CrossTable
from habeas.corpus.tables.dimensions import ALL, All, Dimension, Key
from habeas.corpus.tables.wording import key_words
from habeas.exchange.events_csv import Writable, harmless

Line = list[str | int | float | None]


def write_table(table: CrossTable, codebook: Codebook, out: Writable) -> None:
    """Write ``table`` to ``out``, which must leave line breaks as they are (``newline=""``).

    Each dimension has two columns: its value as it stands in the data set, and in words. The lines
    of the totals say ``all`` in both; what is not told is empty in the first.
    """
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_head(table))
    for line in _lines(table, codebook):
        writer.writerow([harmless(cell) for cell in line])


def _head(table: CrossTable) -> list[str]:
    names = [d.name for d in (table.by_row, table.by_column) if d is not None]
    head = [part for name in names for part in (name, f"{name}_in_words")]
    counts = [table.unit] if table.question.settles_modality else [table.unit, "alleged"]
    rates = [f"{name}_rate" for name in counts] if table.question.rate else []
    return [*head, *counts, "reports_that_tell", "reports_read", "words_read", *rates]


def _lines(table: CrossTable, codebook: Codebook) -> Iterator[Line]:
    for row in (*table.rows, ALL):
        for column in (*table.columns, ALL):
            cell, basis = table.cell(row, column), table.basis(row, column)
            line = _names(table.by_row, row, codebook)
            if table.by_column is not None:
                line += _names(table.by_column, column, codebook)
            apart = not table.question.settles_modality
            line += [cell.told, cell.alleged] if apart else [cell.told]
            line += [cell.reports, basis.reports, basis.words]
            if table.question.rate:
                line += [_rounded(table.rate(row, column))]
                line += [_rounded(table.rate(row, column, alleged=True))] if apart else []
            yield line


def _names(dimension: Dimension, key: Key | All, codebook: Codebook) -> Line:
    value = "all" if isinstance(key, All) else key
    return [value, key_words(dimension, key, codebook)]


def _rounded(rate: float | None) -> float | None:
    return None if rate is None else round(rate, 6)
