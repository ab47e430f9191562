"""A data set opened for questions: its tables as relations of DuckDB, over the Parquet files.

Nothing is written, nothing is fetched, and no other file can be reached from a query: DuckDB is
held to the data set's own folder, may load no extension, and takes ``SELECT`` only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from habeas.corpus.columns import COLUMNS, ColumnType, Table
from habeas.corpus.extra import check_installed
from habeas.corpus.partitions import files_below
from habeas.errors import DataSetError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, DuckDBPyRelation

MEMORY = "1GB"
THREADS = 2
_TYPES: dict[ColumnType, str] = {
    "text": "VARCHAR",
    "texts": "VARCHAR[]",
    "number": "BIGINT",
    "share": "DOUBLE",
    "day": "DATE",
}
_MEMORY = re.compile(r"\d+(\.\d+)? ?[KMGT]i?B")


def open_dataset(
    path: str | PathLike[str], *, memory: str = MEMORY, threads: int = THREADS
) -> Dataset:
    """The data set in the folder ``path``.

    Args:
        path: the folder that ``habeas corpus read`` has written.
        memory: what a query may take, such as ``"500MB"``; one that needs more ends with an error.
        threads: how many processors a query may use.

    Raises:
        DataSetError: there is no data set.
        MissingExtra: DuckDB or PyArrow is not installed.

    Example::

        events = habeas.corpus.open("my-data-set").events()
        events.filter("type = 'arrest'").df()
    """
    return Dataset(Path(path), memory=memory, threads=threads)


class Dataset:
    """The five tables of a data set; what each column means stands in ``columns.py``.

    Each table is a relation of DuckDB: it is read only when it is asked for rows
    (``fetchall()``, ``arrow()``, ``df()`` where pandas is installed).
    """

    def __init__(self, path: Path, *, memory: str = MEMORY, threads: int = THREADS) -> None:
        if not (path / "data").is_dir():
            what = (
                "is no data set: habeas corpus read makes one" if path.exists() else "is not there"
            )
            raise DataSetError(path, what)
        if not _MEMORY.fullmatch(memory) or threads < 1:
            raise ValueError("memory is an amount such as 500MB, threads are 1 or more")
        self.path = path
        self.connection = _connect(path / "data", memory, threads)
        with self.errors_told():
            for table in COLUMNS:
                _view(self.connection, table, files_of(path, table)).create_view(table)

    def sources(self) -> DuckDBPyRelation:
        """The documents that were read, one a row."""
        return self.connection.view("sources")

    def entities(self) -> DuckDBPyRelation:
        """The people, groups, organizations, places and laws of each source."""
        return self.connection.view("entities")

    def events(self) -> DuckDBPyRelation:
        """The events of each source, each with the words that tell it."""
        return self.connection.view("events")

    def participants(self) -> DuckDBPyRelation:
        """Who and what takes part in the events, and as what."""
        return self.connection.view("participants")

    def cases(self) -> DuckDBPyRelation:
        """The cases of each source, with their status."""
        return self.connection.view("cases")

    def sql(self, query: str, parameters: Sequence[Any] = ()) -> DuckDBPyRelation:
        """What a query of one's own gives.

        Args:
            query: one ``SELECT`` over sources, entities, events, participants and cases.
            parameters: the values for its question marks.

        Raises:
            DataSetError: the query is something else, or DuckDB refuses it.
        """
        import duckdb  # noqa: PLC0415 -- only who asks needs it

        with self.errors_told():
            statements = self.connection.extract_statements(query)
            if [one.type for one in statements] != [duckdb.StatementType.SELECT]:
                raise DataSetError(self.path, "a query is one SELECT: nothing is changed here")
            return self.connection.sql(query, params=list(parameters))

    @contextmanager
    def errors_told(self) -> Iterator[None]:
        """Turn what DuckDB says of a damaged file or a want of memory into an error of ours.

        Raises:
            DataSetError: with the first line of what DuckDB says.
        """
        import duckdb  # noqa: PLC0415 -- as above

        try:
            yield
        except duckdb.Error as error:
            raise DataSetError(self.path, _first_line(error)) from error

    def close(self) -> None:
        """Let go of the files and the memory; relations of it can no longer be asked."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def files_of(path: Path, table: Table) -> list[Path]:
    """The Parquet files of a table, in the order of their names."""
    return files_below((path / "data" / table).resolve())


def _connect(data: Path, memory: str, threads: int) -> DuckDBPyConnection:
    """A database in memory that may read below ``data`` and reach nothing else."""
    check_installed()
    import duckdb  # noqa: PLC0415 -- an extra, and slow to load

    connection = duckdb.connect(
        ":memory:",
        config={
            "allow_community_extensions": "false",
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "memory_limit": memory,
            "python_enable_replacements": "false",  # no variable of Python is a table
            "temp_directory": "",  # nothing is written beside the data set
            "threads": str(threads),
        },
    )
    connection.execute("SET allowed_directories = [$folder]", {"folder": str(data.resolve())})
    connection.execute("SET parquet_metadata_cache = true")  # footers are read once
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def _view(connection: DuckDBPyConnection, table: Table, files: Sequence[Path]) -> DuckDBPyRelation:
    """A table as a relation; without a file it has its columns and no row."""
    if files:
        return connection.read_parquet([str(file) for file in files], hive_partitioning=False)
    columns = (f'NULL::{_TYPES[one.type]} AS "{one.name}"' for one in COLUMNS[table])
    return connection.sql(f"SELECT {', '.join(columns)} WHERE false")


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]
