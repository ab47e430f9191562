"""Punishments: durations, the gravest ones, fines and the rest; and what is none."""

from __future__ import annotations

import csv
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.language.en.terms import find_terms

TABLE = list(csv.DictReader((Path(__file__).parent / "terms.csv").read_text("utf-8").splitlines()))
DURATION = re.compile(
    r"P(?=.)(?:[0-9.]+Y)?(?:[0-9.]+M)?(?:[0-9.]+W)?(?:[0-9.]+D)?(?:/(?:P.+|life))?"
)


@pytest.mark.parametrize("row", TABLE, ids=[row["sentence"] for row in TABLE])
def test_terms_are_those_of_the_table(row: dict[str, str]) -> None:
    found = [f"{match.kind}={match.term}" for match in find_terms(row["sentence"])]
    assert found == [term for term in row["terms"].split("|") if term]


def test_a_term_points_at_its_words() -> None:
    text = "The court jailed her for two years and eight months."
    [term] = find_terms(text)
    assert text[term.start : term.end] == "two years and eight months"


def test_only_the_stretch_that_is_asked_for_is_read() -> None:
    text = "He was jailed for two years. She was jailed for three years."
    [term] = find_terms(text, 29, len(text))
    assert (text[term.start : term.end], term.term) == ("three years", "P3Y")


@given(
    st.lists(
        st.sampled_from(
            "sentenced to for jailed two five years months days and a half 15 , - or life death "
            "fined $2,000 500 euros lashes in prison between held . old ago".split()
        ),
        max_size=25,
    )
)
def test_matches_lie_in_the_text_and_do_not_overlap(words: list[str]) -> None:
    text = " ".join(words)
    matches = find_terms(text)
    ends = [0, *(match.end for match in matches)]
    for match, end in zip(matches, ends, strict=False):
        assert end <= match.start < match.end <= len(text)
        if match.kind in ("prison", "custody", "other"):
            assert DURATION.fullmatch(match.term)


@pytest.mark.parametrize(
    "unit",
    ["1", "two ", "two years ", "sentenced ", "fine ", "$1 ", "death ", "a-", " ", "held for "],
)
def test_hostile_text_is_read_in_linear_time(unit: str) -> None:
    began = time.perf_counter()
    find_terms(unit * (60_000 // len(unit)))
    assert time.perf_counter() - began < 5
