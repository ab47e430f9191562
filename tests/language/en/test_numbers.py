"""Number words and figures, and the counts of people in a sentence."""

from __future__ import annotations

import csv
import time
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.language.en.numbers import find_counts, read_number

TABLE = list(
    csv.DictReader((Path(__file__).parent / "numbers.csv").read_text("utf-8").splitlines())
)
COUNTS = [
    ("Some 40 villagers and 28 herders were held.", [("Some 40", 40), ("28", 28)]),
    ("At least 1,200 people fled; hundreds hid.", [("At least 1,200", 1200), ("hundreds", None)]),
    ("More than a dozen reporters were beaten.", [("More than a dozen", 12)]),
    ("Two hundred and five miners walked out.", [("Two hundred and five", 205)]),
    ("Between five and six guards came.", [("five", 5), ("six", 6)]),
    ("Several dozen students marched.", [("Several dozen", None)]),
    ("In 2012 three bakers were fined.", [("three", 3)]),
    ("On 3 May and on June 4 the shop was searched.", []),
    ("He is a 20-year-old tailor, jailed for 15 years.", []),
    ("They were charged under Article 58 and Law 16/2003.", []),
    ("She paid $2,000 and received 200 lashes.", []),
    ("Prices rose by 15 per cent over 3.5 months.", []),
    ("The guards beat one another.", []),
]


@pytest.mark.parametrize("row", TABLE, ids=[row["words"] for row in TABLE])
def test_words_have_the_value_of_the_table(row: dict[str, str]) -> None:
    number = read_number(row["words"])
    assert number is not None
    assert number.value == (Fraction(row["value"]) if row["value"] else None)
    assert (number.precision, number.ordinal) == (row["precision"], row["ordinal"] == "yes")


@pytest.mark.parametrize(
    "words", ["", " ", "and", "two three", "twenty twelve", "five and two", "the men", "hundred"]
)
def test_words_that_make_no_number_have_no_value(words: str) -> None:
    assert read_number(words) is None


@pytest.mark.parametrize(("sentence", "expected"), COUNTS, ids=[s for s, _ in COUNTS])
def test_counts_are_found_and_dates_terms_and_sums_are_not(
    sentence: str, expected: list[tuple[str, int | None]]
) -> None:
    found = [(sentence[c.start : c.end], c.value) for c in find_counts(sentence)]
    assert found == expected


@given(st.integers(0, 10**9))
def test_figures_are_worth_themselves_with_and_without_commas(value: int) -> None:
    for words in (str(value), f"{value:,}"):
        number = read_number(words)
        assert number is not None
        assert number.whole == value


@given(st.text(alphabet="ao fivetwnhudrde-,0123456789½", max_size=60))
def test_reading_never_raises(words: str) -> None:
    read_number(words)
    for count in find_counts(words):
        assert 0 <= count.start < count.end <= len(words)


@pytest.mark.parametrize(
    "unit",
    ["1", "1,", "two ", "two-", "a ", "hundred and ", "some ", " ", "at least ", "a total of "],
)
def test_hostile_text_is_read_in_linear_time(unit: str) -> None:
    began = time.perf_counter()
    find_counts(unit * (60_000 // len(unit)))
    assert time.perf_counter() - began < 3
