from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.workspace.casework.cases import careers


def names(browser: Client, /, **asked: str) -> list[str]:
    answer = browser.get(reverse("casework:cases"), asked)
    assert answer.status_code == 200
    return [line.name for line in answer.context["lines"]]


@pytest.fixture
def three(user: User) -> None:
    """One in prison, one arrested years ago in another country, and an outlet."""
    careers.career(user)
    told = careers.report(
        "[arrest 2012-03-04 @p2|arrested]. [closure 2012-05 @o3|closed].", 2012, user, country="SVK"
    )
    careers.accept(told, user)
    careers.report("[visit 2015 @o2|visited]", 2015, user, country="SVK")


def test_everybody_with_a_case_is_listed(page: Client, three: None) -> None:
    assert names(page) == ["Ilian Brask", "Marta Keldova", "Northern Lamp"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"state": "imprisoned"}, ["Marta Keldova"]),
        ({"state": "detained", "on": "2012-12-31"}, ["Ilian Brask", "Marta Keldova"]),
        ({"state": "detained", "on": "2012-12-31", "known": "2012-12-31"}, ["Ilian Brask"]),
        ({"state": "imprisoned", "on": "2013-12-31", "known": "2013-12-31"}, []),
        ({"state": "imprisoned", "known": "2014-12-31"}, ["Marta Keldova"]),
        ({"country": "SVK"}, ["Ilian Brask", "Northern Lamp"]),
        ({"country": "SVK", "on": "2012-12-31"}, ["Ilian Brask"]),
        ({"kind": "organization"}, ["Northern Lamp"]),
        ({"silent": "24"}, ["Ilian Brask", "Northern Lamp"]),
        ({"silent": "60"}, []),
        ({"missing": "charge"}, ["Ilian Brask"]),
        ({"missing": "any"}, ["Ilian Brask"]),
        ({"name": "КЕЛДОВА"}, ["Marta Keldova"]),
        ({"name": "kel mar"}, ["Marta Keldova"]),
        ({"page": "99999999999999999999"}, ["Ilian Brask", "Marta Keldova", "Northern Lamp"]),
    ],
)
def test_cases_are_filtered(
    page: Client, three: None, asked: dict[str, str], expected: list[str]
) -> None:
    assert names(page, **asked) == expected


def test_silence_is_counted_to_where_sources_without_dates_end(page: Client, user: User) -> None:
    told = "[arrest 2010-03-04 @p1|arrested]. [arrest 2012-05-01 @p2|arrested]."
    careers.accept(careers.report(told, 2010, user, country="HUN", is_dated=False), user)
    careers.accept(careers.report("[arrest @p1|held]", 2010, user, is_dated=False), user)
    assert names(page, silent="12") == ["Marta Keldova"]
    assert names(page, silent="60") == []
    answer = page.get(reverse("casework:cases")).content.decode()
    assert answer.count("05/2012") == 2  # told until: both of the first, the other never
    assert "silent for 2 years" in answer


@pytest.mark.parametrize(
    "asked",
    [
        {"state": "flying"}, {"silent": "NaN"}, {"missing": "' OR 1"}, {"kind": "\x00"},
        {"name": "x" * 5000}, {"country": "\x00"}, {"country": "ABCDEFG"}, {"page": "-1"},
        {"page": "[]"}, {"name": "%_\x00'\""},
    ],
    ids=lambda asked: repr(asked)[:30],
)  # fmt: skip
def test_what_cannot_be_asked_breaks_nothing(
    page: Client, three: None, asked: dict[str, str]
) -> None:
    assert page.get(reverse("casework:cases"), asked).status_code in (200, 400)


def test_the_list_asks_as_much_for_one_as_for_many(
    page: Client, user: User, django_assert_num_queries: Any
) -> None:
    careers.career(user)
    page.get(reverse("casework:cases"))
    with django_assert_num_queries(6):
        page.get(reverse("casework:cases"))
    for year in range(2001, 2011):
        careers.accept(careers.report(f"[arrest {year} @p2|arrested]", year, user), user)
    page.get(reverse("casework:cases"))
    asked = {"on": "2012-12-31", "known": "2013-06-01", "country": "CZE"}
    for queries, question in ((6, {}), (7, asked)):
        with django_assert_num_queries(queries):
            page.get(reverse("casework:cases"), question)
    for year in (2012, 2013):
        undated = careers.report("[arrest 2012 @p2|arrested]", year, user, is_dated=False)
        careers.accept(undated, user)
        page.get(reverse("casework:cases"))
        with django_assert_num_queries(8):  # which sources have no dates, and where they end
            page.get(reverse("casework:cases"))


def test_a_record_that_cannot_be_written_stays_readable(page: Client, three: None) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the other database is made read-only by its server")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = 1")
        try:
            answer = page.get(reverse("casework:cases"))
        finally:
            cursor.execute("PRAGMA query_only = 0")
    assert answer.status_code == 200
    assert "not counted in yet" in answer.content.decode()
