"""Time in sentences: what is found, what it resolves to, and what is left alone."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.language import edtf
from habeas.language.en.calendar import Expression, find_expressions, resolve

TABLE = list(csv.DictReader((Path(__file__).parent / "dates.csv").read_text("utf-8").splitlines()))
WORDS = (
    "on in since until between from to and , . - / the of a May March June 3 31 12 2012 1999 "
    "2012-13 1990s Monday last next this year month week days two later earlier ago after before "
    "same end "
    "beginning first half quarter early mid summer yesterday today during past following previous "
    "by as around Jan. 5th third 23.01.2012 2012-02-30 9999 Article $ ( ' s \n\n InMay few through"
).split(" ")
word_salad = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)
periods = st.sampled_from(
    [None, "2012", "2021-03-04", "2010-07/2011-06", "201X", "nonsense", "0001"]
)
told_before = st.sampled_from(
    [None, "2012-05-03", "2012-05", "2012", "2005/..", "/2012-05-03", "{2012-02,2012-06}", "199X",
     "9999-12-31", "0001-01-01", "2012-05~", "2012-24", "broken"]
)  # fmt: skip


def read(row: dict[str, str]) -> list[str]:
    """The expressions of a row of the table, each as WORDS=EDTF."""
    return [
        f"{found.text}={_edtf_of(found, row) or ''}" for found in find_expressions(row["sentence"])
    ]


def _edtf_of(found: Expression, row: dict[str, str]) -> str | None:
    resolved = resolve(
        found,
        period=row["period"] or None,
        published=row["published"] or None,
        previous=row["told"] or None,
    )
    return resolved.edtf


@pytest.mark.parametrize("row", TABLE, ids=[f"{r['sentence']} [{r['period']}]" for r in TABLE])
def test_sentences_give_the_dates_of_the_table(row: dict[str, str]) -> None:
    assert read(row) == ([row["expected"]] if row["expected"] else [])


def test_several_expressions_come_in_the_order_of_the_text() -> None:
    text = "Freed in May 2011, she was seized again on 3 June and charged two days later."
    assert [found.text for found in find_expressions(text)] == [
        "May 2011", "3 June", "two days later",
    ]  # fmt: skip


def test_only_the_stretch_that_is_asked_for_is_read() -> None:
    text = "In May he fled. In June he came back."
    [found] = find_expressions(text, 16, len(text))
    assert (found.text, found.start) == ("June", 19)


@pytest.mark.parametrize(
    ("sentence", "modifier"),
    [
        ("The 2011 strikes were put down.", True),
        ("The December 2010 constitution is in force.", True),
        ("Its May 2010 report named him.", True),
        ("In 2011 strikes were put down.", False),
        ("He fled during the year with friends.", False),
        ("The strikes of 2011 were put down.", False),
    ],
)
def test_a_date_before_its_noun_is_marked(sentence: str, modifier: bool) -> None:
    [found] = find_expressions(sentence)
    assert found.modifier is modifier


@pytest.mark.parametrize(
    ("sentence", "lead"),
    [("It closed by August.", "by"), ("As of August it was shut.", "as of"), ("In August.", None)],
)
def test_words_that_say_less_than_a_date_are_kept(sentence: str, lead: str | None) -> None:
    [found] = find_expressions(sentence)
    assert found.lead == lead


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("on 3 May 2012", "day"), ("on 3 May", "month_day"), ("in May", "month"),
        ("in 2012", "year"), ("in the 1990s", "decade"), ("in the summer of 2012", "season"),
        ("from May to June", "interval"), ("since May", "open"), ("in May and August", "set"),
        ("two days later", "relative"), ("during the year", "relative"), ("on Monday", "weekday"),
        ("by the end of the year", "undated"),
    ],
)  # fmt: skip
def test_the_kind_tells_what_the_words_are(sentence: str, kind: str) -> None:
    [found] = find_expressions(f"It happened {sentence}.")
    assert found.kind == kind


def test_the_basis_tells_what_counts_from_another_date() -> None:
    stated, relative = find_expressions("He fled on 3 May and came back two days later.")
    assert resolve(stated, period="2012", published=None).basis == "stated"
    assert (
        resolve(relative, period="2012", published=None, previous="2012-05-03").basis == "relative"
    )


def test_an_anchor_that_the_sentence_names_counts_forward() -> None:
    distance, raid = find_expressions("Two days after the raid of 3 May the hall burned.")
    anchor = resolve(raid, period="2012", published=None).edtf
    resolved = resolve(distance, period="2012", published=None, anchor=anchor, previous="2012-01")
    assert resolved.edtf == "2012-05-05"


@given(word_salad, periods, periods, told_before)
def test_whatever_the_words_the_dates_are_valid_and_the_quotes_true(
    text: str, period: str | None, published: str | None, told: str | None
) -> None:
    end = 0
    for found in find_expressions(text):
        assert found.text == text[found.start : found.end]
        assert end <= found.start < found.end
        end = found.end
        dated = resolve(found, period=period, published=published, previous=told).edtf
        if dated is not None:
            assert edtf.is_valid(dated)
            assert edtf.normalise(dated) == dated
            assert edtf.earliest(dated) <= edtf.latest(dated)


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    for found in find_expressions(text):
        assert found.text == text[found.start : found.end]
        resolve(found, period="2012", published=None, previous="2012-05-03")


@pytest.mark.parametrize(
    "unit",
    ["1", "1.", "1/", "May ", "May 3, ", "3 ", "2012 ", "2012-", "the ", "two ", "\n ", "of the ",
     "between May and ", "aMay", "aB", "of year ", "from the beginning of "],
)  # fmt: skip
def test_hostile_text_is_read_in_linear_time(unit: str) -> None:
    began = time.perf_counter()
    find_expressions(unit * (100_000 // len(unit)))
    assert time.perf_counter() - began < 3
