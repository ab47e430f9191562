"""A status over time is, on each day, the status of that day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.cases import in_order, spans_of, status_at
from tests.cases.marked import events_of
from tests.cases.test_status import marks


def test_a_term_that_runs_out_ends_a_span() -> None:
    told = events_of("[arrest 2012-02-14] [sentence 2012-09-03 P1Y] [release 2014-01-05]")
    spans = [
        (span.first.isoformat(), span.last.isoformat(), span.standing.state)
        for span in spans_of(told, {})
    ]
    assert spans == [
        ("2012-02-14", "2012-09-02", "detained"),
        ("2012-09-03", "2013-09-03", "imprisoned"),
        ("2013-09-04", "2014-01-04", "unknown"),
        ("2014-01-05", "9999-12-31", "released"),
    ]


def test_each_event_counts_from_the_end_of_what_its_own_source_tells() -> None:
    told = events_of("[arrest] [release]")
    spans = spans_of(told, {"e1": date(2011, 12, 31), "e2": date(2013, 6, 30)})
    assert [(span.first.year, span.standing.state) for span in spans] == [
        (2011, "detained"),
        (2013, "released"),
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(marks, min_size=1, max_size=7), st.integers(0, 6000))
def test_each_day_has_the_status_that_is_computed_for_it(told: list[str], days: int) -> None:
    timeline = in_order(events_of(". ".join(told)), lambda _: 0)
    until = {event.id: date(2012, 12, 31) for event in timeline}
    spans = spans_of(timeline, until)
    day = date(2004, 1, 1) + timedelta(days=days)
    status = status_at(timeline, day.isoformat(), told_until="2012-12-31")
    found = [span.standing for span in spans if span.first <= day <= span.last]
    if found:
        (one,) = found
        assert (one.state, one.since, one.term, one.basis) == (
            status.state, status.since, status.term, status.basis,
        )  # fmt: skip
    else:
        assert (status.state, status.basis) == ("unknown", ())
    for earlier, later in pairwise(spans):
        assert earlier.last + timedelta(days=1) == later.first
