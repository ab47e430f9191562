"""The rows of one source as bytes: its tables one after another, each an Arrow stream."""

from __future__ import annotations

import io

import pyarrow as pa

from habeas.corpus.columns import COLUMNS, Table
from habeas.corpus.rows import Row
from habeas.corpus.schemas import schema_of

_SCHEMAS = {table: schema_of(table) for table in COLUMNS}
_OPTIONS = pa.ipc.IpcWriteOptions(compression="zstd")


def packed(rows: dict[Table, list[Row]]) -> bytes:
    """The rows of a source as bytes, the table of sources first."""
    out = io.BytesIO()
    for table, schema in _SCHEMAS.items():
        made = pa.Table.from_pylist(rows[table], schema=schema)
        with pa.ipc.new_stream(out, schema, options=_OPTIONS) as stream:
            stream.write_table(made)
    return out.getvalue()


def unpacked(data: bytes) -> dict[Table, pa.Table]:
    """The tables that :func:`packed` made bytes of."""
    reader = pa.BufferReader(data)
    return {table: pa.ipc.open_stream(reader).read_all() for table in _SCHEMAS}


def source_row(data: bytes) -> Row:
    """The row of the table ``sources``, without unpacking the others."""
    [row] = pa.ipc.open_stream(pa.BufferReader(data)).read_all().to_pylist()
    return row  # type: ignore[no-any-return]
