from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from habeas.workspace.record.models import Change, Entity, Naming, Source
from tests.workspace.conftest import stored
from tests.workspace.invented import TEXT, invented_reading


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


def path_of_person() -> str:
    return reverse("upkeep:erase-person", args=[Entity.objects.get(kind="person").pk])


def test_the_page_of_a_person_says_what_would_go_and_what_stays(
    page: Client, source: Source
) -> None:
    text = page.get(path_of_person()).content.decode()
    assert "Marta Keldova" in text
    assert "3 accounts that tell of them alone" in text
    assert "and 3 events that nobody else tells" in text
    assert (
        f'<a href="{reverse("intake:source", args=[source.pk])}">Ostrava Republic 2012</a>' in text
    )
    assert "backups made earlier" in text


def test_a_person_is_erased_with_a_reason_and_a_tick(page: Client, source: Source) -> None:
    path = path_of_person()
    for data in ({}, {"reason": "x"}, {"understood": "on"}, {"reason": " ", "understood": "on"}):
        assert page.post(path, data).status_code == 200
    assert Entity.objects.filter(kind="person").exists()
    data = {"reason": "Asked for in writing", "understood": "on"}
    text = page.post(path, data, follow=True).content.decode()
    assert "erased a person" in text
    assert "Asked for in writing" in text
    assert "Keldova" not in text
    assert page.get(path).status_code == 404
    assert "█████ ███████" in page.get(reverse("intake:source", args=[source.pk])).content.decode()


def test_only_persons_have_such_a_page_and_any_number_is_refused(
    page: Client, source: Source
) -> None:
    police = Entity.objects.get(name="police").pk
    for pk in (police, 0, 10**6, 2**63, 10**30):
        assert page.get(f"/history/erase/person/{pk}").status_code == 404
        assert page.post(f"/history/erase/person/{pk}", {"reason": "x"}).status_code == 404


def test_asking_about_a_person_takes_the_same_queries_however_much_is_told(
    page: Client, source: Source, user: User, django_assert_num_queries: Any
) -> None:
    path = path_of_person()
    with django_assert_num_queries(16):
        page.get(path)
    for number in range(4):
        text = f"{TEXT}\nNumber {number}."
        stored(invented_reading(f"{number}.txt", text=text, person="Pavel Horin"), user)
    person = Entity.objects.get(name="Marta Keldova")
    Naming.objects.filter(kind="person").update(entity=person)
    with django_assert_num_queries(16):
        page.get(path)
