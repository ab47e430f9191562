"""The Arrow schemas of a data set, made from its columns."""

from __future__ import annotations

import pyarrow as pa

from habeas.corpus.columns import COLUMNS, Column, ColumnType, Table

_TYPES: dict[ColumnType, pa.DataType] = {
    "text": pa.string(),
    "texts": pa.list_(pa.field("item", pa.string(), nullable=False)),
    "number": pa.int64(),
    "share": pa.float64(),
    "day": pa.date32(),
}


def schema_of(table: Table) -> pa.Schema:
    """The schema of a table; each field carries its meaning and its unit.

    >>> schema_of("events").field("confidence").metadata[b"unit"]
    b'0 to 1'
    """
    return pa.schema([_field(column) for column in COLUMNS[table]])


def _field(column: Column) -> pa.Field:
    told = {"meaning": column.meaning} | ({"unit": column.unit} if column.unit else {})
    return pa.field(column.name, _TYPES[column.type], nullable=not column.required, metadata=told)
