from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from habeas.workspace.record.actions.judge_account import accept_account, reject_account
from habeas.workspace.record.models import Account, Entity, Source
from tests.workspace.conftest import stored
from tests.workspace.invented import TEXT, invented_reading


def types(page: Client, **asked: Any) -> list[str]:
    """The types of the results, in their order."""
    told = page.get("/search/", asked)
    assert told.status_code == 200
    return re.findall(r'<h2 class="what">\s*(?:<a [^>]*>)?(\w+)', told.content.decode())


def test_a_result_shows_the_passage_with_the_words_marked(page: Client, source: Source) -> None:
    told = page.get("/search/", {"q": "arrested lamp"}).content.decode()
    assert "<mark>arrested</mark>" in told
    assert "<mark>Lamp</mark>" in told
    assert "Proposed" in told


def test_what_a_source_says_is_shown_and_not_obeyed(page: Client, user: User) -> None:
    stored(invented_reading(person="<script>alert(1)</script> & Keldova"), user)
    told = page.get("/search/", {"q": "script"}).content.decode()
    assert "&lt;<mark>script</mark>&gt;alert(1)" in told
    assert "<script>alert" not in told


def test_what_is_found_by_a_name_that_the_passage_lacks_says_so(
    page: Client, source: Source
) -> None:
    told = page.get("/search/", {"q": "marta keldova", "type": "appeal"}).content.decode()
    assert "Found by" in told
    assert "<mark>Marta</mark> <mark>Keldova</mark>" in told
    assert "<mark>marta</mark>" not in told  # the letters by which it is found say it again


def test_what_is_found_by_the_letters_of_a_name_alone_shows_both(page: Client, user: User) -> None:
    stored(invented_reading(person="Марта Келдова"), user)
    told = page.get("/search/", {"q": "marta", "type": "appeal"}).content.decode()
    assert "Марта Келдова <mark>marta</mark> keldova" in told


def test_facets_narrow_down_and_their_tags_take_it_back(page: Client, source: Source) -> None:
    assert types(page, q="keldova", type="arrest") == ["Arrest"]
    both = types(page, q="keldova", type=["arrest", "appeal"], order="date")
    assert both == ["Appeal", "Arrest"]
    told = page.get("/search/", {"q": "keldova", "type": "arrest", "country": "CZE"})
    assert 'href="?q=keldova&amp;country=CZE"' in told.content.decode()


def test_an_address_names_a_reviewer_and_nobody_who_has_reviewed_nothing(
    page: Client, user: User, other_user: User, source: Source
) -> None:
    accept_account(source.accounts.order_by("id")[0].pk, user)
    told = {one.pk: page.get("/search/", {"reviewer": one.pk}) for one in (user, other_user)}
    assert "benedek" not in told[other_user.pk].content.decode()
    assert "one that is gone" in told[other_user.pk].content.decode()
    assert "one that is gone" not in told[user.pk].content.decode()


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"country": "CZE", "q": "years"}, ["Sentence"]),
        ({"country": "KAZ"}, []),
        ({"from": "2012-09", "to": "2012-10"}, ["Sentence"]),
        ({"to": "2012-02-14"}, ["Arrest"]),
        ({"charge": "extremism"}, ["Sentence"]),
        ({"modality": "alleged"}, []),
        ({"standing": "accepted"}, []),
        ({"state": "contradicted"}, []),
        ({"state": "one-source", "type": "appeal"}, ["Appeal"]),
        ({"publisher": "Watch Ostrava", "type": "appeal"}, ["Appeal"]),
        ({"order": "oldest"}, ["Arrest", "Sentence", "Appeal"]),
        ({"order": "date"}, ["Appeal", "Sentence", "Arrest"]),
        ({"order": "newest"}, ["Appeal", "Sentence", "Arrest"]),
    ],
)
def test_each_facet_keeps_what_fits(
    page: Client, source: Source, asked: dict[str, str], expected: list[str]
) -> None:
    assert types(page, **asked) == expected


