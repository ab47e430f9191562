"""What a person sees when something was not done: a page or a line of ours, never a blank one."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from habeas.workspace.record.models import Source

PART = {"HTTP_HX_REQUEST": "true"}


def test_an_address_that_takes_only_a_form_says_so_to_who_opens_it(
    page: Client, source: Source
) -> None:
    account = source.accounts.earliest("id").pk
    for path in (f"/review/{account}/accept", "/sources/add", "/search/saved/keep/"):
        answer = page.get(path)
        assert answer.status_code == 405
        assert "takes only what a form of another page sends" in answer.content.decode()


def test_what_cannot_be_taken_is_refused_with_a_page(page: Client) -> None:
    many = {f"field{number}": "x" for number in range(1_100)}
    answer = page.post("/search/saved/keep/", many)
    assert answer.status_code == 400
    assert "What was sent cannot be taken" in answer.content.decode()


def test_who_logs_out_is_led_to_the_login(page: Client) -> None:
    answer = page.post("/logout", headers={"Referer": "http://testserver/review/"})
    assert answer.headers["Location"] == "/login"


@pytest.mark.parametrize("is_part", [False, True])
def test_who_was_logged_out_comes_back_to_the_page_and_not_to_what_it_sent(
    source: Source, is_part: bool
) -> None:
    account = source.accounts.earliest("id").pk
    page = f"http://testserver/review/{account}?order=grave"
    sent = {"HX-Request": "true", "HX-Current-URL": page} if is_part else {"Referer": page}
    answer = Client().post(f"/review/{account}/accept", {"seen": "0"}, headers=sent)
    led = answer.headers["HX-Redirect" if is_part else "Location"]
    assert led == f"/login?next=/review/{account}%3Forder%3Dgrave"
    assert not source.accounts.exclude(standing="proposed").exists()


def test_a_page_of_elsewhere_is_not_where_a_login_leads(source: Source) -> None:
    sent = {"Referer": "https://elsewhere.example/review/1"}
    answer = Client().post("/review/1/accept", headers=sent)
    assert answer.headers["Location"] == "/login?next=/"


def test_a_part_of_a_page_whose_token_is_of_another_login_is_a_line(
    user: User, source: Source
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    path = f"/review/{source.accounts.earliest('id').pk}/accept"
    for sent, is_whole in ((PART, False), ({}, True)):
        extra: dict[str, Any] = dict(sent)
        answer = client.post(path, {"seen": "0"}, **extra)
        assert answer.status_code == 403
        assert "opened too long ago" in answer.content.decode()
        assert ("<html" in answer.content.decode()) is is_whole


def test_a_page_that_refuses_leads_back_to_where_the_form_was(page: Client) -> None:
    keep, search = "/search/saved/keep/?q=lamp", "/search/?q=lamp"
    assert page.post(keep, {"name": "Lamps"}).status_code == 302
    answer = page.post(keep, {"name": "Lamps"}, headers={"Referer": f"http://testserver{search}"})
    assert answer.status_code == 400
    assert f'href="{search}"' in answer.content.decode()
