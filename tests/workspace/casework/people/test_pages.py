from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from habeas.workspace.casework.jobs.compare_people import compare_all
from habeas.workspace.casework.models import NotTheSame, Suggestion
from habeas.workspace.record.models import Entity, EventPair, Merge
from tests.workspace.conftest import stored
from tests.workspace.invented import invented_reading

Counts = Callable[..., Any]


@pytest.fixture
def two(user: User) -> tuple[Entity, Entity]:
    """One person of two sources, in two scripts."""
    stored(invented_reading("a.txt", person="Marta Keldova"), user)
    stored(invented_reading("b.txt", person="Марта Келдова"), user)
    one, other = Entity.objects.filter(kind="person").order_by("id")
    return one, other


def at(name: str, *arguments: int) -> str:
    return reverse(f"casework:{name}", args=arguments)


def test_a_name_is_found_in_any_script(page: Client, two: tuple[Entity, Entity]) -> None:
    for asked in ("keldova", "Келдова", "marta k", "ДОВА"):
        told = page.get(at("entities"), {"q": asked}).content.decode()
        assert "Marta Keldova" in told, asked
        assert "Марта Келдова" in told, asked
    assert "Nobody and nothing" in page.get(at("entities"), {"q": "?!"}).content.decode()
    assert "Keldova" not in page.get(at("entities"), {"country": "DEU"}).content.decode()
    assert "Keldova" in page.get(at("entities"), {"country": "CZE"}).content.decode()


def test_the_list_goes_on_where_the_page_before_ended(page: Client, user: User) -> None:
    Entity.objects.bulk_create(
        Entity(kind="person", name=f"P{n:03}", letters=f"p{n // 3:03}") for n in range(120)
    )
    seen: list[str] = []
    after = ""
    while True:
        answer = page.get(at("entities"), {"after": after})
        seen += [row.name for row in answer.context["rows"]]
        after = answer.context["after"]
        if not after:
            break
    assert seen == [f"P{n:03}" for n in range(120)]


@pytest.mark.parametrize("people", [2, 12])
def test_the_list_asks_the_database_the_same_for_any_number_of_rows(
    page: Client, user: User, django_assert_num_queries: Counts, people: int
) -> None:
    for number in range(people):
        stored(invented_reading(f"{number}.txt", person=f"Vera Tar{number}ova"), user)
    for kind in ("person", "organization", "place", "group"):
        with django_assert_num_queries({"group": 4, "place": 6}.get(kind, 7)):
            page.get(at("entities"), {"kind": kind})


@pytest.mark.parametrize("sources", [1, 8])
def test_the_page_of_an_entity_asks_the_same_for_any_number_of_sources(
    page: Client, user: User, django_assert_num_queries: Counts, sources: int
) -> None:
    for number in range(sources):
        stored(invented_reading(f"{number}.txt", person=f"Vera Tar{'a' * number}nova"), user)
    people = list(Entity.objects.filter(kind="person").order_by("id"))
    for other in people[1:]:
        page.post(at("merge", people[0].pk, other.pk), form(people[0], other, "e"))
    assert page.get(at("entity", people[0].pk)).status_code == 200
    with django_assert_num_queries(16 if sources == 1 else 18):  # branches, below one another
        page.get(at("entity", people[0].pk))


def test_an_entity_is_told_in_the_words_of_its_source(
    page: Client, two: tuple[Entity, Entity]
) -> None:
    told = page.get(at("entity", two[0].pk)).content.decode()
    assert "police arrested <mark>Marta Keldova</mark>, the editor of the weekly" in told
    assert "seven years" not in told  # the words of events are on their pages
    assert told.index("arrest") < told.index("sentence") < told.index("appeal")


def form(one: Entity, other: Entity, evidence: str) -> dict[str, str]:
    for entity in (one, other):
        entity.refresh_from_db()
    return {"evidence": evidence, "seen": str(one.version), "seen_other": str(other.version)}


def test_two_are_merged_with_evidence_and_taken_apart_again(
    page: Client, two: tuple[Entity, Entity]
) -> None:
    one, other = two
    told = page.get(at("compare", one.pk, other.pk)).content.decode()
    assert "The names are" in told
    page.post(at("merge", one.pk, other.pk), form(one, other, "Born on 3 May in both."))
    told = page.get(at("entity", other.pk), follow=True).content.decode()
    assert "“Марта Келдова” was merged into this entry." in told
    assert "Born on 3 May in both." in told
    assert told.count('<article class="naming">') == 2
    merge = Merge.objects.get()
    one.refresh_from_db()
    page.post(at("unmerge", merge.pk), {"version": str(one.version), "reason": "Two."})
    told = page.get(at("entity", one.pk)).content.decode()
    assert told.count('<article class="naming">') == 1
    assert "1 merge was taken back" in told


def test_what_happened_to_two_who_were_merged_is_compared_before_the_page_answers(
    page: Client, two: tuple[Entity, Entity]
) -> None:
    told = page.post(at("merge", two[0].pk, two[1].pk), form(*two, "e"), follow=True)
    assert "3 pairs of events may be the same now." in told.content.decode()
    pairs = EventPair.objects.filter(open=True)
    assert len(pairs) == 3
    assert all(["subject", "same"] in pair.reasons for pair in pairs)


