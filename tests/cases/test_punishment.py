"""What a sentence does to liberty, and when it has run out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.cases.punishment import effect_of, end_of
from tests.cases.marked import events_of


@pytest.mark.parametrize(
    ("marked", "effect"),
    [
        ("She was [sentence P3Y|sentenced] to three years in prison.", "held"),
        ("She was [sentence P18M/life|sentenced] to 18 months to life.", "held"),
        ("She was [sentence death|sentenced] to death.", "held"),
        ("She was [sentence|imprisoned].", "held"),
        ("She was [sentence|fined].", "free"),
        ("She got [sentence caning|caning].", "free"),
        ("She was [sentence P1Y|sentenced] to a year, suspended for two.", "free"),
        ("Her one-year [sentence P1Y] was suspended.", "free"),
        ("She was [sentence P1Y|given] a year of house arrest.", "free"),
        ("She was [sentence P3Y|given] three years of restriction of freedom.", "free"),
        ("She was [sentence P3Y|given] three years with limits on her freedom.", "held"),
        ("She was [sentence P3Y|given] three years of limited liberty.", "free"),
        ("She was [sentence P1Y|sentenced] to a year in jail and a travel ban.", "held"),
        ("She was [sentence P1Y|sentenced] to a year in her absence.", "absent"),
        ("She was [sentence|sentenced].", "untold"),
        ("She was [sentence long|sentenced] to a long time.", "untold"),
        ("She was [sentence long|sentenced] to a long time in prison.", "held"),
        ("She was [sentence 40-lashes|sentenced] to 40 lashes.", "free"),
        ("He was [sentence six-strokes|sentenced] to six strokes.", "free"),
        ("He was [sentence amputation|sentenced] to amputation.", "free"),
    ],
)
def test_the_term_and_the_words_say_whether_it_is_prison(marked: str, effect: str) -> None:
    [event] = events_of(marked)
    assert effect_of(event) == effect


@pytest.mark.parametrize(
    ("terms", "end"),
    [
        (["P7Y6M"], date(2020, 4, 29)),
        (["P1M"], date(2012, 11, 29)),
        (["P4M"], date(2013, 2, 28)),
        (["P2W", "P15D"], date(2012, 11, 27)),
        (["P2Y/P5Y"], date(2017, 10, 29)),
        (["P1Y", None], None),
        (["life"], None),
        (["P9999Y"], None),
        (["P999999D", "P999999D", "P999999D"], None),
    ],
)
def test_terms_are_served_one_after_the_other(terms: list[str | None], end: date | None) -> None:
    assert end_of(date(2012, 10, 29), terms) == end


@given(st.dates(), st.lists(st.text(alphabet="P0123456789YMWD/life", max_size=9), max_size=4))
def test_a_term_never_ends_before_it_begins(begin: date, terms: list[str]) -> None:
    end = end_of(begin, terms)
    assert end is None or end >= begin
