"""Krippendorff's alpha: his own worked examples, and what must hold of any units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.agreement.alpha import nominal_alpha, reliability

# K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), examples A, B and C: what each
# observer said of each unit ("." where nothing was said), and alpha as printed there.
WORKED = {
    "two observers, two values": (("0100000010", "1110010000"), 0.095),
    "two observers, many values": (("aabbdcccedda", "babbbccceddd"), 0.692),
    "four observers, values missing": (
        ("123321412...", "1233224125.3", ".3332342251.", "12332441251."),
        0.743,
    ),
}
SAID = st.sampled_from([None, "arrest", "release", "trial"])
UNITS = st.lists(st.tuples(SAID, SAID, SAID), max_size=12)


def units(rows: tuple[str, ...]) -> list[list[str | None]]:
    return [[None if said == "." else said for said in unit] for unit in zip(*rows, strict=True)]


@pytest.mark.parametrize(("rows", "printed"), WORKED.values(), ids=list(WORKED))
def test_the_worked_examples_come_out_as_printed(rows: tuple[str, ...], printed: float) -> None:
    assert nominal_alpha(units(rows)) == pytest.approx(printed, abs=0.0005)


@given(UNITS)
def test_alpha_lies_between_minus_one_and_one(said: list[tuple[str | None, ...]]) -> None:
    found = reliability(said)
    if found.alpha is not None:
        assert found.low is not None
        assert found.high is not None
        assert -1 <= found.alpha <= 1
        assert -1 <= found.low <= found.high <= 1


@given(st.lists(st.sampled_from("abc"), min_size=2))
def test_alpha_is_one_where_all_say_the_same_and_there_is_something_to_tell(
    said: list[str],
) -> None:
    expected = 1.0 if len(set(said)) > 1 else None
    found = reliability([(value, value) for value in said])
    assert (found.alpha, found.percent) == (expected, 1.0)


@given(UNITS)
def test_who_is_asked_first_makes_no_difference(said: list[tuple[str | None, ...]]) -> None:
    assert reliability(said) == reliability([unit[::-1] for unit in said])


def test_a_unit_that_only_one_coded_says_nothing() -> None:
    whole = [("a", "a"), ("a", "b"), ("b", "b")]
    assert reliability([*whole, ("b", None), (None, None)]) == reliability(whole)


def test_the_interval_is_the_same_for_the_same_seed_and_narrow_for_many_units() -> None:
    few = [("a", "a"), ("b", "b"), ("a", "b"), ("b", "b")] * 5
    many = few * 50
    assert reliability(few, seed=3) == reliability(few, seed=3)
    widths = []
    for said in (few, many):
        found = reliability(said)
        assert found.low is not None
        assert found.high is not None
        widths.append(found.high - found.low)
    assert widths[1] < widths[0] / 4


def test_no_units_tell_nothing() -> None:
    assert (reliability([]).alpha, reliability([]).percent) == (None, None)
