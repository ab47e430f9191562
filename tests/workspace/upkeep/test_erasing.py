from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from habeas.workspace.record.models import Change, Source


def path_for(source: Source) -> str:
    return reverse("upkeep:erase-source", args=[source.pk])


def test_the_page_says_what_would_go(page: Client, source: Source) -> None:
    text = page.get(path_for(source)).content.decode()
    assert "Ostrava Republic 2012" in text
    assert "3 accounts" in text
    assert "its text and its original file" in text


def test_nothing_is_erased_without_a_reason_and_without_the_tick(
    page: Client, source: Source
) -> None:
    for data in ({}, {"reason": "x"}, {"understood": "on"}, {"reason": "   ", "understood": "on"}):
        assert page.post(path_for(source), data).status_code == 200
    assert Source.objects.exists()


def test_after_erasing_it_shows_what_remains(page: Client, source: Source) -> None:
    data = {"reason": "The person asked for it", "understood": "on"}
    response = page.post(path_for(source), data, follow=True)
    text = response.content.decode()
    assert response.redirect_chain == [(reverse("upkeep:entry", args=[2]), 302)]
    assert "erased a source" in text
    assert "The person asked for it" in text
    before = page.get(reverse("upkeep:entry", args=[1])).content.decode()
    assert "What this entry said has been erased" in before
    assert "Erased by entry 2" in before
    assert page.get(path_for(source)).status_code == 404
    assert Change.objects.count() == 2


def test_asking_takes_the_same_queries_for_any_source(
    page: Client, source: Source, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(6):
        page.get(path_for(source))
