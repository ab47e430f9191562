from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from habeas.workspace.record.models import Entity
from tests.workspace.casework.cases import careers


def text_of(page: Client, entity: Entity, **asked: str) -> str:
    answer = page.get(reverse("casework:case", args=[entity.pk]), asked)
    assert answer.status_code == 200
    words: str = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))
    return words.replace(" ,", ",").replace("( ", "(").replace(" )", ")")


def test_the_case_tells_the_status_and_the_events_it_rests_on(page: Client, user: User) -> None:
    entity, _ = careers.career(user)
    words = text_of(page, entity)
    assert "On 31 December 2014" in words
    assert "In prison since 4 March 2013, 5 years" in words
    assert "By: Sentence 4 March 2013, Appeal June 2014" in words
    assert "between 14 February 2017 and 4 March 2018" in words
    assert "Brenik City Court sentenced her." in words


def test_a_source_without_dates_does_not_tell_until_it_was_read(page: Client, user: User) -> None:
    told = "[arrest 2010-03-04 @p1|arrested]. [arrest 2012-05-01 @p2|arrested]."
    source = careers.report(told, 2010, user, is_dated=False)
    careers.accept(source, user)
    words = text_of(page, careers.person(source))
    assert "On 1 May 2012 the last day that its sources tell of" in words
    assert "No news for 2 years: the last is of 4 March 2010" in words
    assert "and the sources on the country reach to 1 May 2012" in words
    assert "tells until 1 May 2012; 1 account" in words
    undated = careers.report("[arrest @p1|arrested]", 2011, user, is_dated=False)
    careers.accept(undated, user)
    words = text_of(page, careers.person(undated))
    assert "the last day that its sources tell of" not in words
    assert "without a date; 1 account" in words
    assert "No news" not in words


def test_another_day_and_what_was_known_then_have_their_own_status(
    page: Client, user: User
) -> None:
    entity, _ = careers.career(user)
    words = text_of(page, entity, on="2014-12-31", known="2014-06-01")
    assert "In prison since 4 March 2013, 7 years" in words
    assert "As known now: in prison, 5 years." in words
    assert "the record held nothing of this case" in text_of(page, entity, known="2013-05-31")


def test_a_contradiction_is_told_with_both_terms(page: Client, user: User) -> None:
    told = [
        careers.report(f"[sentence 2012-03-04 {term} @p1|sentenced] {year}", year, user)
        for term, year in (("P7Y", 2012), ("P2Y", 2013))
    ]
    entity = careers.merge(user, *(careers.person(one) for one in told))
    for one in told:
        careers.accept(one, user)
    careers.join(*(careers.account(one, 1) for one in told))
    words = text_of(page, entity, on="2013-01-01")
    assert "Sources contradict each other here, and nobody has decided" in words
    assert "7 years (Sentence) : in prison since 4 March 2012, 7 years" in words


def test_who_did_it_by_one_report_and_to_whom_by_another_is_told(page: Client, user: User) -> None:
    told = [
        careers.report("[assault 2012-03-04 @p1 +p2|beat] 1", 2012, user),
        careers.report("[assault 2012-03-04 @p2 +p1|beat] 2", 2013, user),
    ]
    for one in told:
        careers.accept(one, user)
    for local in ("p1", "p2"):
        entity = careers.merge(user, *(careers.person(one, local) for one in told))
    careers.join(*(careers.account(one, 1) for one in told))
    words = text_of(page, entity)
    assert "Contradicting, undecided (Who did it to whom): Marta Keldova did it" in words
    assert "done to Marta Keldova" in words


def test_who_is_convicted_is_not_told_to_be_on_trial(page: Client, user: User) -> None:
    for told, expected in (("trial", "On trial"), ("conviction", "Convicted, the sentence is not")):
        source = careers.report(f"[{told} 2012-03-04 @p1|told]", 2012, user)
        careers.accept(source, user)
        assert expected in text_of(page, careers.person(source))


def test_a_release_that_lies_far_off_does_not_press_the_events_together(
    page: Client, user: User
) -> None:
    told = "[arrest 2012-01-01 @p1|arrested]. [sentence 2012-12-31 {term} @p1|sentenced]."
    for term, is_far in (("P1Y", False), ("P9Y", True)):
        source = careers.report(told.format(term=term), 2012, user)
        careers.accept(source, user)
        answer = page.get(reverse("casework:case", args=[careers.person(source).pk]))
        assert ('<path class="mark-expected"' in answer.content.decode()) is is_far


