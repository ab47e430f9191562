from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from django.urls import reverse

from habeas.workspace.record import log
from habeas.workspace.record.actions.judge_account import accept_account, reject_account
from habeas.workspace.record.models import ChainEnd, Change, Details, Source

HISTORY = "/history/"


def numbers(page: Client, path: str = HISTORY) -> list[int]:
    """The entries that a page shows, in their order."""
    response = page.get(path)
    assert response.status_code == 200, response.content
    return [told.entry.pk for told in response.context["entries"]]


@pytest.fixture
def judged(source: Source, user: User, other_user: User) -> Source:
    """A source with two judgements: three entries."""
    first, second, _ = source.accounts.order_by("id")
    accept_account(first.pk, user)
    reject_account(second.pk, other_user, reason="It was somebody else")
    return source


def test_the_whole_log_is_shown_the_latest_first(page: Client, judged: Source) -> None:
    assert numbers(page) == [3, 2, 1]
    text = page.get(HISTORY).content.decode()
    assert "rejected an account" in text
    assert "It was somebody else" in text


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("person={amara}", [2, 1]),
        ("person={benedek}", [3]),
        ("action=accept_account", [2]),
        ("kind=source", [1]),
        ("kind=account&before=3", [2]),
        ("day={today}", [3, 2, 1]),
        ("day=1999-12-31", []),
    ],
)
def test_it_is_filtered(
    page: Client, judged: Source, user: User, other_user: User, asked: str, shown: list[int]
) -> None:
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    query = asked.format(amara=user.pk, benedek=other_user.pk, today=today)
    assert numbers(page, f"{HISTORY}?{query}") == shown


@pytest.mark.parametrize(
    "query",
    [
        "person=999999999999999999999", "person=%00", "action=%00", "kind[]=x", "day=nonsense",
        "day=9999-12-31", "day=0001-01-01", "before=-1", "before=1e9", "before=%00",
        "before=99999999999999999999999", "day=%EF%BC%91", "person=1&person=2",
    ],
)  # fmt: skip
def test_a_filter_that_makes_no_sense_is_no_error(page: Client, judged: Source, query: str) -> None:
    assert page.get(f"{HISTORY}?{query}").status_code == 200


@pytest.mark.parametrize(
    "path",
    ["entry/0", "entry/99", "entry/99999999999999999999999", "entry/x", "of/account/" + "9" * 40,
     "of/%00/1", "erase/source/99", "erase/source/" + "9" * 30],
)  # fmt: skip
def test_where_nothing_is_it_says_so(page: Client, judged: Source, path: str) -> None:
    assert page.get(HISTORY + path).status_code == 404


def test_an_object_shows_what_was_done_with_it(page: Client, judged: Source) -> None:
    account = judged.accounts.order_by("id")[1]
    path = reverse("upkeep:object-history", args=["account", account.pk])
    assert numbers(page, path) == [3]
    part = page.get(path, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "benedek" in part
    assert "rejected an account" in part


def test_hostile_words_in_the_log_are_shown_as_words(
    page: Client, source: Source, user: User
) -> None:
    account = source.accounts.order_by("id")[0]
    accept_account(account.pk, user, reason="<script>alert(1)</script>")
    text = page.get(HISTORY).content.decode()
    assert "<script>alert(1)" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_an_entry_shows_its_hash_and_the_one_before(page: Client, judged: Source) -> None:
    first, second = Change.objects.order_by("id")[:2]
    text = page.get(reverse("upkeep:entry", args=[second.pk])).content.decode()
    assert second.hash in text
    assert first.hash in text
    assert "does not fit" not in text


def test_the_order_is_that_of_the_entries_though_the_clock_jumps_back(
    page: Client, source: Source, user: User
) -> None:
    first = Change.objects.get()
    ahead = Change(
        id=2, at=datetime.now(UTC) + timedelta(days=400), by=user, action="note_something",
        kind="source", object_id=source.pk, digest=first.digest, previous=first.hash,
    )  # fmt: skip
    ahead.hash = log.hash_of(ahead)
    ahead.save(force_insert=True)
    Details.objects.create(change=ahead, data=first.details.data)
    ChainEnd.objects.update(last=2, hash=ahead.hash)
    accept_account(source.accounts.order_by("id")[0].pk, user)
    assert numbers(page) == [3, 2, 1]
    assert Change.objects.get(pk=3).at < Change.objects.get(pk=2).at
    assert list(log.faults()) == []


@pytest.mark.parametrize("more", [0, 5])
def test_the_log_takes_the_same_queries_however_long_it_is(
    page: Client, judged: Source, user: User, django_assert_num_queries: Any, more: int
) -> None:
    for account in judged.accounts.order_by("id")[:1]:
        for _ in range(more):
            accept_account(account.pk, user)
    # session, user, people, actions, kinds, entries, length; accounts, who takes part, sources
    with django_assert_num_queries(10):
        page.get(HISTORY)
    with django_assert_num_queries(5):  # session, user, entries, what they name, its name
        page.get(reverse("upkeep:object-history", args=["source", judged.pk]))
    with django_assert_num_queries(5):
        page.get(reverse("upkeep:entry", args=[1]))


def test_a_long_log_is_paged(page: Client, source: Source) -> None:
    with transaction.atomic():
        for number in range(60):
            log.write("note_something", source, None, number=number)
    assert numbers(page) == list(range(61, 11, -1))
    older = page.get(HISTORY).context["older"]
    assert numbers(page, f"{HISTORY}?{older}") == list(range(11, 0, -1))
