"""Lines for a series over years: where they stand, where they are broken off, what they say."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from habeas.codebook import load_codebook
from habeas.corpus.charts.chart import draw
from habeas.corpus.charts.moments import moments_of
from habeas.corpus.dataset import open_dataset
from habeas.corpus.tables import CrossTable, Question, make_table
from tests.corpus.data_set import build, event, source

BOOK = load_codebook()
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</text><script>alert(1)</script>"


def table(folder: Path, rows: str, columns: str | None) -> CrossTable:
    with open_dataset(folder) as dataset:
        return make_table(dataset, Question(rows, columns), BOOK)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Chile without a report on 2008, Kazakhstan with one on each year; one period has no end."""
    periods = ("2006", "2007", "2009", "2010", "2013/..")
    chile = [source(f"Chile {one}", country="CHL", period=one) for one in periods]
    years = range(2006, 2011)
    kazakh = [source(f"Kazakhstan {y}", country="KAZ", period=str(y)) for y in years]
    events = [
        event(one, number, agent=[HOSTILE], modality="alleged" if number == 2 else "actual")
        for one in (*chile, *kazakh)
        for number in range(3)
    ]
    return build(tmp_path, sources=[*chile, *kazakh], events=events)


def lines(drawn: str) -> list[tuple[str, int]]:
    """The kind of each line, and of how many points it is."""
    found = ET.fromstring(drawn).iter(f"{SVG}polyline")  # noqa: S314 -- drawn here
    return [(one.attrib["class"], len(one.attrib["points"].split())) for one in found]


def test_a_line_is_broken_off_where_no_report_was_read(folder: Path) -> None:
    drawn = draw(table(folder, "country", "period"), BOOK)
    chile = [("course broken", 2), ("course broken", 2), ("course", 2), ("course", 2)]
    assert lines(drawn) == [*chile, ("course broken", 5), ("course", 5), ("course thin", 5)]


def test_every_point_says_its_number_and_what_was_read_for_it(folder: Path) -> None:
    drawn = draw(table(folder, "country", "period"), BOOK)
    assert "<title>Kazakhstan (5 reports), 2008: 2+1 (1 report read)</title>" in drawn
    assert "<title>2007: 2,000 words, 2 reports</title>" in drawn
    assert "Chile: 2006 2+1, 2007 2+1, 2008 no report, 2009 2+1, 2010 2+1" in drawn


def test_a_period_without_an_end_has_no_place_and_is_told(folder: Path) -> None:
    made = table(folder, "country", "period")
    assert [key for key, _ in moments_of(made)] == ["2006", "2007", "2008", "2009", "2010"]
    assert "Not drawn: 1 column without a time." in draw(made, BOOK)


def test_times_stand_as_far_apart_as_they_are(tmp_path: Path) -> None:
    of = [source(one, period=one) for one in ("2006", "2007", "2011/2012")]
    made = table(build(tmp_path, sources=of, events=[event(of[0], 1)]), "country", "period")
    (_, first), (_, second), (_, third) = moments_of(made)
    assert (round(second - first, 1), round(third - second, 1)) == (1.0, 4.5)


@pytest.mark.parametrize(
    ("rows", "columns"), [("country", None), ("period", "country"), ("country", "type")]
)
def test_what_is_no_series_is_drawn_as_bars(folder: Path, rows: str, columns: str | None) -> None:
    assert lines(draw(table(folder, rows, columns), BOOK)) == []


def test_two_years_are_no_course(tmp_path: Path) -> None:
    of = [source(one, period=one) for one in ("2006", "2007")]
    made = table(build(tmp_path, sources=of, events=[event(of[0], 1)]), "country", "period")
    assert lines(draw(made, BOOK)) == []


def test_names_out_of_reports_cannot_break_out(folder: Path) -> None:
    assert "<script" not in draw(table(folder, "agent", "period"), BOOK)