def test_whoever_was_merged_away_leads_to_the_case_of_the_kept(page: Client, user: User) -> None:
    entity, _ = careers.career(user)
    gone = Entity.objects.filter(merged_into=entity).earliest("pk")
    answer = page.get(reverse("casework:case", args=[gone.pk]), follow=True)
    assert answer.redirect_chain[-1][0] == reverse("casework:case", args=[entity.pk])
    text = answer.content.decode()
    assert "2 more entities were merged into this one" in text
    same = f"Another entry of {entity.name} was merged into this one"
    assert (same if gone.name == entity.name else f"now knows {gone.name} as") in text


def test_proposals_are_shown_marked_when_asked_for(page: Client, user: User) -> None:
    source = careers.report("[arrest 2012-03-04 @p1|arrested]", 2012, user)
    entity = careers.person(source)
    assert "Arrest" not in text_of(page, entity)
    words = text_of(page, entity, proposals="on")
    assert "Arrest police proposed" in words or "Arrest proposed" in words


def test_the_print_view_has_every_passage_open(page: Client, user: User) -> None:
    entity, _ = careers.career(user)
    address = reverse("casework:case", args=[entity.pk])
    assert "<details>" in page.get(address).content.decode()
    printed = page.get(address, {"view": "print"}).content.decode()
    assert "<details>" not in printed
    assert printed.count("<details open>") == 4


HOSTILE = [
    {"on": "yesterday"}, {"on": "2012-02-30"}, {"on": "0000-01-01"}, {"on": "0001"},
    {"on": "99999999-01-01"}, {"on": "2012-12-31\x00"}, {"known": "٢٠١٢-01-01"},
    {"known": "2012/.."}, {"on": "201X"}, {"on": "' OR 1=1 --"}, {"on": "9" * 5000},
]  # fmt: skip


@pytest.mark.parametrize("asked", HOSTILE, ids=[repr(one)[:40] for one in HOSTILE])
def test_what_is_no_day_is_told_and_breaks_nothing(
    page: Client, user: User, asked: dict[str, str]
) -> None:
    entity, _ = careers.career(user)
    for name, arguments in (("casework:case", [entity.pk]), ("casework:cases", [])):
        answer = page.get(reverse(name, args=arguments), asked)
        assert answer.status_code in (200, 400)
        if answer.status_code == 200:
            assert "\x00" in "".join(asked.values())
        else:
            assert "This is not a day" in answer.content.decode()


@pytest.mark.parametrize("day", ["9999-12-31", "1000-01-01", "9999", "0002-01-01"])
def test_days_at_the_ends_of_the_calendar_are_days(page: Client, user: User, day: str) -> None:
    entity, _ = careers.career(user)
    assert page.get(reverse("casework:case", args=[entity.pk]), {"on": day}).status_code == 200
    assert page.get(reverse("casework:cases"), {"on": day, "known": day}).status_code == 200


@pytest.mark.parametrize("pk", ["0", "-1", "99999999999999999999999", "9" * 5000, "a", "1%00"])
def test_nobody_is_not_found(page: Client, db: None, pk: str) -> None:
    assert page.get(f"/cases/{pk}/").status_code == 404


def test_the_page_asks_as_much_for_one_event_as_for_many(
    page: Client, user: User, django_assert_num_queries: Any
) -> None:
    one = careers.report("[arrest 2012-03-04 @p1|arrested]", 2012, user)
    told = " ".join(f"[arrest 2012-03-{day:02} @p1|arrested]." for day in range(1, 20))
    many = careers.report(told, 2012, user)
    for source in (one, many):
        careers.accept(source, user)
        address = reverse("casework:case", args=[careers.person(source).pk])
        with django_assert_num_queries(9):
            page.get(address)
        with django_assert_num_queries(10):  # what was judged when
            page.get(address, {"known": "2015-01-01"})
    entity, _ = careers.career(user)
    with django_assert_num_queries(10):  # who was merged
        page.get(reverse("casework:case", args=[entity.pk]))
    for year in (2001, 2002):
        undated = careers.report(told, year, user, is_dated=False)
        careers.accept(undated, user)
        address = reverse("casework:case", args=[careers.person(undated).pk])
        with django_assert_num_queries(12):  # where it ends; which have no dates; where they end
            page.get(address)


def test_a_complaint_of_a_body_about_a_person_is_in_the_case_of_the_person_alone(
    page: Client, user: User
) -> None:
    source = careers.report(
        "[closure 2012-05 @o3|closed]. [complaint 2012-06 @p1 +o3|complained]. [appeal +o3|filed].",
        2012,
        user,
    )
    careers.accept(source, user)
    outlet = text_of(page, careers.person(source, "o3"))
    assert "Appeal" in outlet
    assert "Complaint" not in outlet
    assert "Complaint" in text_of(page, careers.person(source))
