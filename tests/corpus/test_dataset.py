"""A data set as relations of DuckDB: read-only, and held to its own folder."""

from __future__ import annotations

from pathlib import Path

import pytest

import habeas.corpus
from habeas.corpus.columns import COLUMNS
from habeas.errors import DataSetError
from tests.corpus.data_set import build, event, source


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    report = source("Ostrava 2012")
    at = tmp_path / "a [data] set's * folder"
    return build(at, sources=[report], events=[event(report, 1), event(report, 2, "trial")])


def test_the_tables_are_relations(folder: Path) -> None:
    dataset = habeas.corpus.open(folder)
    assert dataset.sources().columns == [column.name for column in COLUMNS["sources"]]
    assert dataset.events().filter("type = 'trial'").project("event").fetchall() == [("e2",)]
    assert dataset.events().arrow().read_all().num_rows == 2


def test_a_table_without_a_row_has_its_columns(folder: Path) -> None:
    with habeas.corpus.open(folder) as dataset:
        assert dataset.cases().columns == [column.name for column in COLUMNS["cases"]]
        assert dataset.cases().fetchall() == dataset.participants().fetchall() == []
        assert dataset.entities().fetchall() == []


def test_a_query_of_ones_own(folder: Path) -> None:
    dataset = habeas.corpus.open(folder, memory="200MB", threads=1)
    query = "SELECT count(*) FROM events WHERE type = ?"
    assert dataset.sql(query, ["arrest"]).fetchall() == [(1,)]


@pytest.mark.parametrize(
    "query",
    [
        "DROP VIEW events",
        "COPY events TO 'stolen.csv'",
        "SET enable_external_access = true",
        "INSTALL httpfs",
        "ATTACH 'other.db'",
        "SELECT 1; SELECT 2",
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM read_csv('https://example.org/x.csv')",
        "SELECT * FROM folder",
        "SELEC",
    ],
)
def test_nothing_else_can_be_asked(folder: Path, query: str) -> None:
    with pytest.raises(DataSetError):
        habeas.corpus.open(folder).sql(query).fetchall()
    assert not Path("stolen.csv").exists()


def test_what_is_no_data_set_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataSetError, match="is no data set: habeas corpus read makes one"):
        habeas.corpus.open(tmp_path)
    with pytest.raises(DataSetError, match="is not there"):
        habeas.corpus.open(tmp_path / "missing")
