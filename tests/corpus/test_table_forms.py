"""A cross table as CSV, as a chart and in the terminal; the page of a data set."""

from __future__ import annotations

import csv
import re
from html import unescape
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from rich.console import Console

from habeas.cli.cross_table import print_table
from habeas.codebook import load_codebook
from habeas.corpus.charts.chart import draw
from habeas.corpus.dataset import open_dataset
from habeas.corpus.messages import Failed
from habeas.corpus.overview.page import render_overview
from habeas.corpus.tables import CrossTable, Question, make_table
from habeas.corpus.tables.csv_table import write_table
from tests.corpus.data_set import build, event, note, source

BOOK = load_codebook()
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</text><script>alert(1)</script>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    first = source("Ostrava 2012", country="CHL", warnings=[f"page 3: {HOSTILE}"])
    second = source("Ostrava 2013", country="CHL", period="2013", words=3_000)
    third = source("Veldara 2013", country="KAZ", period="2013", publisher="=Amber & Desk")
    events = [
        *(event(first, number, agent=[HOSTILE]) for number in range(1, 4)),
        event(first, 4, "torture", modality="alleged", agent=["=1+1"]),
        event(second, 1, "trial", modality="requested"),
    ]
    return build(tmp_path / "set & more", sources=[first, second, third], events=events)


def table(folder: Path, rows: str, columns: str | None = None, **asked: object) -> CrossTable:
    question = Question(rows, columns, **asked)  # type: ignore[arg-type]
    with open_dataset(folder) as dataset:
        return make_table(dataset, question, BOOK)


def shown(made: CrossTable, width: int = 100, top: int = 30) -> str:
    console = Console(width=width, no_color=True)
    with console.capture() as out:
        print_table(made, BOOK, console, top=top)
    return re.sub(r" +\n", "\n", out.get())


def test_the_terminal_says_what_stands_behind_each_row_and_column(folder: Path) -> None:
    told = re.sub(r"(?<=\S) +", " ", shown(table(folder, "country", "period")))
    assert told == (
        "Events by country and period\n"
        "country 2012 2013 all reports words\n"
        "Chile 3+1 0 3+1 2 4,000\n"
        "Kazakhstan 0 0 1 1,000\n"
        "all 3+1 0 3+1 3 5,000\n"
        "reports read 1 2 3\n"
        "words read 1,000 4,000 5,000\n"
        "Where a cell is empty, no report was read.\n"
        "Read: 3 reports, 5,000 words.\n"
        "Told as fact: 3; alleged, after the +: 1; not counted: 1 asked for.\n"
    )


def test_what_does_not_fit_is_said(folder: Path) -> None:
    made = table(folder, "agent", "type")
    assert "Not shown, but in the totals: 1 more row (--top shows more)" in shown(made, top=1)
    narrow = shown(made, width=60)
    assert "1 more column" in narrow
    assert all(len(line) <= 60 for line in narrow.splitlines())


def test_the_csv_has_every_cell_with_what_was_read(folder: Path) -> None:
    out = StringIO()
    write_table(table(folder, "publisher", "type", rate="words"), BOOK, out)
    rows = list(csv.DictReader(StringIO(out.getvalue())))
    assert [row["publisher"] for row in rows[:3]] == ["'=Amber & Desk"] * 3
    found = next(r for r in rows if (r["publisher"], r["type"]) == ("Northern Watch", "arrest"))
    assert found["type_in_words"] == "Arrest"
    assert (found["events"], found["alleged"], found["reports_that_tell"]) == ("3", "0", "1")
    assert (found["reports_read"], found["words_read"]) == ("2", "4000")
    assert (found["events_rate"], found["alleged_rate"]) == ("7.5", "0.0")
    assert rows[-1]["publisher"] == rows[-1]["type"] == "all"


def test_the_chart_tells_its_numbers_in_words_and_runs_nothing(folder: Path) -> None:
    drawn = draw(table(folder, "agent", "type"), BOOK)
    root = ET.fromstring(drawn)  # noqa: S314 -- our own
    assert root.get("role") == "img"
    named = {node.get("id"): node.text for node in root if node.get("id")}
    title, told = (named[one] for one in root.get("aria-labelledby", "").split())
    assert title == "Events by agent and type"
    assert told == f"{HOSTILE}: 3; =1+1: 0+1"
    assert not list(root.iter(f"{SVG}script"))
    texts = [node.text for node in root.iter(f"{SVG}text")]
    assert "0+1" in texts
    assert "prefers-color-scheme: dark" in drawn


def test_a_chart_of_nothing_is_a_chart(folder: Path) -> None:
    made = table(folder, "type", "agent", only={"type": ["acquittal"]})
    assert ET.fromstring(draw(made, BOOK)).get("role") == "img"  # noqa: S314 -- our own
    assert "There is nothing to count." in shown(made)


def test_the_page_fetches_nothing_and_says_what_could_not_be_read(folder: Path) -> None:
    with open_dataset(folder) as dataset:
        page = render_overview(dataset, BOOK)
    assert "default-src 'none'" in unescape(page)
    assert "<script" not in page
    assert not re.search(r"src=|url\(|href=\"http|style=", page)
    assert '<h1 dir="auto">set &amp; more</h1>' in page
    assert "page 3: &lt;/text&gt;" in page
    assert "habeas-0.1.0 en-1 codebook-1" in page
    ids = re.findall(r'id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_the_page_of_an_empty_data_set(tmp_path: Path) -> None:
    with open_dataset(build(tmp_path)) as dataset:
        assert "There is nothing in this data set yet." in render_overview(dataset, BOOK)


def test_the_page_tells_what_was_set_aside_and_what_still_waits(folder: Path) -> None:
    failed = (Failed("a", "it is encrypted", 4), Failed("b", "it is encrypted", 4))
    note(folder, *failed, Failed("c", HOSTILE, 2), waiting=2)
    with open_dataset(folder) as dataset:
        page = render_overview(dataset, BOOK)
    words = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))
    assert "3 of 5 documents were set aside, and nothing of them is counted here:" in words
    assert "it is encrypted (a.pdf and 1 more)" in words
    assert "2 of 5 documents are still to be read." in words
    assert "<script>" not in page
    assert "/home/somebody" not in page
