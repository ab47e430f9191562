"""Makes the summary of a data set from the files of its tables."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Self

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from habeas.corpus.columns import Table
from habeas.corpus.partitions import files_below
from habeas.corpus.schemas import schema_of
from habeas.corpus.summary import STAMP, SUMMARY, SUMMARY_COLUMNS, stamp_of, summary_file

_GROUP = 100_000  # rows that are held and written together; DuckDB reads so many at a time
_REPORT = pa.field("report", pa.int32(), nullable=False)


def write_summary(data: Path) -> None:
    """Write the summary of the tables in ``data``, where none is yet.

    The same tables give the same bytes.

    Raises:
        OSError: it cannot be written.
    """
    (data / SUMMARY).mkdir()
    stamp = {STAMP: stamp_of(data)}
    with ExitStack() as stack:
        files = {table: stack.enter_context(_File(data, table, stamp)) for table in SUMMARY_COLUMNS}
        for tables in _numbered(data):
            for table, rows in tables.items():
                files[table].add(rows)


def _numbered(data: Path) -> Iterator[dict[Table, pa.Table]]:
    """Sources and events of each folder; ``report`` is the number of a source."""
    first = 0
    for path in files_below(data / "sources"):
        sources = pq.read_table(path, columns=list(SUMMARY_COLUMNS["sources"]), partitioning=None)
        beside = data / "events" / path.relative_to(data / "sources")
        events = _events(beside)
        numbers = pa.array(range(first, first + sources.num_rows), pa.int32())
        at = pc.index_in(events["source"], sources["source"])
        reports = pc.add(at, pa.scalar(first, pa.int32()))
        yield {
            "sources": sources.add_column(0, _REPORT, numbers),
            "events": events.drop(["source"]).add_column(0, _REPORT, reports),
        }
        first += sources.num_rows


def _events(path: Path) -> pa.Table:
    """The events of a folder; none where its sources tell none."""
    columns = ["source", *SUMMARY_COLUMNS["events"]]
    if not path.is_file():
        return schema_of("events").empty_table().select(columns)
    return pq.read_table(path, columns=columns, partitioning=None)


class _File:
    """A file of the summary, written in groups of rows."""

    def __init__(self, data: Path, table: Table, stamp: dict[str, str]) -> None:
        whole = schema_of(table)
        fields = [whole.field(name).remove_metadata() for name in SUMMARY_COLUMNS[table]]
        self._schema = pa.schema([_REPORT, *fields], metadata=stamp)
        self._writer = pq.ParquetWriter(
            summary_file(data, table), self._schema, compression="zstd", version="2.6"
        )
        self._held: list[pa.Table] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None and self._held:
            self._write()
        self._writer.close()

    def add(self, rows: pa.Table) -> None:
        """The rows of the next folder."""
        self._held.append(rows.cast(self._schema))
        if sum(one.num_rows for one in self._held) >= _GROUP:
            self._write()

    def _write(self) -> None:
        self._writer.write_table(
            pa.concat_tables(self._held).combine_chunks(), row_group_size=2 * _GROUP
        )
        self._held = []
