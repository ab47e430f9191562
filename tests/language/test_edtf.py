"""Dates in EDTF: their bounds, their one way of writing, and their order on a timeline."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.language import edtf

TABLE = list(csv.DictReader((Path(__file__).parent / "edtf.csv").read_text("utf-8").splitlines()))

days = st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(date.isoformat)
months = st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(lambda d: d.isoformat()[:7])
years = st.integers(1000, 2999).map(str)
decades = st.integers(100, 299).map(lambda figure: f"{figure}X")
seasons = st.builds(lambda y, s: f"{y}-{s}", st.integers(1000, 2998), st.integers(21, 24))
plain = st.one_of(days, months, years, decades, seasons)
simple = st.builds(lambda text, doubt: text + doubt, plain, st.sampled_from(["", "", "~", "?"]))
intervals = st.tuples(simple, simple).map(
    lambda pair: "/".join(sorted(pair, key=lambda text: (edtf.earliest(text), edtf.latest(text))))
)
half_open = st.one_of(
    simple.map(lambda text: f"{text}/.."),
    simple.map(lambda text: f"../{text}"),
    simple.map(lambda text: f"/{text}"),
)
sets = st.lists(simple, min_size=2, max_size=4).map(lambda told: "{" + ",".join(told) + "}")
any_edtf = st.one_of(simple, intervals, half_open, sets)


@pytest.mark.parametrize("row", TABLE, ids=[row["edtf"] for row in TABLE])
def test_bounds_and_precision_are_those_of_the_table(row: dict[str, str]) -> None:
    assert edtf.earliest(row["edtf"]).isoformat() == row["earliest"]
    assert edtf.latest(row["edtf"]).isoformat() == row["latest"]
    assert edtf.precision(row["edtf"]) == row["precision"]


@pytest.mark.parametrize(
    "text",
    [
        "", "2012-13", "2012-00", "2012-02-30", "12-05-2012", "2012/2011", "../..", "/", "{}",
        "{2012", "201X-05", "201", "2012-5", "{2012,}", "2012//2013", "0000",
        "2012 05", "yesterday", "{2012/2013}", "2012-25", "٢٠١٢",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    assert not edtf.is_valid(text)
    with pytest.raises(ValueError, match=r".*"):
        edtf.earliest(text)


def test_an_end_may_be_open_or_not_known() -> None:
    assert edtf.latest("2012-05-03/") == edtf.latest("2012-05-03/..") == date.max


@given(any_edtf)
def test_every_date_of_the_subset_starts_before_it_ends(text: str) -> None:
    assert edtf.is_valid(text)
    assert edtf.earliest(text) <= edtf.latest(text)


@given(any_edtf)
def test_normalising_keeps_the_bounds_and_changes_nothing_the_second_time(text: str) -> None:
    once = edtf.normalise(text)
    assert edtf.normalise(once) == once
    assert (edtf.earliest(once), edtf.latest(once)) == (edtf.earliest(text), edtf.latest(text))


@given(st.text(alphabet="0123456789-/.{},~?%Xx ", max_size=24))
def test_any_other_string_is_valid_or_refused_and_never_breaks(text: str) -> None:
    if edtf.is_valid(text):
        assert edtf.earliest(text) <= edtf.latest(text)
        assert edtf.is_valid(edtf.normalise(text))


@given(st.lists(any_edtf, unique=True, max_size=12))
def test_the_order_of_a_timeline_is_total(told: list[str]) -> None:
    keys = [edtf.sort_key(text) for text in told]
    assert len(set(keys)) == len(keys)
    backwards = told[::-1]
    assert sorted(told, key=edtf.sort_key) == sorted(backwards, key=edtf.sort_key)


@given(days)
def test_a_wide_date_comes_before_the_days_inside_it(day: str) -> None:
    month, year = day[:7], day[:4]
    assert sorted([day, month, year], key=edtf.sort_key) == [year, month, day]


def test_what_has_no_known_start_stands_at_its_end() -> None:
    told = ["2007-08-20", "/2007-08-16", "2007-08-11"]
    assert sorted(told, key=edtf.sort_key) == ["2007-08-11", "/2007-08-16", "2007-08-20"]


def test_sets_are_sorted_and_single_members_stand_alone() -> None:
    assert edtf.normalise("{2012-06, 2012-02,2012-06}") == "{2012-02,2012-06}"
    assert edtf.together(["2012-06"]) == "2012-06"
    assert edtf.span("2012", "2012") == "2012"
    with pytest.raises(ValueError, match="empty"):
        edtf.together([])


def test_doubt_is_marked_once() -> None:
    assert edtf.approximate("2012-05") == "2012-05~"
    assert edtf.approximate("2012-05~") == "2012-05~"
    assert edtf.is_approximate("2012-05~")
    assert not edtf.is_approximate("2012-05")


def test_a_day_that_the_calendar_lacks_is_refused() -> None:
    assert edtf.day(2012, 2, 29) == "2012-02-29"
    with pytest.raises(ValueError, match="day"):
        edtf.day(2011, 2, 29)
