from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.workspace.casework.events.headcount import (
    Group,
    Headcount,
    Told,
    headcount_of,
    total_of,
)
from habeas.workspace.casework.events.name_words import sounds_of

TABLE = Path(__file__).with_name("headcounts.csv")
GROUP = re.compile(r"\[(?P<words>.*?)(?:(?P<sign>[=~])(?P<count>\d+)|\?)(?P<beside>\*?)\]")
PRECISIONS = {"=": "exact", "~": "approximate", None: "vague"}
_known: dict[str, int] = {}


def entity(words: str) -> int:
    return _known.setdefault(words, len(_known) + 1)


def told(text: str) -> list[Told]:
    r"""Accounts between bars: names, groups as ``[about 40 farmers~40]``, the words in quotes.

    ``=`` is an exact number, ``~`` an approximate one, ``?`` none; ``*`` is somebody without a
    name. The same words are the same entity.
    """
    return [_one(account) for account in text.split("|")]


def _one(account: str) -> Told:
    named, groups, passage = {}, [], ""
    for item in filter(None, (item.strip() for item in account.split(";"))):
        if found := GROUP.fullmatch(item):
            groups.append(
                Group(
                    entity(found["words"]),
                    found["words"],
                    int(found["count"]) if found["count"] else None,
                    PRECISIONS[found["sign"]],
                    beside=bool(found["beside"]),
                )
            )
        elif item.startswith('"'):
            passage = item.strip('"')
        else:
            named[entity(item)] = sounds_of(item)
    return Told(named, groups, passage)


with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


@pytest.mark.parametrize("row", ROWS, ids=[row["what"] for row in ROWS])
def test_the_table(row: dict[str, str]) -> None:
    found = headcount_of(told(row["accounts"]))
    assert found is not None
    assert (found.least, found.most, found.named, found.differ) == (
        int(row["least"]),
        int(row["most"]) if row["most"] else None,
        int(row["named"]),
        row["differ"] == "yes",
    )


def test_an_event_of_which_nobody_tells_who_has_no_count() -> None:
    assert headcount_of(told("")) is None
    assert headcount_of([]) is None


def total(*events: str) -> tuple[int, int | None]:
    found = total_of(headcount_of(told(event)) for event in events)
    return found.least, found.most


@pytest.mark.parametrize(
    ("events", "least", "most"),
    [
        ([], 0, 0),
        (["Lena Arden", "Lena Arden", "Lena Arden"], 1, 1),
        (["Lena Arden", "Rusa Temnik"], 2, 2),
        (["Lena Arden", "Arden"], 1, 2),
        (["[28 farmers=28]", "[28 farmers=28]"], 28, 28),
        (["[28 farmers=28]", "[19 protesters=19]"], 28, 47),
        (["[28 farmers=28]", "Lena Arden"], 28, 29),
        (["[2 farmers=2]", "Lena Arden; Rusa Temnik; Jaro Lint"], 3, 5),
        (["[at least 12 people=12]", "Lena Arden"], 12, None),
        (['Lena Arden; [12 people=12]; "12 people, including"', "Lena Arden"], 12, 12),
        (["", "Lena Arden"], 1, 1),
    ],
)
def test_nobody_is_counted_twice_over_several_events(
    events: list[str], least: int, most: int | None
) -> None:
    assert total(*events) == (least, most)


PEOPLE = st.sampled_from(
    ["Lena Arden", "Arden", "Mikel Arden", "Rusa Temnik", "R. Temnik", "Jaro Lint"]
)
GROUPS = st.sampled_from(
    [
        "[12 people=12]",
        "[at least 3 people=3]",
        "[three others=3]",
        "[about 5 men~5]",
        "[several?]",
    ]
)
ACCOUNTS = st.lists(st.one_of(PEOPLE, GROUPS), max_size=4, unique=True).map("; ".join)
EVENTS = st.lists(ACCOUNTS, min_size=1, max_size=3).map(" | ".join)


@given(EVENTS)
def test_the_least_is_never_more_than_the_most_nor_less_than_the_surely_different(
    event: str,
) -> None:
    found = headcount_of(told(event))
    if found is not None:
        assert found.least >= 1
        assert found.most is None or found.least <= found.most
        assert found.least >= max(len(one.named) for one in told(event))


@given(EVENTS, st.randoms(use_true_random=False))
def test_the_order_of_the_accounts_does_not_matter(event: str, chance: object) -> None:
    accounts = told(event)
    assert headcount_of(accounts) == headcount_of(accounts[::-1])


@given(st.lists(EVENTS, max_size=4))
def test_a_total_holds_each_event_and_is_no_more_than_their_sum(events: list[str]) -> None:
    counts = [headcount_of(told(event)) for event in events]
    found = total_of(counts)
    known = [one for one in counts if one is not None]
    assert found.most is None or found.least <= found.most
    assert all(found.least >= one.least for one in known)
    if all(one.most is not None and one.most >= one.named for one in known):
        assert found.most is not None
        assert found.most <= sum(one.most or 0 for one in known)


@given(EVENTS)
def test_the_same_event_again_adds_nobody(event: str) -> None:
    count = headcount_of(told(event))
    assert _bounds(total_of([count, count])) == _bounds(total_of([count]))


def _bounds(count: Headcount) -> tuple[int, int | None]:
    return count.least, count.most
