"""The table as CSV, written while it is sent."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

_OBEYED = tuple("=+-@\t\r\n＝＋－＠")  # what a spreadsheet takes for the beginning of a formula
_PIECE = 200  # rows that are sent together


class _Line:
    """A file that gives back what is written into it."""

    def write(self, text: str) -> str:
        """The text."""
        return text


def csv_pieces(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """The file in pieces, as UTF-8 with the mark by which spreadsheets know it."""
    writer = csv.writer(_Line())
    piece = ["\ufeff", writer.writerow(columns)]
    for number, row in enumerate(rows, start=1):
        piece.append(writer.writerow([harmless(value) for value in row]))
        if number % _PIECE == 0:
            yield "".join(piece).encode()
            piece = []
    yield "".join(piece).encode()


def harmless(value: Any) -> Any:
    """A text that a spreadsheet shows and does not obey; numbers are left as they are.

    >>> harmless("=1+1"), harmless("P7Y"), harmless(-5)
    ("'=1+1", 'P7Y', -5)
    """
    if isinstance(value, str) and value.lstrip(" \u00a0\ufeff\u200b").startswith(_OBEYED):
        return f"'{value}"
    return value
