from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from habeas.workspace.casework.actions.suggest_joins import suggest_joins
from habeas.workspace.record.actions.decide_value import decide_value
from habeas.workspace.record.actions.join_events import join_events
from habeas.workspace.record.models import Account, Decision, Event
from tests.workspace.several_sources import accepted, told_by


@pytest.fixture
def accounts(user: User) -> list[Account]:
    return accepted(told_by(user, "P7Y", "P7Y6M", "P8Y"), user)


def joined(accounts: list[Account], user: User) -> Event:
    for account in accounts[1:]:
        join_events(accounts[0].event_id, account.event_id, user)
    return Event.objects.get(pk=accounts[0].event_id)


def text_of(page: Client, path: str) -> str:
    answer = page.get(path)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


SENTENCE = "3 September 2012: Brenik City Court sentenced Marta Keldova to 7 years"


def test_the_list_says_what_happened_in_a_sentence(page: Client, accounts: list[Account]) -> None:
    assert SENTENCE in text_of(page, "/events/")
    assert SENTENCE not in text_of(page, "/events/?standing=proposed")


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 3),
        ("?type=sentence", 3),
        ("?type=arrest", 0),
        ("?type=arrest&standing=proposed", 3),
        ("?standing=any", 9),
        ("?country=CZE&since=2012-09&until=2012-09", 3),
        ("?country=FRA", 0),
        ("?since=2013", 0),
        ("?until=2012-09-02", 0),
        ("?undecided=1", 0),
        ("?shared=1", 0),
        ("?since=yesterday&type=picnic&standing=mine&country=%00", 3),
    ],
)
def test_the_list_shows_what_passes_the_filter(
    page: Client, accounts: list[Account], query: str, count: int
) -> None:
    assert len(page.get(f"/events/{query}").context["lines"]) == count


def test_contradicted_and_shared_events_are_found(
    page: Client, accounts: list[Account], user: User
) -> None:
    event = joined(accounts, user)
    for query in ("undecided/", "?undecided=1", "?shared=1"):
        lines = page.get(f"/events/{query}").context["lines"]
        assert [line.event for line in lines] == [event]
    told = text_of(page, "/events/undecided/")
    assert "7 years" in told
    assert "7 years 6 months" in told


def test_pages_follow_each_other_without_gap_or_overlap(page: Client, user: User) -> None:
    days = [None if n % 7 == 0 else f"2012-01-{n % 28 + 1:02}" for n in range(230)]
    Event.objects.bulk_create(
        [Event(type="arrest", standing="accepted", earliest=day, latest=day) for day in days]
    )
    seen: list[Event] = []
    query = "?standing=accepted"
    while query:
        context = page.get(f"/events/{query}").context
        seen += [line.event for line in context["lines"]]
        query = f"?{context['next']}" if context["next"] else ""
    assert len(seen) == len(set(seen)) == 230
    told = [event.earliest for event in seen if event.earliest]
    assert told == sorted(told, reverse=True)
    assert all(event.earliest is None for event in seen[len(told) :])


@pytest.mark.parametrize(
    "after", ["x", "2012-01-01_x", "9999999_1", "_99999999999999999999", "2012-13-01_1", "%00_1"]
)
def test_a_place_that_is_none_is_not_found(page: Client, db: None, after: str) -> None:
    assert page.get(f"/events/?after={after}").status_code == 404


@pytest.mark.parametrize("pk", ["0", "99999", "9" * 30])
def test_an_event_that_is_not_there_is_not_found(page: Client, db: None, pk: str) -> None:
    assert page.get(f"/events/{pk}/").status_code == 404
    assert page.post(f"/events/{pk}/join", {"other": "1"}).status_code == 404
    assert page.post(f"/events/accounts/{pk}/separate").status_code == 404


def test_the_page_shows_what_the_sources_tell_side_by_side(
    page: Client, accounts: list[Account], user: User
) -> None:
    event = joined(accounts, user)
    told = text_of(page, f"/events/{event.pk}/")
    assert "to 7 years or 7 years 6 months or 8 years" in told
    assert '<mark class="trigger">sentenced</mark>' in told
    assert "Accepted by amara" in told
    assert "The sources contradict each other" in told


def test_what_is_alleged_stays_alleged(page: Client, accounts: list[Account], user: User) -> None:
    Account.objects.filter(pk=accounts[1].pk).update(modality="alleged")
    told = text_of(page, f"/events/{joined(accounts, user).pk}/")
    assert '<span class="tag alleged">alleged</span>' in told
    assert "told as fact" in told


def test_the_address_of_a_joined_event_leads_to_where_it_is_now(
    page: Client, accounts: list[Account], user: User
) -> None:
    event = joined(accounts, user)
    answer = page.get(f"/events/{accounts[1].event_id}/")
    assert answer.status_code == 302
    assert answer["Location"] == f"/events/{event.pk}/?from={accounts[1].event_id}"


