"""A cross table in the terminal: as many columns as fit, and beneath them what was read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from habeas.codebook import Codebook
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

Column = tuple[str, Callable[[Key | All], str]]  # its head, and what it says of a row
_GAP = 2
_WIDEST_NAME = 40
_NARROWEST = 60


def print_table(table: CrossTable, codebook: Codebook, console: Console, *, top: int) -> None:
    """Write the table with its title and its notes to ``console``.

    Args:
        table: what was counted.
        codebook: names the types.
        console: gives the width: the columns with the largest numbers are shown, as many as fit.
        top: so many rows at most, those with the largest numbers.
    """
    console.print(Text(title_words(table), style="bold"), highlight=False)
    if told := conditions_words(table, codebook):
        console.print(Text(told), highlight=False)
    if not table.rows:
        console.print(Text("There is nothing to count."), highlight=False)
        return
    shown = _Shown(table, codebook, max(console.width, _NARROWEST), top)
    console.print(shown.grid(), highlight=False)
    for note in (*shown.notes(), *notes(table)):
        console.print(Text(note), highlight=False)


class _Shown:
    """The part of a table that there is room for."""

    def __init__(self, table: CrossTable, codebook: Codebook, width: int, top: int) -> None:
        self._table = table
        self._codebook = codebook
        self._rows = _largest(table.rows, lambda row: _number(table, row, ALL), top)
        self._keys: Sequence[Key] = ()
        self._keys = self._fitting(width)

    def grid(self) -> Table:
        """Rows, columns, totals, and what was read."""
        grid = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="bold")
        grid.add_column(self._table.by_row.title, overflow="fold", max_width=_WIDEST_NAME)
        columns = self._columns()
        for head, _ in columns:
            grid.add_column(Text(head), justify="right", no_wrap=True)
        for row in self._rows:
            grid.add_row(Text(self._row_name(row)), *(Text(say(row)) for _, say in columns))
        grid.add_row(Text("all"), *(Text(say(ALL)) for _, say in columns), style="bold")
        if has_basis(self._table.by_column):
            read = [self._table.basis(ALL, key) for key in (*self._keys, ALL)]
            grid.add_row("reports read", *(f"{one.reports:,}" for one in read), style="dim")
            grid.add_row("words read", *(f"{one.words:,}" for one in read), style="dim")
        return grid

    def notes(self) -> Iterator[str]:
        """What there was no room for, and what an empty cell is."""
        rows = len(self._table.rows) - len(self._rows)
        columns = len(self._table.columns) - len(self._keys)
        parts = [f"{_more(rows, 'row')} (--top shows more)"] if rows else []
        parts += [_more(columns, "column")] if columns else []
        if parts:
            yield f"Not shown, but in the totals: {', '.join(parts)}. --csv writes all."
        if any(is_unread(self._table, row, key) for row in self._rows for key in self._keys):
            yield "Where a cell is empty, no report was read."

    def _columns(self) -> list[Column]:
        """The columns that are shown, the total after them, then what was read for each row."""
        table = self._table
        columns: list[Column] = [
            (self._column_name(key), lambda row, key=key: cell_words(table, row, key))  # type: ignore[misc]
            for key in self._keys
        ]
        head = "all" if table.by_column else table.unit
        columns.append((head, lambda row: cell_words(table, row, ALL)))
        if has_basis(table.by_row):
            columns.append(("reports", lambda row: f"{table.basis(row, ALL).reports:,}"))
            columns.append(("words", lambda row: f"{table.basis(row, ALL).words:,}"))
        return columns

    def _fitting(self, width: int) -> Sequence[Key]:
        """The keys of as many columns as fit, those with the largest numbers."""
        table = self._table
        names = max(len(self._row_name(row)) for row in (*self._rows, ALL))
        room = width - min(names, _WIDEST_NAME)
        room -= sum(self._width(head, say) for head, say in self._columns())
        number = 0
        by_size = sorted(table.columns, key=lambda key: -_number(table, ALL, key))
        for key in by_size:
            head = self._column_name(key)
            width = self._width(head, lambda row, key=key: cell_words(table, row, key))  # type: ignore[misc]
            if has_basis(table.by_column):
                width = max(width, _GAP + len(f"{table.basis(ALL, key).words:,}"))
            room -= width
            if room < 0:
                break
            number += 1
        return _largest(table.columns, lambda key: _number(table, ALL, key), max(number, 1))

    def _width(self, head: str, say: Callable[[Key | All], str]) -> int:
        return _GAP + max(len(head), *(len(say(row)) for row in (*self._rows, ALL)))

    def _row_name(self, row: Key | All) -> str:
        return key_words(self._table.by_row, row, self._codebook)

    def _column_name(self, key: Key) -> str:
        by = self._table.by_column
        return key_words(by, key, self._codebook) if by else ""


def _largest(keys: Sequence[Key], size: Callable[[Key], int], number: int) -> Sequence[Key]:
    """So many keys with the largest numbers, in the order in which they stood."""
    chosen = sorted(range(len(keys)), key=lambda at: (-size(keys[at]), at))[:number]
    return [keys[at] for at in sorted(chosen)]


def _more(number: int, noun: str) -> str:
    return f"{number:,} more {noun}{'' if number == 1 else 's'}"


def _number(table: CrossTable, row: Key | All, column: Key | All) -> int:
    cell = table.cell(row, column)
    return cell.told + cell.alleged
