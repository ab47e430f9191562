"""When two values of a slot are the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.agreement.same_values import same_date, same_name, same_names, same_term

SAME = [
    ("Marta Keldova", "Keldova"),
    ("the Supreme Court", "Supreme Court"),
    ("three villagers", "3 villager"),
    ("Žofia Brenová", "Zofia Brenova"),
    ("several", "several of them"),
    ("Brenik City Court", "the Brenik City Court’s"),
]
OTHER = [
    ("Marta Keldova", "Ilan Keldova"),
    ("28 Velan men", "12 Velan women"),
    ("police", "prosecutors"),
    ("Keldova", "the very long name of the office of Keldova near the river"),
]
NAMES = st.lists(st.text(max_size=12), max_size=4)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_names_of_the_same(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_names_of_others(one: str, other: str) -> None:
    assert not same_name(one, other)


def test_of_several_names_all_must_agree() -> None:
    assert same_names(["Ivo Maltin", "Sorn"], ["Lidia Sorn", "Maltin"])
    assert not same_names(["Ivo Maltin", "Sorn"], ["Lidia Sorn"])
    assert not same_names(["Ivo Maltin", "Ivo Maltin"], ["Ivo Maltin", "Lidia Sorn"])


def test_terms_of_one_length_and_dates_of_one_meaning_are_the_same() -> None:
    assert same_term("P18M", "P1Y6M")
    assert not same_term("P18M", "P2Y")
    assert not same_term("life", "P20Y")
    assert same_term("a fine of 300 crowns", "fine of 300 crowns")
    assert same_date("{2012-06,2012-02}", "{2012-02, 2012-06}")
    assert not same_date("2012-02", "2012-02~")


@given(NAMES, NAMES)
def test_it_makes_no_difference_who_is_asked_first(ones: list[str], others: list[str]) -> None:
    assert same_names(ones, ones)
    assert same_names(ones, others) == same_names(others, ones)
