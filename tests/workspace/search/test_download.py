from __future__ import annotations

import csv
import io
import zipfile
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from lxml import etree

from habeas.workspace.record.models import Account, Change, Details, Source
from habeas.workspace.search.csv_file import csv_pieces, harmless
from habeas.workspace.search.table import COLUMNS
from habeas.workspace.search.xlsx_file import xlsx_file
from tests.workspace.conftest import stored
from tests.workspace.invented import invented_reading


def taken(page: Client, form: str, asked: str = "") -> bytes:
    told: Any = page.post(f"/search/download/?{asked}", {"form": form})
    assert told.status_code == 200
    return b"".join(told.streaming_content)


def csv_rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def cells(data: bytes, sheet: int) -> list[str]:
    book = zipfile.ZipFile(io.BytesIO(data))
    root = etree.fromstring(book.read(f"xl/worksheets/sheet{sheet}.xml"))
    assert not root.findall(".//{*}f")  # no formula
    return ["".join(map(str, cell.itertext())) for cell in root.iter("{*}c")]


def test_each_row_points_at_its_words(page: Client, source: Source) -> None:
    rows = csv_rows(taken(page, "csv", "q=keldova"))
    assert [row["type"] for row in rows] == ["arrest", "sentence", "appeal"]
    for row in rows:
        start, end = int(row["passage_start"]), int(row["passage_end"])
        assert source.text[start:end] == row["passage"]
        assert source.text[int(row["trigger_start"]) : int(row["trigger_end"])] == row["trigger"]
        assert (row["standing"], row["source_key"]) == ("proposed", source.key)


def test_only_what_was_searched_is_taken(page: Client, source: Source) -> None:
    assert [row["type"] for row in csv_rows(taken(page, "csv", "type=appeal"))] == ["appeal"]
    assert csv_rows(taken(page, "csv", "country=KAZ")) == []


def test_the_workbook_says_what_was_searched_when_and_by_whom(page: Client, source: Source) -> None:
    data = taken(page, "xlsx", "q=keldova&country=CZE")
    assert cells(data, 1)[: len(COLUMNS)] == list(COLUMNS)
    told = cells(data, 2)
    for expected in ("keldova", "Czechia", "amara", "3"):
        assert expected in told


def test_the_log_says_who_took_how_much(page: Client, source: Source, user: User) -> None:
    taken(page, "csv", "q=keldova")
    entry = Change.objects.latest("id")
    assert (entry.action, entry.by_id) == ("take_table", user.pk)
    assert '"rows": 3' in (Details.objects.get(change=entry).data or "")


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "  =", "＋"])
def test_no_cell_is_a_formula(page: Client, user: User, begin: str) -> None:
    person = f"{begin}1+1 Keldova"
    assert harmless(person) == f"'{person}"
    if not begin.isspace():
        stored(invented_reading(person=person), user)
        assert {row["subject"] for row in csv_rows(taken(page, "csv"))} == {f"'{person}"}
        assert person in cells(taken(page, "xlsx"), 1)


def test_a_text_too_long_for_a_cell_is_cut_and_told() -> None:
    with xlsx_file(["words"], [["x" * 40_000]], []) as file:
        data = file.read()
    assert len(cells(data, 1)[1]) == 32_767
    assert any("1 texts are longer than a cell can hold" in line for line in cells(data, 2))


def test_a_large_table_is_sent_piece_by_piece() -> None:
    rows: Any = ([n] for n in range(1000))
    assert len(list(csv_pieces(["n"], rows))) > 2


def test_a_table_is_taken_by_nobody_else(page: Client, source: Source) -> None:
    assert page.get("/search/download/").status_code == 405
    assert page.post("/search/download/", {"form": "exe"}).status_code == 404
    assert Client().post("/search/download/", {"form": "csv"}).status_code == 302
    assert not Change.objects.filter(action="take_table").exists()
    assert Account.objects.count() == 3
