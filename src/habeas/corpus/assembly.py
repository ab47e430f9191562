"""The rows that are kept for each source become the data set, in one order and put in one place.

Whoever read them, in what order, and however often it was broken off: the same rows become the same
bytes. Only the rows of a few sources are held in memory at a time.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow as pa
import pyarrow.parquet as pq

from habeas.corpus.columns import COLUMNS, Table
from habeas.corpus.partitions import folder_for
from habeas.corpus.schemas import schema_of
from habeas.corpus.staged_rows import source_row, unpacked
from habeas.corpus.staging import Staging
from habeas.corpus.summary import SUMMARY
from habeas.corpus.summary_writing import write_summary
from habeas.synced_folder import sync_file, sync_folder

DATA = "data"
_BUILDING = ".building"  # what is not finished, or not put in its place
_BEFORE = ".before"  # what stood in its place
_FILE = "rows.parquet"
_GROUP = 20_000  # rows that are held and written together


@dataclass(frozen=True, slots=True)
class Standing:
    """A document whose rows stand in the staging."""

    sha256: str
    version: str
    sources: int


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the rows of a source stand in the staging."""

    document: Standing
    number: int


class MissingRows(Exception):  # noqa: N818 -- it says what is wrong, like those of errors.py
    """Rows that should stand in the staging do not, or not as they were put there."""

    def __init__(self, documents: Sequence[str]) -> None:
        super().__init__(f"{len(documents)} documents")
        self.documents = documents


def assemble(folder: Path, staging: Staging, documents: Sequence[Standing]) -> None:
    """Build the data set of these documents anew, and put it in its place.

    Until then the one before is there, whole. A source that is found twice (a page that stands in
    two archives) is taken from the first document, by their digests.

    Args:
        folder: of the data set.
        staging: where the rows are.
        documents: whose rows it shall hold.

    Raises:
        MissingRows: rows are not there; nothing has been changed.
        OSError: it cannot be written; the data set before is still there.
    """
    building = folder / _BUILDING
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir()
    partitions = _partitions(staging, sorted(documents, key=lambda one: one.sha256))
    for parts, places in sorted(partitions.items()):
        with _Files(building, parts) as files:
            for place in places:
                files.add(unpacked(_rows(staging, place)))
    write_summary(building)
    for path in (building / SUMMARY).iterdir():
        sync_file(path)
    _put_in_place(building, folder)


def put_back(folder: Path) -> None:
    """Undo what somebody left who was killed while he put a data set in its place."""
    if not (folder / DATA).exists() and (folder / _BEFORE).exists():
        (folder / _BEFORE).rename(folder / DATA)


def _partitions(
    staging: Staging, documents: Iterable[Standing]
) -> Mapping[tuple[str, str], Sequence[_Place]]:
    """Which sources go into each folder, in the order of their documents."""
    partitions: dict[tuple[str, str], list[_Place]] = {}
    seen: set[str] = set()
    missing = []
    for document in documents:
        for number in range(1, document.sources + 1):
            place = _Place(document, number)
            try:
                row = source_row(_rows(staging, place))
            except MissingRows:
                missing.append(document.sha256)
                break
            if str(row["source"]) not in seen:
                seen.add(str(row["source"]))
                parts = folder_for(_text(row["publisher"]), _text(row["period"]))
                partitions.setdefault(parts, []).append(place)
    if missing:
        raise MissingRows(missing)
    return partitions


def _rows(staging: Staging, place: _Place) -> bytes:
    document = place.document
    data = staging.get(document.sha256, document.version, place.number)
    if data is None:
        raise MissingRows([document.sha256])
    return data


class _Files:
    """The files of one folder, one for each table; also those without rows, for their schema."""

    def __init__(self, root: Path, parts: tuple[str, str]) -> None:
        self._paths = {table: root.joinpath(table, *parts, _FILE) for table in COLUMNS}
        self._held: dict[Table, list[pa.Table]] = {table: [] for table in COLUMNS}
        self._writers: dict[Table, pq.ParquetWriter] = {}
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        for table, path in self._paths.items():
            path.parent.mkdir(parents=True)
            writer = pq.ParquetWriter(path, schema_of(table), compression="zstd", version="2.6")
            self._writers[table] = self._stack.enter_context(writer)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._stack:
            if kind is None:
                for table in COLUMNS:
                    self._write(table)
        for path in self._paths.values():
            sync_file(path)

    def add(self, tables: Mapping[Table, pa.Table]) -> None:
        """The rows of the next source."""
        for table, rows in tables.items():
            held = self._held[table]
            held.append(rows)
            if sum(one.num_rows for one in held) >= _GROUP:
                self._write(table)

    def _write(self, table: Table) -> None:
        """Write what is held, as one group: how large it is, the rows decide and nothing else."""
        if self._held[table]:
            rows = pa.concat_tables(self._held[table]).combine_chunks()
            self._writers[table].write_table(rows, row_group_size=max(1, rows.num_rows))
            self._held[table] = []


def _put_in_place(building: Path, folder: Path) -> None:
    """Two renames: a reader finds the data set before or the new one, and never half of one."""
    before, data = folder / _BEFORE, folder / DATA
    put_back(folder)
    shutil.rmtree(before, ignore_errors=True)
    if data.exists():
        data.rename(before)
    building.rename(data)
    sync_folder(folder)
    shutil.rmtree(before, ignore_errors=True)


def _text(cell: object) -> str | None:
    return cell if isinstance(cell, str) else None
