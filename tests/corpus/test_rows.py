"""A reading as rows: they fit the schemas, and say what the reading says."""

from __future__ import annotations

import pyarrow as pa
import pytest

from habeas.corpus.columns import COLUMNS, Table
from habeas.corpus.rows import rows_of
from habeas.corpus.schemas import schema_of
from habeas.pipeline import Reader
from habeas.record import Reading
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def reading() -> Reading:
    return Reader(threads=1).read(ROOT / "samples" / "veldara-2013.txt")


@pytest.mark.parametrize("table", COLUMNS)
def test_the_rows_of_a_reading_fit_the_schema(reading: Reading, table: Table) -> None:
    rows = rows_of(reading, "1")[table]
    assert rows
    made = pa.Table.from_pylist(rows, schema=schema_of(table))
    made.validate(full=True)
    assert made.to_pylist() == rows
    for column in COLUMNS[table]:
        assert set(rows[0]) == {one.name for one in COLUMNS[table]}
        if column.required:
            assert all(row[column.name] is not None for row in rows), column.name


def test_each_event_points_at_its_words_and_its_participants(reading: Reading) -> None:
    rows = rows_of(reading, "1")
    text = reading.source.text
    for event in rows["events"]:
        for quote in ("trigger", "passage"):
            start, end = event[f"{quote}_start"], event[f"{quote}_end"]
            assert isinstance(start, int)
            assert isinstance(end, int)
            assert text[start:end] == event[quote]
        taking = [row for row in rows["participants"] if row["event"] == event["event"]]
        for role in ("agent", "subject"):
            assert [row["name"] for row in taking if row["role"] == role] == event[role]
    known = {row["entity"] for row in rows["entities"]}
    assert {row["entity"] for row in rows["participants"]} <= known


def test_a_case_names_its_events(reading: Reading) -> None:
    rows = rows_of(reading, "1")
    known = {row["event"] for row in rows["events"]}
    for case in rows["cases"]:
        assert isinstance(case["events"], list)
        assert set(case["events"]) <= known
    assert rows["sources"][0]["events"] == len(rows["events"])


def test_every_column_says_what_it_means() -> None:
    for table, columns in COLUMNS.items():
        assert len({column.name for column in columns}) == len(columns), table
        assert all(column.meaning for column in columns), table
        fields = schema_of(table)
        assert [field.name for field in fields] == [column.name for column in columns]
        assert all(field.metadata[b"meaning"] for field in fields)
