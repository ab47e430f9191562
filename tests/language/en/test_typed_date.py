"""What a person types into a field for a date."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.language import edtf
from habeas.language.en.typed_date import typed_date


@pytest.mark.parametrize(
    ("told", "understood"),
    [
        ("2012-10-08", "2012-10-08"),
        ("{2012-06, 2012-02}", "{2012-02,2012-06}"),
        ("12 May 2011", "2011-05-12"),
        ("on the 12th of May, 2011", "2011-05-12"),
        ("may 12, 2011", "2011-05-12"),
        ("May 2011", "2011-05"),
        ("may", "2012-05"),
        ("3 march", "2012-03-03"),
        ("last week of June 2012", "2012-06-24/2012-06-30"),
        ("between 3 and 5 March 2010", "2010-03-03/2010-03-05"),
        ("around 12 May 2011", "2011-05-12~"),
        ("the night of 12-13 May 2011", "2011-05-12/2011-05-13"),
        ("since May 2011", "2011-05/.."),
        ("spring 2012", "2012-21"),
        ("last year", "2011"),
    ],
)
def test_a_date_is_understood_as_it_would_be_in_the_report(told: str, understood: str) -> None:
    assert typed_date(told, period="2012") == understood


@pytest.mark.parametrize(
    "told",
    ["", "soon", "yesterday", "30 February 2012", "2012-02-30", "before 12 May 2011", "12 mai 2011",
     "12 May 2011, 14 May 2012", "perhaps 12 May 2011", "Article 5", "\0", "5 years"],
)  # fmt: skip
def test_what_is_no_date_or_says_less_than_one_is_not_understood(told: str) -> None:
    assert typed_date(told, period="2012") is None


def test_without_a_period_words_without_a_year_are_no_date() -> None:
    assert typed_date("12 May") is None
    assert typed_date("yesterday", period="2013-04-10") == "2013-04-09"


@given(st.text(max_size=60), st.sampled_from([None, "2012", "2021-03-04", "nonsense"]))
def test_whatever_is_typed_gives_a_valid_date_or_none(told: str, period: str | None) -> None:
    understood = typed_date(told, period=period)
    assert understood is None or edtf.is_valid(understood)
