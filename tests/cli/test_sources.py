"""``habeas sources``: what a file holds, as a table and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Habeas
from tests.sources.yearbook import chapter, yearbook


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.pdf"
    names = ("ALGERIA", "CHAD", "SERBIA", "YEMEN")
    path.write_bytes(yearbook([chapter(name) for name in names]))
    return path


def test_a_book_is_listed_chapter_by_chapter(habeas: Habeas, book: Path) -> None:
    done = habeas("sources", book)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "Lantern Watch Report 2013"
    assert "edition 2013" in lines[1]
    rows = [line.split() for line in lines if line.startswith("  ")]
    assert [row[:3] for row in rows] == [
        ["1", "DZA", "ALGERIA"],
        ["2", "TCD", "CHAD"],
        ["3", "SRB", "SERBIA"],
        ["4", "YEM", "YEMEN"],
    ]
    assert "4 countries." in done.stdout
    assert "In none of them: pages 1" in done.stdout


def test_the_same_as_json(habeas: Habeas, book: Path) -> None:
    told = json.loads(habeas("sources", book, "--json").stdout)
    assert told["book"]["edition"] == "2013"
    assert [source["country"] for source in told["sources"]] == ["DZA", "TCD", "SRB", "YEM"]
    first = told["sources"][0]
    assert first["id"] == f"{told['book']['id']}#algeria"
    assert {"label": "Death penalty", "value": "retained"} in first["facts"]
    assert first["pages"] == [2, 2]
    assert first["words"] > 100


def test_any_other_file_is_one_source(habeas: Habeas, report: Path) -> None:
    done = habeas("sources", report)
    assert "One source" in done.stdout
    told = json.loads(habeas("sources", report, "--json").stdout)
    assert (told["book"], len(told["sources"])) == (None, 1)


def test_a_file_that_cannot_be_read_is_told_in_one_line(habeas: Habeas, tmp_path: Path) -> None:
    done = habeas("sources", tmp_path / "missing.pdf")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
