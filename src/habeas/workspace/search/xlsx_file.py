"""The table as XLSX: one sheet of rows, and one that says what was searched, when and by whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from tempfile import TemporaryFile
from typing import IO, Any

import xlsxwriter
from django.utils.translation import gettext

MOST_ROWS = 1_048_575  # of a sheet, below the row of names
_LONGEST = 32_767  # characters of a cell
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def xlsx_file(
    columns: Sequence[str], rows: Iterable[Sequence[Any]], about: Iterable[tuple[str, str]]
) -> IO[bytes]:
    """The file, open at its beginning; it is gone when it is closed.

    Args:
        columns: their names.
        rows: their values; a text that no cell can hold is cut, and the second sheet says so.
        about: lines of the second sheet.
    """
    file = TemporaryFile()  # noqa: SIM115 -- whoever sends it closes it
    book = xlsxwriter.Workbook(file, _OPTIONS)
    bold = book.add_format({"bold": True})
    sheet = book.add_worksheet(gettext("Accounts"))
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(columns):
        sheet.write_string(0, at, column, bold)
    cut = written = 0
    for number, row in enumerate(rows, start=1):
        if number > MOST_ROWS:
            break
        cut += _write(sheet, number, row)
        written = number
    _tell(book, [*about, (gettext("Rows"), str(written)), *_warnings(cut, written)])
    book.close()
    file.seek(0)
    return file


def _write(sheet: Any, number: int, row: Sequence[Any]) -> int:
    """Write a row; gives how many of its texts had to be cut."""
    cut = 0
    for at, value in enumerate(row):
        if isinstance(value, int | float):
            sheet.write_number(number, at, value)
        elif value:
            cut += len(value) > _LONGEST
            sheet.write_string(number, at, value[:_LONGEST])
    return cut


def _warnings(cut: int, written: int) -> list[tuple[str, str]]:
    told = []
    if cut:
        told.append(gettext("%s texts are longer than a cell can hold and were cut") % f"{cut:,}")
    if written == MOST_ROWS:
        told.append(gettext("A sheet holds no more rows: there may be more"))
    return [(gettext("Note"), f"{note}. {gettext('The CSV file holds all.')}") for note in told]


def _tell(book: Any, lines: Iterable[tuple[str, str]]) -> None:
    sheet = book.add_worksheet(gettext("What was searched"))
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 80)
    for number, (title, words) in enumerate(lines):
        sheet.write_string(number, 0, title)
        sheet.write_string(number, 1, words[:_LONGEST])
