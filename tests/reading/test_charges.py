"""What people are charged with: how many charges, and where each begins and ends."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.reading.charges import best_runs
from tests.reading.conftest import ReadText


@pytest.mark.parametrize(
    ("text", "charges"),
    [
        (
            "In May, Ivo Tarn was charged with embezzlement and abuse of office.",
            ("embezzlement", "abuse of office"),
        ),
        (
            "In May, Ivo Tarn was charged with illegal possession of weapons and explosives.",
            ("illegal possession of weapons and explosives",),
        ),
        (
            "On 3 May, a court in Orul convicted Ivo Tarn of “spreading false news”.",
            ("spreading false news",),
        ),
        ("On 3 May, Ivo Tarn was charged in Orul.", ()),
    ],
)
def test_charges_are_told_apart(read_text: ReadText, text: str, charges: tuple[str, ...]) -> None:
    [event] = [e for e in read_text(text).events if e.type in ("charge", "conviction")]
    assert event.charges == charges


def test_a_charge_stands_in_the_source_word_for_word(read_text: ReadText) -> None:
    text = "In May, Ivo Tarn was charged with\n“insulting  the state” and fraud."
    [event] = [e for e in read_text(text).events if e.type == "charge"]
    assert event.charges
    for charge in event.charges:
        assert charge in " ".join(text.split())


@given(st.lists(st.tuples(st.floats(-6, 6), st.floats(-6, 6), st.floats(-6, 6)), max_size=25))
def test_runs_are_in_order_and_share_no_word(shares: list[tuple[float, float, float]]) -> None:
    inside, first, last = np.array(shares).reshape(-1, 3).T
    runs = best_runs(inside, first, last)
    words = [place for start, end in runs for place in range(start, end + 1)]
    assert words == sorted(set(words))
    assert all(0 <= start <= end < len(shares) for start, end in runs)


def test_nothing_is_told_where_no_word_belongs_to_a_charge() -> None:
    none = np.full(12, -6.0)
    assert best_runs(none, none, none) == []