def test_a_page_that_is_old_merges_nothing(
    page: Client, two: tuple[Entity, Entity], other_user: User
) -> None:
    one, other = two
    old = form(one, other, "e")
    second = Client()
    second.force_login(other_user)
    second.post(at("name-entity", one.pk), {"name": "other", "other": "M. K.", "version": "0"})
    answer = page.post(at("merge", one.pk, other.pk), old)
    assert answer.status_code == 409
    assert "benedek has changed this entry" in answer.content.decode()
    assert not Merge.objects.exists()
    assert Entity.objects.get(pk=one.pk).name == "M. K."


def test_another_name_that_is_not_written_changes_nothing(
    page: Client, two: tuple[Entity, Entity]
) -> None:
    told = {"name": "other", "other": " ", "description": "x", "version": "0"}
    answer = page.post(at("name-entity", two[0].pk), told)
    assert answer.status_code == 400
    assert "Write the other name" in answer.content.decode()
    assert Entity.objects.get(pk=two[0].pk).version == 0


def test_a_suggestion_that_was_refused_does_not_come_back(
    page: Client, two: tuple[Entity, Entity], user: User
) -> None:
    compare_all()
    suggestion = Suggestion.objects.get()
    assert suggestion.score > 0.5
    one, other = two
    told = page.get(at("suggestions")).content.decode()
    assert "Марта Келдова" in told
    page.post(at("apart", one.pk, other.pk), {"reason": "Two birthdays.", "then": "next"})
    assert not Suggestion.objects.exists()
    page.post(
        at("name-entity", one.pk), {"name": "other", "other": "Marta Keldova", "version": "0"}
    )
    compare_all()
    assert not Suggestion.objects.exists()
    assert "Two birthdays." in page.get(at("entity", one.pk)).content.decode()
    page.post(at("together", NotTheSame.objects.get().pk))
    compare_all()
    assert Suggestion.objects.count() == 1


def test_what_is_new_is_compared_from_the_page(page: Client, two: tuple[Entity, Entity]) -> None:
    assert "2 persons are still to be compared" in page.get(at("suggestions")).content.decode()
    told = page.post(at("compare-new"), headers={"HX-Request": "true"}).content.decode()
    assert "All are compared" in told
    assert Suggestion.objects.count() == 1


@pytest.mark.parametrize("pairs", [1, 10])
def test_the_suggestions_ask_the_same_for_any_number_of_pairs(
    page: Client, user: User, django_assert_num_queries: Counts, pairs: int
) -> None:
    for number in range(pairs):
        for spelling in ("ova", "owa"):
            name = f"Vera Tar{chr(97 + number)}n{spelling}"
            stored(invented_reading(f"{name}.txt", person=name), user)
    compare_all()
    assert Suggestion.objects.count() >= pairs
    page.get(at("suggestions"))
    with django_assert_num_queries(31):
        page.get(at("suggestions"))


HOSTILE = ["9" * 40, "-1", "\0", "abc", "1e9", "١٢", "' OR 1=1 --", "[]", "None"]


@pytest.mark.parametrize("value", HOSTILE)
def test_nothing_that_is_typed_breaks_a_page(
    page: Client, two: tuple[Entity, Entity], value: str
) -> None:
    one = two[0].pk
    for asked in ("q", "kind", "country", "from", "after", "pick"):
        assert page.get(at("entities"), {asked: value}).status_code == 200
    assert page.get(at("entities"), {"after": f"a:{value}"}).status_code == 200
    for asked in ("sources", "after"):
        assert page.get(at("entity", one), {asked: value}).status_code == 200
    assert page.get(at("entity", one), {"after": f"2012-01-01:{value}"}).status_code == 200
    assert page.get(at("suggestions"), {"pair": value}).status_code == 200
    assert page.get(f"/people/{value}/").status_code == 404
    assert page.get(f"/people/{one}/and/{value}/").status_code == 404
    answer = page.post(at("merge", *(e.pk for e in two)), {"evidence": value, "seen": value})
    assert answer.status_code in {400, 409}
    answer = page.post(
        at("name-entity", one), {"name": value, "description": value, "version": value}
    )
    assert answer.status_code == 409


def test_who_is_not_logged_in_sees_and_changes_nothing(two: tuple[Entity, Entity]) -> None:
    one, other = (entity.pk for entity in two)
    for address in (
        at("entities"),
        at("entity", one),
        at("compare", one, other),
        at("suggestions"),
    ):
        assert Client().get(address).status_code == 302
    assert Client().post(at("merge", one, other), {"evidence": "e"}).status_code == 302
    assert not Merge.objects.exists()


def test_what_is_of_two_kinds_is_told_so(page: Client, two: tuple[Entity, Entity]) -> None:
    place = Entity.objects.filter(kind="place")[0]
    told = page.get(at("compare", two[0].pk, place.pk)).content.decode()
    assert "These are of two kinds" in told
    answer = page.post(at("merge", two[0].pk, place.pk), form(two[0], place, "e"))
    assert answer.status_code == 400


def test_a_group_is_shown_with_its_count_and_is_not_suggested(page: Client, user: User) -> None:
    for count, precision in ((12, "vague"), (28, "exact"), (40, "approximate"), (None, "vague")):
        Entity.objects.create(
            kind="group", name="Keldova Marta", letters="keldova marta", count=count,
            precision=precision,
        )  # fmt: skip
    told = page.get(at("entities"), {"kind": "group"}).content.decode()
    for words in ("at least 12", "exactly 28", "about 40", "number not told"):
        assert f">{words}<" in told
    compare_all()
    assert not Suggestion.objects.exists()
