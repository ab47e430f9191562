"""Staged rows become a data set: the same rows the same bytes, and never half of it."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from habeas.corpus import assembly
from habeas.corpus.assembly import MissingRows, Standing, assemble, put_back
from habeas.corpus.columns import COLUMNS, Column
from habeas.corpus.rows import Cell, Row
from habeas.corpus.schemas import schema_of
from habeas.corpus.staged_rows import packed
from habeas.corpus.staging import Staging
from habeas.corpus.summary import SUMMARY
from tests.corpus.invented_reports import data_of


def cell(column: Column) -> Cell:
    """The simplest cell that a column takes."""
    if column.type == "texts":
        return []
    if not column.required:
        return None
    return 0.5 if column.type == "share" else 0 if column.type == "number" else ""


def row(table: Any, source: str, **cells: Cell) -> Row:
    return {column.name: cell(column) for column in COLUMNS[table]} | {"source": source} | cells


def rows(source: str, publisher: str | None, period: str | None, events: int = 2) -> bytes:
    made: dict[Any, list[Row]] = {table: [] for table in COLUMNS}
    whose = {"publisher": publisher, "period": period}
    made["sources"] = [row("sources", source, **whose)]
    made["events"] = [row("events", source, event=f"e{n}", **whose) for n in range(events)]
    return packed(made)


@pytest.fixture
def staging(tmp_path: Path) -> Staging:
    return Staging(str(tmp_path / "staged"))


def documents(staging: Staging) -> list[Standing]:
    """Six documents, the last one with three sources, of three publishers."""
    standing = []
    for number, publisher in enumerate(["One", "Two", None, "One", "one", "Two"]):
        digest = f"{number}" * 8
        sources = 3 if number == 5 else 1
        for source in range(1, sources + 1):
            data = rows(f"sha256:{digest}#{source}", publisher, "2012" if number % 2 else None)
            staging.put(digest, "1", source, data)
        standing.append(Standing(digest, "1", sources))
    return standing


def test_the_same_rows_make_the_same_bytes_in_any_order(tmp_path: Path, staging: Staging) -> None:
    standing = documents(staging)
    assemble(tmp_path, staging, standing)
    first = data_of(tmp_path)
    random.Random(4).shuffle(standing)  # noqa: S311 -- an order, not a secret
    assemble(tmp_path, staging, standing)
    assert data_of(tmp_path) == first
    assert {path.split("/")[0] for path in first} == {*COLUMNS, SUMMARY}


def test_rows_lie_by_publisher_and_period_in_the_order_of_documents(
    tmp_path: Path, staging: Staging
) -> None:
    assemble(tmp_path, staging, documents(staging))
    found = pq.read_table(tmp_path / "data" / "events" / "two" / "2012" / "rows.parquet")
    assert found.schema.equals(schema_of("events"))
    assert found.schema.field("confidence").metadata[b"unit"] == b"0 to 1"
    assert found["source"].to_pylist()[::2] == [
        "sha256:11111111#1",
        *(f"sha256:55555555#{number}" for number in (1, 2, 3)),
    ]
    together = pq.read_table(tmp_path / "data" / "sources" / "one")
    assert set(together["publisher"].to_pylist()) == {"One", "one"}


def test_a_whole_table_is_read_as_any_program_reads_it(tmp_path: Path, staging: Staging) -> None:
    duckdb = pytest.importorskip("duckdb")
    assemble(tmp_path, staging, documents(staging))
    for table in COLUMNS:
        whole = pq.read_table(tmp_path / "data" / table)
        assert whole.schema.equals(schema_of(table))
    asked = f"SELECT count(*), max(period) FROM '{tmp_path}/data/events/**/*.parquet'"  # noqa: S608
    assert duckdb.sql(asked).fetchall() == [(16, "2012")]


def test_a_source_that_two_documents_hold_is_there_once(tmp_path: Path, staging: Staging) -> None:
    for digest in ("aaaa", "bbbb"):
        staging.put(digest, "1", 1, rows("sha256:same", "One", "2012"))
    assemble(tmp_path, staging, [Standing("bbbb", "1", 1), Standing("aaaa", "1", 1)])
    assert pq.read_table(tmp_path / "data" / "sources").num_rows == 1
    assert pq.read_table(tmp_path / "data" / "events").num_rows == 2


def test_many_rows_are_written_in_groups(tmp_path: Path, staging: Staging) -> None:
    for number in range(3):
        staging.put(f"{number}" * 8, "1", 1, rows(f"sha256:{number}", "One", "2012", 15_000))
    assemble(tmp_path, staging, [Standing(f"{number}" * 8, "1", 1) for number in range(3)])
    path = tmp_path / "data" / "events" / "one" / "2012" / "rows.parquet"
    assert pq.ParquetFile(path).metadata.num_row_groups == 2
    assert pq.read_metadata(path).num_rows == 45_000


def test_missing_rows_are_said_and_the_data_set_before_stays(
    tmp_path: Path, staging: Staging
) -> None:
    standing = documents(staging)
    assemble(tmp_path, staging, standing)
    before = data_of(tmp_path)
    with pytest.raises(MissingRows) as missing:
        assemble(tmp_path, staging, [*standing, Standing("none", "1", 1)])
    assert missing.value.documents == ["none"]
    assert data_of(tmp_path) == before


def test_a_data_set_between_its_two_names_is_put_back(tmp_path: Path, staging: Staging) -> None:
    assemble(tmp_path, staging, documents(staging))
    before = data_of(tmp_path)
    (tmp_path / assembly.DATA).rename(tmp_path / ".before")
    put_back(tmp_path)
    assert data_of(tmp_path) == before
    shutil.copytree(tmp_path / assembly.DATA, tmp_path / ".before")
    put_back(tmp_path)
    assert data_of(tmp_path) == before
