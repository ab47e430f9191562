"""The first page: what is in the record, and what waits for somebody."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.test import Client

from habeas.workspace.record.models import Source
from tests.workspace.conftest import stored
from tests.workspace.invented import invented_reading


def test_an_empty_record_says_how_to_begin(page: Client) -> None:
    told = page.get("/").content.decode()
    assert "The record is empty." in told
    assert 'href="/sources/" data-key="Enter"' in told


def test_the_first_page_leads_to_what_waits(page: Client, source: Source) -> None:
    told = page.get("/").content.decode()
    assert "Review what waits" in told
    assert f'href="/review/?source={source.pk}">3 wait</a>' in told
    assert "Czechia 2012" in told
    source.accounts.update(standing="accepted")
    told = page.get("/").content.decode()
    assert "Review what waits" not in told
    assert "?source=" not in told


def test_the_first_page_asks_the_same_number_of_queries_however_many_rows(
    page: Client, user: User, source: Source, django_assert_num_queries: Any
) -> None:
    for number in range(10):
        stored(invented_reading(text=f"Report {number}\n\n" + source.text), user)
        if number in (0, 9):
            with django_assert_num_queries(5):
                page.get("/")
