"""What a chart shows of a table: its numbers, its largest rows, and their names."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.codebook import Codebook
from habeas.corpus.tables import ALL, CrossTable, Key
from habeas.corpus.tables.dimensions import All
from habeas.corpus.tables.wording import has_basis, key_words


def values(table: CrossTable, row: Key | All, column: Key | All) -> tuple[float, float]:
    """Told as fact and alleged, as numbers or as rates."""
    if table.question.rate:
        told = table.rate(row, column) or 0
        return told, table.rate(row, column, alleged=True) or 0
    cell = table.cell(row, column)
    return cell.told, cell.alleged


def largest(table: CrossTable, keys: Sequence[Key], number: int, *, of_rows: bool) -> Sequence[Key]:
    """So many keys with the largest numbers, in the order in which they stood."""

    def size(key: Key) -> int:
        cell = table.cell(key, ALL) if of_rows else table.cell(ALL, key)
        return cell.told + cell.alleged

    chosen = sorted(range(len(keys)), key=lambda at: (-size(keys[at]), at))[:number]
    return [keys[at] for at in sorted(chosen)]


def row_name(table: CrossTable, row: Key, codebook: Codebook) -> str:
    """The row's name, with the reports behind it where it has reports of its own."""
    name = key_words(table.by_row, row, codebook)
    if not has_basis(table.by_row):
        return name
    return f"{name} ({reports_words(table.basis(row, ALL).reports)})"


def reports_words(number: int) -> str:
    """How many reports.

    >>> reports_words(1), reports_words(2310)
    ('1 report', '2,310 reports')
    """
    return f"{number:,} report{'' if number == 1 else 's'}"
