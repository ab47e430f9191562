"""A partial order that never contradicts itself."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from habeas.cases.precedence import Precedence, bits

windows = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 9)).map(
        lambda pair: (
            date(2012, 1, 1) + timedelta(pair[0]),
            date(2012, 1, 1) + timedelta(pair[0] + pair[1]),
        )
    ),
    min_size=1,
    max_size=12,
)
pairs = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=40)


@given(windows, pairs)
def test_it_grows_to_an_order_without_circles(
    told: list[tuple[date, date]], added: list[tuple[int, int]]
) -> None:
    order = Precedence(told)
    for first, second in added:
        if max(first, second) < order.size:
            agreed = order.add(first, second)
            assert agreed == bool(order.after(first) >> second & 1)
    for place in range(order.size):
        assert not order.after(place) >> place & 1
        for later in bits(order.after(place)):
            assert order.before(later) >> place & 1
            assert order.after(later) & ~order.after(place) == 0
        for other in range(order.size):
            if told[place][1] < told[other][0]:
                assert order.after(place) >> other & 1


def test_what_the_dates_say_cannot_be_turned_round() -> None:
    january, may = (date(2012, 1, 1), date(2012, 1, 31)), (date(2012, 5, 1), date(2012, 5, 31))
    order = Precedence([may, january])
    assert not order.add(0, 1)
    assert order.add(1, 0)
