"""The tables of a release as Parquet and as CSV, in an order that depends on what they hold alone.

The same data set gives the same bytes, in whichever order it was read and however it lies in files.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from habeas.corpus.columns import COLUMNS, Table
from habeas.corpus.dataset import Dataset
from habeas.corpus.schemas import schema_of
from habeas.exchange.events_csv import harmless

SEPARATOR = "; "  # between several values of one cell of the CSV
_ROWS = 50_000  # in one group of rows of the Parquet file
# Ids count up: e2 stands before e10.
_ORDER: dict[Table, str] = {
    "sources": "source",
    "entities": "source, length(entity), entity",
    "events": "source, length(event), event",
    "participants": "source, length(event), event, role, length(entity), entity",
    "cases": 'source, length("case"), "case"',
}


def write_tables(dataset: Dataset, folder: Path) -> dict[Table, int]:
    """Write each table as ``TABLE.parquet`` and ``TABLE.csv`` into ``folder``.

    Returns:
        How many rows each table has.
    """
    return {table: _write(dataset, table, folder) for table in COLUMNS}


def _write(dataset: Dataset, table: Table, folder: Path) -> int:
    schema, rows = schema_of(table), 0
    with (
        pq.ParquetWriter(folder / f"{table}.parquet", schema, compression="zstd") as parquet,
        (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file,
    ):
        out = csv.writer(file, lineterminator="\r\n")
        out.writerow(schema.names)
        for part in _parts(dataset, table, schema):
            parquet.write_table(part, row_group_size=_ROWS)
            out.writerows(map(_cells, zip(*(c.to_pylist() for c in part.columns), strict=True)))
            rows += part.num_rows
    return rows


def _parts(dataset: Dataset, table: Table, schema: pa.Schema) -> Iterator[pa.Table]:
    """The rows in order, in parts of the same size whatever sizes DuckDB gives."""
    columns = ", ".join(f'"{name}"' for name in schema.names)
    ordered = dataset.connection.sql(f"SELECT {columns} FROM {table} ORDER BY {_ORDER[table]}")  # noqa: S608 -- names of columns.py
    waiting = schema.empty_table()
    for batch in ordered.to_arrow_reader(_ROWS):
        waiting = pa.concat_tables([waiting, pa.Table.from_batches([batch]).cast(schema)])
        while waiting.num_rows >= _ROWS:
            yield waiting.slice(0, _ROWS).combine_chunks()
            waiting = waiting.slice(_ROWS)
    if waiting.num_rows:
        yield waiting.combine_chunks()


def _cells(row: tuple[Any, ...]) -> list[Any]:
    cells = (SEPARATOR.join(cell) if isinstance(cell, list) else cell for cell in row)
    return [harmless(cell) for cell in cells]
