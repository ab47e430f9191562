"""The figures of a book of country chapters."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bench.books import books_in, share_of_sound
from bench.table import as_table
from habeas.sources.reading_source import read_sources
from tests.conftest import ROOT
from tests.sources.yearbook import Entry, chapter, yearbook

CHAPTERS = [chapter(name) for name in ("ALGERIA", "CHAD", "SERBIA", "YEMEN")]


def test_whole_paragraphs_are_sound_and_a_torn_one_is_not(tmp_path: Path) -> None:
    torn = Entry(("TOGO",), ("In May police in Togo arrested the", *CHAPTERS[0].paragraphs))
    path = tmp_path / "book.pdf"
    path.write_bytes(yearbook(CHAPTERS))
    assert share_of_sound(list(read_sources(path))) == 1
    path.write_bytes(yearbook([*CHAPTERS[:3], torn, CHAPTERS[3]]))
    assert share_of_sound(list(read_sources(path))) < 1


def test_a_book_is_measured_in_a_process_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    path.write_bytes(yearbook(CHAPTERS))
    asked = [sys.executable, "-m", "bench.books", str(path)]
    told = subprocess.run(asked, check=True, cwd=ROOT, capture_output=True, encoding="utf-8")
    figures = json.loads(told.stdout)["book"]
    assert figures["chapters"] == 4
    assert figures["sound_paragraphs"] == 1
    assert figures["seconds_for_330_pages"] > figures["seconds"] > 0
    assert figures["peak_megabytes"] > 10
    speed = dict.fromkeys(
        (
            "words",
            "reading_words_a_second",
            "language_words_a_second",
            "cold_start_seconds",
            "cold_start_megabytes",
            "peak_megabytes",
        ),
        1,
    )
    result = {"habeas": "0.1", "python": "3.11", "processor": "a processor", "speed": speed}
    page = as_table("2012-05-03", {**result, "books": {"book": figures}}, None)
    assert "## The printed book book" in page
    assert "| chapters on countries | 4 |" in page


def test_books_that_are_not_at_hand_are_left_out(tmp_path: Path) -> None:
    assert books_in(tmp_path) == {}
    (tmp_path / "2011.pdf").write_bytes(b"")
    assert list(books_in(tmp_path)) == ["2011"]