def test_a_court_a_person_and_a_source_can_be_chosen(page: Client, source: Source) -> None:
    court = Entity.objects.get(name="Brenik City Court").pk
    person = Entity.objects.get(kind="person").pk
    assert types(page, court=court) == ["Sentence"]
    assert types(page, agent=court) == ["Sentence"]
    assert len(types(page, subject=person)) == 3
    assert len(types(page, source=source.pk)) == 3
    assert types(page, source=source.pk + 1) == []


def test_a_reviewer_can_be_chosen_and_what_was_rejected_is_shown_where_it_is_asked_for(
    page: Client, source: Source, user: User, other_user: User
) -> None:
    arrest, sentence, _ = Account.objects.order_by("id")
    accept_account(arrest.pk, user)
    reject_account(sentence.pk, other_user)
    assert types(page, reviewer=user.pk) == ["Arrest"]
    assert types(page, order="oldest") == ["Arrest", "Appeal"]
    assert types(page, standing="rejected") == ["Sentence"]
    assert types(page, standing="rejected", reviewer=other_user.pk) == ["Sentence"]
    assert types(page, standing="rejected", q="seven") == ["Sentence"]


@pytest.mark.parametrize(
    "asked",
    ["agent=x", "subject=-1", f"source={10**30}", "court=٣", "type=%00", "page=0", "page=99999",
     "page=1e3", "&".join(f"type={n}" for n in range(99)), "reviewer=NaN", "court=1&court="],
)  # fmt: skip
def test_what_cannot_be_asked_is_not_found(page: Client, source: Source, asked: str) -> None:
    for path in ("", "facets/", "figures/", "map/"):
        assert page.get(f"/search/{path}?{asked}").status_code in {404, 200}
    assert page.get("/search/?agent=x").status_code == 404


def test_a_date_that_is_none_is_told(page: Client, source: Source) -> None:
    told = page.get("/search/", {"from": "<b>last year"}).content.decode()
    assert html.escape("“<b>last year” is no date") in told


def test_a_page_beyond_the_end_says_so_and_not_that_nothing_was_found(
    page: Client, source: Source
) -> None:
    for asked, first in (("q=keldova&", "?q=keldova"), ("", "?")):
        told = page.get(f"/search/?{asked}page=7").content.decode()
        assert "Page 7 is beyond the end of what was found." in told
        assert f'<a href="{first}">To its first page</a>' in told
        assert "Nothing was found" not in told
        assert "nothing to search" not in told


def test_a_browser_without_scripts_gets_the_facets_on_a_page_of_their_own(
    page: Client, source: Source
) -> None:
    link = "/search/facets/?q=keldova"
    assert f'<noscript><p><a href="{link}">' in page.get("/search/?q=keldova").content.decode()
    told = page.get(link).content.decode()
    assert "<h1>“keldova”</h1>" in told
    assert 'href="/search/?q=keldova&amp;type=appeal"' in told
    part = page.get(link, headers={"HX-Request": "true"}).content.decode()
    assert "<h1" not in part


def test_facets_count_what_each_would_leave(page: Client, source: Source) -> None:
    told = page.get("/search/facets/", {"q": "keldova"}).content.decode()
    assert "3 events" in told
    assert "type=arrest" in told
    assert "charge=extremism" in told
    court = Entity.objects.get(name="Brenik City Court").pk
    assert f"court={court}" in told


def test_words_inside_words_are_found_where_no_word_is(page: Client, source: Source) -> None:
    told = page.get("/search/", {"q": "xtremis"}).content.decode()
    assert "inside words" in told
    assert "<article>" in told


def test_the_pages_ask_as_often_for_many_events_as_for_few(
    page: Client, user: User, django_assert_num_queries: Any
) -> None:
    stored(invented_reading(), user)
    counts = {
        "": 5,
        "?q=keldova": 10,
        "facets/?q=keldova": 10,
        "figures/?q=keldova": 5,
        "map/?q=keldova": 5,
    }
    for more in range(2):
        for path, number in counts.items():
            with django_assert_num_queries(number):
                assert page.get(f"/search/{path}").status_code == 200
        stored(invented_reading(f"{more}.txt", text=TEXT + f"\nAnd {more}."), user)
