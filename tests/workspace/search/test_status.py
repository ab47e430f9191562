"""What was searched is narrowed down to those who were in prison, charged, free on a day."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from habeas.workspace.casework.jobs.summaries import summarize_all
from habeas.workspace.record.actions.judge_account import accept_account
from habeas.workspace.record.models import Account, Source
from tests.workspace.conftest import stored
from tests.workspace.invented import TEXT, invented_reading

SEARCH = reverse("search:search")
FACETS = reverse("search:facets")


@pytest.fixture
def judged(source: Source, user: User) -> Source:
    """Keldova was arrested in February and sentenced in September; of Horin nothing is accepted."""
    text = f"{TEXT}\nOf another town."
    stored(invented_reading("other.txt", text=text, person="Pavel Horin"), user)
    for account in source.accounts.all():
        accept_account(account.pk, user)
    summarize_all()
    return source


def asked(page: Client, question: str, path: str = SEARCH) -> str:
    response = page.get(f"{path}?{question}")
    assert response.status_code == 200
    return response.content.decode()


def results(page: Client, question: str) -> int:
    return asked(page, question).count('class="result ')


def test_a_day_brings_a_facet_that_says_where_people_stood(page: Client, judged: Source) -> None:
    assert "Status on" not in asked(page, "", FACETS)
    in_spring = asked(page, "on=2012-03-01", FACETS)
    assert "Status on 1 Mar 2012" in in_spring
    assert "Detained" in in_spring
    in_winter = asked(page, "on=2012-12-31", FACETS)
    assert "In prison" in in_winter
    assert "Detained" not in in_winter


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("status=detained&on=2012-03-01", 3),
        ("status=imprisoned&on=2012-03-01", 0),
        ("status=imprisoned&on=2012", 3),  # of a year, its last day
        ("status=imprisoned&status=detained&on=2012-03", 3),
        ("status=imprisoned&on=2012&type=arrest", 1),
        ("status=imprisoned&on=2012&q=extremism", 1),
        ("status=imprisoned&on=2012&q=-extremism", 2),
        ("status=imprisoned&on=2011", 0),
        ("status=imprisoned&on=2012&standing=proposed", 0),
        ("status=nonsense&on=2012", 0),
        ("on=2012", 6),
    ],
)
def test_a_status_leaves_the_events_of_those_who_had_it(
    page: Client, judged: Source, question: str, found: int
) -> None:
    assert results(page, question) == found


def test_without_a_day_it_is_that_of_today_and_the_tag_says_so(
    page: Client, judged: Source
) -> None:
    text = asked(page, "status=imprisoned")
    assert "Status today" in text
    assert "Status on 31 Dec 2012" in asked(page, "status=imprisoned&on=2012-12-31")


def test_what_is_no_day_is_told_and_no_address_breaks_the_page(
    page: Client, judged: Source
) -> None:
    assert "“soon” is no date" in asked(page, "on=soon")
    for bad in ("on=2012-13-45", "on=9999", "on=0000", "on=%00", "status=detained&on=99999999"):
        assert page.get(f"{SEARCH}?{bad}").status_code == 200
        assert page.get(f"{FACETS}?{bad}").status_code == 200
    assert page.get(f"{SEARCH}?status=%00").status_code == 404


def test_it_goes_along_into_figures_saved_searches_and_the_table(
    page: Client, judged: Source
) -> None:
    question = "status=imprisoned&on=2012"
    assert "1 event" in asked(page, f"{question}&type=arrest", reverse("search:figures"))
    response = page.post(f"{reverse('search:download')}?{question}", {"form": "csv"})
    table = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    assert table.count("Keldova") >= 3
    assert "Horin" not in table
    assert f"{question.partition('&')[2]}" in asked(page, question)  # every link carries it


def test_it_takes_one_query_more_however_many_people_there_are(
    page: Client, judged: Source, user: User, django_assert_num_queries: Any
) -> None:
    page.get(FACETS)
    with django_assert_num_queries(10):
        page.get(f"{FACETS}?on=2012")
    for number in range(5):
        text = f"{TEXT}\nNumber {number}."
        stored(invented_reading(f"{number}.txt", text=text, person="Dana Orlik"), user)
    for account in Account.objects.filter(standing="proposed"):
        accept_account(account.pk, user)
    summarize_all()
    with django_assert_num_queries(10):
        page.get(f"{FACETS}?on=2012")
