from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.workspace.record.composition import swapped_roles
from habeas.workspace.record.modality import MODALITIES
from habeas.workspace.record.slot_values import (
    PlaceTold,
    agreed,
    is_contrary,
)

CONTRARY = """
type | arrest | release
type | death_in_custody | killing
date | 2012-10-08 | 2012-10-09
date | 2012-05 | 2012-06-02
date | 2012-01~ | 2012-04-02
date | {2012-02,2012-06} | 2012-04
term | P7Y | P7Y6M
term | P15D | P3W
term | P3Y/P5Y | P6Y
term | life | P25Y
term | P2Y | fine of 500 crowns
term | fine of 500 crowns | fine of 600 crowns
outcome | reduced | upheld
modality | actual | negated
modality | alleged | negated
"""
AGREE = """
type | sentence | conviction | sentence
type | detention | arrest | arrest
date | 2012 | 2012-10-08 | 2012-10-08
date | 2012-05~ | 2012-06-02 | 2012-06-02
date | 2012-01-03/2012-01-09 | 2012-01 | 2012-01-03/2012-01-09
date | {2012-02,2012-06} | 2012-06-10 | 2012-06-10
date | 2011/.. | 2012-03 | 2012-03
term | P18M | P1Y6M | P18M
term | P3Y/P5Y | P4Y | P4Y
term | P30D | P1M | P1M
term | a fine of 4,000 crowns | fine of 4000 crowns | a fine of 4,000 crowns
outcome | upheld | rejected | rejected
modality | alleged | actual | actual
modality | requested | actual | actual
modality | possible | negated | negated
"""


def rows(table: str) -> list[list[str]]:
    return [[one.strip() for one in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("slot", "one", "other"), rows(CONTRARY))
def test_two_values_contradict(slot: str, one: str, other: str) -> None:
    assert is_contrary(slot, one, other)
    assert is_contrary(slot, other, one)
    assert agreed(slot, [one, other]).contradicted


@pytest.mark.parametrize(("slot", "one", "other", "taken"), rows(AGREE))
def test_the_finer_of_two_that_agree_is_taken(slot: str, one: str, other: str, taken: str) -> None:
    found = agreed(slot, [one, other])
    assert not found.contradicted
    assert found.value == taken


def test_what_one_account_does_not_tell_contradicts_nothing() -> None:
    assert agreed("outcome", ["", "reduced"]) == agreed("outcome", ["reduced"])
    assert agreed("term", ["", ""]).value is None


PLACES: dict[str, Callable[[], PlaceTold]] = {
    "town": lambda: PlaceTold(1, "brenik"),
    "prison": lambda: PlaceTold(2, "brenik prison"),
    "other": lambda: PlaceTold(3, "kaslov"),
    "country": lambda: PlaceTold(4, "ostrava republic", is_country=True),
    "again": lambda: PlaceTold(5, "brenik"),
}


@pytest.mark.parametrize(
    ("one", "other", "contrary"),
    [
        ("town", "prison", False),
        ("town", "other", True),
        ("country", "other", False),
        ("town", "again", False),
    ],
)
def test_places_contradict_when_neither_name_holds_the_other(
    one: str, other: str, contrary: bool
) -> None:
    assert agreed("place", [PLACES[one](), PLACES[other]()]).contradicted is contrary


def test_a_place_is_finer_than_the_country() -> None:
    assert agreed("place", [PLACES["country"](), PLACES["other"]()]).value == PLACES["other"]()


DATES = st.sampled_from(
    "2012 2012-10 2012-10-08 2012-10-09 2012-10~ 2012-11 2011/.. ../2012-10-08 201X"
    " {2012-02,2012-10} {2012-02,2012-06} 2012-10-01/2012-10-20 2012-23".split()
)
TERMS = st.sampled_from(
    ["P7Y", "P7Y6M", "P90M", "P84M", "P3Y/P8Y", "P15D", "life", "fine of 500 crowns", ""]
)
VALUES = st.one_of(
    st.tuples(st.just("date"), st.lists(DATES, max_size=5)),
    st.tuples(st.just("term"), st.lists(TERMS, max_size=5)),
    st.tuples(st.just("modality"), st.lists(st.sampled_from(MODALITIES), max_size=4)),
    st.tuples(
        st.just("outcome"),
        st.lists(st.sampled_from(["upheld", "rejected", "reduced", ""]), max_size=4),
    ),
    st.tuples(
        st.just("type"),
        st.lists(st.sampled_from("arrest detention conviction sentence killing".split())),
    ),
    st.tuples(st.just("place"), st.lists(st.sampled_from([make() for make in PLACES.values()]))),
)


@given(VALUES, st.randoms(use_true_random=False))
def test_the_order_of_the_accounts_does_not_matter(
    told: tuple[str, list[object]], chance: random.Random
) -> None:
    slot, values = told
    shuffled = list(values)
    chance.shuffle(shuffled)
    assert agreed(slot, values) == agreed(slot, shuffled)


@given(VALUES)
def test_the_value_is_one_that_an_account_tells(told: tuple[str, list[object]]) -> None:
    slot, values = told
    found = agreed(slot, values)
    assert found.value in values or (found.value is None and not any(values))


@given(VALUES)
def test_a_contradiction_between_two_is_never_hidden_by_others(
    told: tuple[str, list[object]],
) -> None:
    slot, values = told
    if any(is_contrary(slot, one, other) for one in values for other in values):
        assert agreed(slot, values).contradicted


@given(VALUES)
def test_telling_the_same_again_contradicts_nothing_new(told: tuple[str, list[object]]) -> None:
    slot, values = told
    assert agreed(slot, values + values) == agreed(slot, values)


def test_who_did_it_by_one_account_did_not_suffer_it_by_another() -> None:
    did, suffered = [("agent", 1), ("subject", 2)], [("agent", 3), ("subject", 1)]
    assert swapped_roles([did, suffered]) == {1}
    assert swapped_roles([did, [("agent", 3), ("subject", 2)]]) == set()
    assert swapped_roles([[("agent", 1), ("subject", 1)], did]) == set()