def test_a_contradiction_is_decided_on_the_page(
    page: Client, accounts: list[Account], user: User
) -> None:
    event = joined(accounts, user)
    form = {"slot": "term", "seen": event.version, "reason": "the judgment"}
    page.post(f"/events/{event.pk}/decide", form | {"choice": accounts[1].pk})
    event.refresh_from_db()
    assert (event.term, event.contradicted) == ("P7Y6M", [])
    told = text_of(page, f"/events/{event.pk}/")
    assert "the judgment" in told
    assert "told otherwise" in told
    assert page.post(f"/events/{event.pk}/decide", form | {"choice": "other"}).status_code == 409


def test_another_value_is_written_as_people_write_it(page: Client, accounts: list[Account]) -> None:
    event = accounts[0].event
    form = {"slot": "term", "choice": "other", "reason": "the judgment"}
    page.post(f"/events/{event.pk}/decide", form | {"other": "six and a half years"})
    event.refresh_from_db()
    assert event.term == "P6Y6M"
    form["slot"] = "place"
    page.post(f"/events/{event.pk}/decide", form | {"other": "BRENIK"})
    event.refresh_from_db()
    assert event.place is not None
    assert event.place.name == "Brenik"


@pytest.mark.parametrize(
    "form",
    [
        {"slot": "term", "choice": "12345", "reason": "x"},
        {"slot": "term", "choice": "", "reason": "x"},
        {"slot": "term", "choice": "other", "other": "P7Y", "reason": ""},
        {"slot": "date", "choice": "other", "other": "soon", "reason": "x"},
        {"slot": "place", "choice": "other", "other": "Nowhere", "reason": "x"},
        {"slot": "standing", "choice": "other", "other": "accepted", "reason": "x"},
        {},
    ],
)
def test_nonsense_decides_nothing(
    page: Client, accounts: list[Account], form: dict[str, str]
) -> None:
    answer = page.post(f"/events/{accounts[0].event_id}/decide", form)
    assert answer.status_code in (400, 404)
    assert not Decision.objects.exists()


def test_the_pages_can_be_asked_only_as_they_are_meant(
    page: Client, accounts: list[Account]
) -> None:
    event = accounts[0].event_id
    for path in ("join", "refuse", "decide", "take-back"):
        assert page.get(f"/events/{event}/{path}").status_code == 405
    assert Client().get("/events/").status_code == 302
    for other in ("", "x", "9" * 25, "-1", "1\0"):
        assert page.post(f"/events/{event}/join", {"other": other}).status_code in (400, 404)


def test_it_leads_back_nowhere_else(page: Client, accounts: list[Account]) -> None:
    one, other = accounts[0].event_id, accounts[1].event_id
    form = {"other": str(other), "next": "https://elsewhere.example/"}
    assert page.post(f"/events/{one}/refuse", form)["Location"] == f"/events/{one}/"


def test_suggestions_are_answered_on_their_page(page: Client, accounts: list[Account]) -> None:
    page.post("/events/same/look")
    pairs = page.get("/events/same/").context["pairs"]
    assert len(pairs) == 9
    first = pairs[0]
    assert (
        page.post(
            f"/events/{first['kept'].pk}/refuse",
            {"other": first["gone"].pk, "next": "/events/same/"},
        )["Location"]
        == "/events/same/"
    )
    assert len(page.get("/events/same/").context["pairs"]) == 8


def test_the_people_of_all_events_are_counted_once(page: Client, accounts: list[Account]) -> None:
    assert "at least 1" not in text_of(page, "/events/people?standing=any")
    assert "1 to 3 people" in text_of(page, "/events/people?standing=any").replace("<strong>", "")


def test_queries_do_not_grow_with_the_rows(
    page: Client, user: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    accounts = accepted(told_by(user, "P7Y", "P7Y6M", "P8Y"), user)
    suggest_joins(user)
    for path, queries in (
        ("/events/", 10),
        ("/events/?standing=proposed", 10),
        ("/events/undecided/", 8),
        ("/events/same/", 7),
        ("/events/people", 5),
    ):
        with django_assert_num_queries(queries):
            page.get(path)
    event = accounts[0].event
    with django_assert_num_queries(20):
        page.get(f"/events/{event.pk}/")
    join_events(event.pk, accounts[1].event_id, user)
    decide_value(event.pk, "term", "P7Y", user, reason="the court's list")
    with django_assert_num_queries(21):  # of what is told several times, who was decided on
        page.get(f"/events/{event.pk}/")
    with django_assert_num_queries(11):
        page.get("/events/")


@pytest.mark.parametrize("number", ["999999", "9" * 40, "-1", "x", "\u0661", ""])
def test_a_number_of_no_event_is_told_and_leads_back(
    page: Client, accounts: list[Account], number: str
) -> None:
    path = f"/events/{accounts[0].event_id}/"
    origin = {"Referer": f"http://testserver{path}"}
    answer = page.post(f"{path}join", {"other": number}, headers=origin)
    assert answer.status_code == 400
    text = answer.content.decode()
    assert f"The record knows no event with the number {number[:20] or '–'}" in text
