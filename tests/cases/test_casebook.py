"""The cases of a source: whose they are, how they are numbered, on which day they are told."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.cases import build_cases, status_at
from habeas.record import Case, Count, Entity, Status
from tests.cases.marked import read

ENTITIES = (
    Entity("p1", "person", "Mira Talven"),
    Entity("p2", "person", "Odo Harn"),
    Entity("g1", "group", "28 harbour workers", count=Count(28, "exact")),
    Entity("o1", "organization", "Northern Lamp"),
    Entity("o2", "organization", "Brenik City Court"),
)


def cases_of(marked: str, period: str | None = "2012", published: str | None = None) -> list[Case]:
    source, events = read(marked, period=period, published=published)
    return build_cases(source, ENTITIES, events)


def test_a_case_has_its_subject_its_timeline_and_its_status() -> None:
    [case] = cases_of("[release 2012-03]. She had been [sentence 2011-08 P6Y +o2 @p1|sentenced].")
    assert (case.id, case.subject, case.name) == ("c1", "p1", "Mira Talven")
    assert case.events == ("e2", "e1")
    assert case.status == Status("2012-12-31", "released", "2012-03", None, ("e1",))


def test_persons_come_first_each_in_the_order_of_the_text() -> None:
    told = "[closure @o1]. [arrest @g1]. [arrest @p2]. [arrest @p1]."
    cases = cases_of(told)
    assert [(case.id, case.subject) for case in cases] == [
        ("c1", "p2"), ("c2", "p1"), ("c3", "o1"), ("c4", "g1"),
    ]  # fmt: skip


def test_an_event_with_several_subjects_is_in_each_case() -> None:
    cases = cases_of("[search 2012-01-23 @p1 @o1 @g1]")
    assert [(case.subject, case.events) for case in cases] == [
        ("p1", ("e1",)), ("g1", ("e1",)), ("o1", ("e1",)),
    ]  # fmt: skip


def test_what_somebody_does_is_no_case_but_belongs_to_a_case_that_there_is() -> None:
    assert cases_of("[protest +p1]. [sentence +o2 @p1].")[0].events == ("e1", "e2")
    assert cases_of("[protest +p1].") == []


def test_a_complaint_about_somebody_else_is_in_the_case_of_that_other() -> None:
    cases = cases_of("[arrest @p1]. [arrest @p2]. [complaint +p1 @p2].")
    assert [case.events for case in cases] == [("e1",), ("e2", "e3")]


def test_what_is_alleged_stands_in_the_timeline_and_changes_no_status() -> None:
    [case] = cases_of("[arrest ?alleged 2012-05]")
    assert case.events == ("e1",)
    assert case.status == Status("2012-12-31", "unknown")


def test_a_body_has_a_timeline_and_no_state() -> None:
    [case] = cases_of("[charge 2012-05 @o1]")
    assert case.status == Status("2012-12-31", "unknown")


@pytest.mark.parametrize(
    ("period", "published", "day"),
    [
        ("2012", "2013-05-23", "2012-12-31"),
        ("2010-07/2011-06", None, "2011-06-30"),
        (None, "2012-09-03", "2012-09-03"),
        (None, "2012-09", "2012-09-30"),
        ("2010/..", "2012-09-03", "2012-09-03"),
        (None, None, "2012-05-31"),
    ],
)
def test_the_status_is_told_on_the_last_day_of_the_source(
    period: str | None, published: str | None, day: str
) -> None:
    [case] = cases_of("[arrest 2012-05]. [detention 2012-05-04/..].", period, published)
    assert case.status.as_of == day


def test_where_nothing_tells_a_day_nothing_is_said_of_one() -> None:
    [case] = cases_of("[arrest].", None)
    assert case.status == Status("XXXX-XX-XX", "unknown")


def test_a_source_without_events_has_no_cases() -> None:
    assert cases_of("Nothing happened.") == []


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_arguments_does_not_matter(chance: random.Random) -> None:
    source, events = read(
        "[closure 2012 @o1]. [arrest @g1 @p2]. [sentence 2012-05 P2Y @p2].\n"
        "[release @g1]. [arrest 2012-02 @p1]. [torture @p1 @p2]. [threat @o1]."
    )
    shuffled = build_cases(
        source, chance.sample(ENTITIES, len(ENTITIES)), chance.sample(events, len(events))
    )
    assert shuffled == build_cases(source, ENTITIES, events)


def test_the_worked_example_of_the_documents_is_so() -> None:
    [case] = cases_of(
        "In November, the Supreme Court [appeal/upheld 2012-11|upheld] the verdict against Mira"
        " Talven. She had been [arrest 2012-02-14|arrested] on 14 February 2012 and"
        " [charge|charged]. On 3 September, Brenik City Court [sentence 2012-09-03 P3Y|sentenced]"
        " her to three years in prison. In custody she was reportedly [torture ?alleged|beaten]."
    )
    assert case.events == ("e2", "e3", "e4", "e5", "e1")
    stages = [
        status_at(case.timeline, day, told_until="2012-12-31")
        for day in ("2012-02-13", "2012-06-30", "2012-10-31", "2012-11-15", "2015-12-31")
    ]
    assert [(status.state, status.since, status.term, status.basis) for status in stages] == [
        ("unknown", None, None, ()),
        ("detained", "2012-02-14", None, ("e2",)),
        ("imprisoned", "2012-09-03", "P3Y", ("e4",)),
        ("imprisoned", "2012-09-03", "P3Y", ("e4",)),
        ("unknown", None, None, ("e4", "e1")),
    ]
    assert case.status == Status("2012-12-31", "imprisoned", "2012-09-03", "P3Y", ("e4", "e1"))
