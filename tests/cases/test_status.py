"""Status on a day, as a table: what is told, and where the person then stands."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.cases import status_at
from habeas.language import edtf
from habeas.record import Status
from tests.cases.marked import events_of

TABLE = list(csv.DictReader((Path(__file__).parent / "status.csv").read_text("utf-8").splitlines()))


@pytest.mark.parametrize("row", TABLE, ids=[f"{row['told']} on {row['day']}" for row in TABLE])
def test_the_status_is_that_of_the_table(row: dict[str, str]) -> None:
    status = status_at(events_of(row["told"]), row["day"], told_until="2012-12-31")
    assert status == Status(
        row["day"],
        row["state"],  # type: ignore[arg-type]
        row["since"] or None,
        row["term"] or None,
        tuple(row["basis"].split()),
    )


def test_without_a_last_day_an_event_without_a_date_does_not_count() -> None:
    assert status_at(events_of("[arrest]"), "2020-01-01").state == "unknown"


def test_a_report_of_the_month_has_seen_what_it_tells_of_the_month() -> None:
    told = events_of("[arrest 2012-05]")
    assert status_at(told, "2012-05-10").state == "unknown"
    assert status_at(told, "2012-05-10", told_until="2012-05-10").state == "detained"


def test_a_month_stands_for_its_last_day() -> None:
    assert status_at(events_of("[arrest 2012-05-31]"), "2012-05").state == "detained"


def test_what_is_no_day_is_refused() -> None:
    with pytest.raises(ValueError, match="yesterday"):
        status_at([], "yesterday")


KINDS = (
    "arrest", "detention", "charge", "charge/dropped", "trial", "conviction", "acquittal",
    "sentence", "appeal/upheld", "appeal/reduced", "appeal/increased", "appeal/overturned",
    "release", "pardon", "execution", "killing", "disappearance", "deportation", "torture",
)  # fmt: skip
marks = st.builds(
    "[{} {} {} {}]".format,
    st.sampled_from(KINDS),
    st.sampled_from(["", "2010", "2011-05", "2012-03-04", "2009/..", "2011-01/2011-06", "201X"]),
    st.sampled_from(["", "P1Y", "life", "death", "fine", "P2Y/P3Y"]),
    st.sampled_from(["", "", "", "?alleged", "?requested", "?negated", "?possible"]),
)


@given(
    st.lists(marks, max_size=9).map(" ".join), st.dates(edtf.earliest("2009"), edtf.latest("2014"))
)
def test_a_state_rests_on_what_is_told_as_a_fact_and_had_begun(marked: str, day: date) -> None:
    told = {event.id: event for event in events_of(marked)}
    status = status_at(list(told.values()), day.isoformat(), told_until="2012-12-31")
    assert bool(status.basis) or status.state == "unknown"
    assert status.term is None or status.state == "imprisoned"
    for event in map(told.__getitem__, status.basis):
        assert event.modality == "actual"
        # What has no date had happened when the next thing did.
        assert event.date is None or edtf.earliest(event.date) <= day


@given(st.lists(marks, max_size=9).map(" ".join))
def test_death_is_final(marked: str) -> None:
    told = events_of(f"[killing 2012-01-01] {marked}")
    assert status_at(told, "2012-12-31", told_until="2012-12-31").state == "dead"
