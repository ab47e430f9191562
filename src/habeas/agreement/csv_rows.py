"""Rows of a CSV file as spreadsheets write it: any of three separators, UTF-8 or UTF-16."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from habeas.errors import CodingError

MOST_BYTES = 50_000_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the spreadsheet, and its cells by the names of their columns."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rows:
    """The columns of a table, and its rows that are not empty."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_rows(path: Path, *, required: Sequence[str], most: int) -> Rows:
    """The rows of a file, without space around the cells.

    An apostrophe that keeps a spreadsheet from running a cell as a formula is taken away again.

    Args:
        path: the file.
        required: columns that must be there.
        most: how many rows there may be.

    Raises:
        CodingError: it is no table, or one without these columns, or too large.
    """
    text = _decoded(path, read_bytes(path))
    try:
        lines = list(csv.reader(StringIO(text, newline=""), delimiter=_separator(text)))
    except csv.Error as error:
        raise CodingError(path, f"is no CSV table: {error}") from None
    if not lines:
        raise CodingError(path, "is empty; the first row names the columns")
    columns = tuple(cell.strip().lower().replace(" ", "_") for cell in lines[0])
    for column in required:
        if column not in columns:
            raise CodingError(path, f"row 1: there is no column {column!r}")
    if twice := next((c for c in columns if c and columns.count(c) > 1), None):
        raise CodingError(path, f"row 1: the column {twice!r} stands there twice")
    if len(lines) - 1 > most:
        raise CodingError(path, f"has {len(lines) - 1:,} rows; {most:,} are the most")
    rows = []
    for number, cells in enumerate(lines[1:], 2):
        if any(cell.strip() for cell in cells[len(columns) :]):
            raise CodingError(path, f"row {number}: has more cells than the first row")
        named = {c: plain_cell(cell) for c, cell in zip(columns, cells, strict=False) if c}
        if any(named.values()):
            rows.append(Row(number, named))
    return Rows(columns, tuple(rows))


def read_bytes(path: Path) -> bytes:
    """The bytes of a file that a person handed in.

    Raises:
        CodingError: it is missing, no file, or too large.
    """
    try:
        if not path.exists():
            raise CodingError(path, "there is no such file")
        if not path.is_file():
            raise CodingError(path, "is no file")
        if path.stat().st_size > MOST_BYTES:
            raise CodingError(path, f"is larger than {MOST_BYTES // 1_000_000} MB: no coding is")
        return path.read_bytes()
    except OSError as error:
        raise CodingError(path, f"cannot be opened ({error.strerror})") from None


def plain_cell(cell: str) -> str:
    """A cell as it was meant.

    >>> plain_cell(" '=1+1 ")
    '=1+1'
    """
    cell = cell.strip()
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_FORMULA) else cell


def guarded_cell(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula.

    >>> guarded_cell("=1+1")
    "'=1+1"
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _decoded(path: Path, data: bytes) -> str:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        raise CodingError(path, "is not UTF-8: save it as “CSV UTF-8”") from None
    if "\0" in text:
        raise CodingError(path, "is no CSV table: it holds bytes that are no text")
    return text


def _separator(text: str) -> str:
    """What stands between the cells of the first line most often."""
    first = text.lstrip().partition("\n")[0]
    return max(",;\t", key=first.count)
