from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from habeas.workspace.record.actions.decide_value import decide_value
from habeas.workspace.record.actions.erase_source import erase_source
from habeas.workspace.record.actions.join_events import join_events
from habeas.workspace.record.actions.merge_entities import merge_entities
from habeas.workspace.record.actions.separate_account import separate_account
from habeas.workspace.record.actions.unmerge_entities import unmerge_entities
from habeas.workspace.record.composition import compose_event
from habeas.workspace.record.decided import decisions_of
from habeas.workspace.record.models import Account, Entity, Event, Source
from tests.workspace.conftest import stored
from tests.workspace.invented import invented_reading
from tests.workspace.several_sources import telling, told_by


def entity_of(source: Source, local: str) -> Entity:
    return source.namings.get(local=local).entity


@pytest.fixture
def sources(user: User) -> list[Source]:
    """Two sources; the court that sentences by one is the person who is sentenced by the other."""
    return told_by(user, "P7Y", "P7Y")


@pytest.fixture
def event(sources: list[Source], user: User) -> Event:
    """The sentence, as both tell it."""
    one, other = (telling(source) for source in sources)
    return join_events(one.event_id, other.event_id, user)


def swapped(sources: list[Source]) -> tuple[Entity, Entity]:
    """Who did it by the one source, and to whom it happened by the other: of one kind."""
    doer, sufferer = entity_of(sources[0], "o2"), entity_of(sources[1], "p1")
    Entity.objects.filter(pk=doer.pk).update(kind="person")
    return doer, sufferer


def test_who_did_it_to_whom_contradicts_when_the_two_are_one_and_agrees_when_they_are_two_again(
    sources: list[Source], event: Event, user: User
) -> None:
    doer, sufferer = swapped(sources)
    assert event.contradicted == []
    merge = merge_entities(doer.pk, sufferer.pk, user, evidence="e")
    event.refresh_from_db()
    assert (event.contradicted, event.undecided) == (["roles"], True)
    unmerge_entities(merge.pk, user)
    event.refresh_from_db()
    assert (event.contradicted, event.undecided) == ([], False)


def test_an_event_that_a_merge_leaves_as_it_is_keeps_its_version(
    sources: list[Source], event: Event, user: User
) -> None:
    version = event.version
    one, other = (entity_of(source, "p1") for source in sources)
    merge_entities(one.pk, other.pk, user, evidence="e")
    event.refresh_from_db()
    assert event.version == version


def test_what_was_decided_about_roles_holds_for_whom_they_are_now(
    sources: list[Source], event: Event, user: User
) -> None:
    doer, sufferer = swapped(sources)
    merge_entities(doer.pk, sufferer.pk, user, evidence="e")
    decide_value(event.pk, "roles", {str(doer.pk): "agent"}, user, reason="r")
    third = Entity.objects.create(kind="person", name="Orla Vint", letters="orla vint")
    merge_entities(third.pk, doer.pk, user, evidence="e")
    event.refresh_from_db()
    assert event.contradicted == []
    assert decisions_of(event)["roles"].value == {str(third.pk): "agent"}


def test_a_decision_about_others_does_not_say_who_did_it(
    sources: list[Source], event: Event, user: User
) -> None:
    decide_value(
        event.pk, "roles", {str(entity_of(sources[0], "o1").pk): "agent"}, user, reason="r"
    )
    doer, sufferer = swapped(sources)
    merge_entities(doer.pk, sufferer.pk, user, evidence="e")
    event.refresh_from_db()
    assert event.contradicted == ["roles"]


def test_a_place_that_was_decided_on_is_the_one_that_it_was_merged_into(
    sources: list[Source], event: Event, user: User
) -> None:
    here, there = (entity_of(source, "l1") for source in sources)
    far = Entity.objects.create(kind="place", name="Ostel", letters="ostel")
    decide_value(event.pk, "place", here.pk, user, reason="r")
    merge_entities(there.pk, here.pk, user, evidence="e")
    later = merge_entities(far.pk, there.pk, user, evidence="e")
    event.refresh_from_db()
    assert event.place == far
    unmerge_entities(later.pk, user)
    event.refresh_from_db()
    assert event.place == there
    assert decisions_of(event)["place"].value == there.pk


def test_a_place_that_was_erased_is_none(sources: list[Source], event: Event, user: User) -> None:
    elsewhere = stored(invented_reading("c.txt", person="Timur Oshaev"), user)
    place = entity_of(elsewhere, "l1")
    decide_value(event.pk, "place", place.pk, user, reason="r")
    erase_source(elsewhere.pk, user, reason="r")
    assert not Entity.objects.filter(pk=place.pk).exists()
    event.refresh_from_db()
    compose_event(event)
    event.refresh_from_db()
    assert event.place is None
    assert decisions_of(event)["place"].value is None


def test_a_decision_for_what_only_one_account_tells_goes_with_it_though_the_place_was_merged(
    sources: list[Source], user: User
) -> None:
    arrests = [telling(source, "arrest") for source in sources]
    event = join_events(arrests[0].event_id, arrests[1].event_id, user)
    here, there = (entity_of(source, "l1") for source in sources)
    decide_value(event.pk, "place", there.pk, user, reason="r")
    third = Entity.objects.create(kind="place", name="Ostel", letters="ostel")
    merge_entities(third.pk, there.pk, user, evidence="e")
    separate_account(arrests[1].pk, user)
    event.refresh_from_db()
    assert decisions_of(event) == {}
    assert event.place == here


def test_the_queries_do_not_grow_with_the_events(user: User) -> None:
    counts = []
    for number in (1, 6):
        for person in [f"Timur {letter * 3}ov{number}" for letter in "abcdef"[:number]]:
            one, other = (
                stored(invented_reading(f"{person}{n}.txt", text=_text(n), person=person), user)
                for n in (0, 1)
            )
            join_events(telling(one).event_id, telling(other).event_id, user)
        courts = Entity.objects.filter(name="Brenik City Court", merged_into=None)
        court, *others = courts.order_by("pk")
        for gone in others:
            merge_entities(court.pk, gone.pk, user, evidence="e")
        last = Entity.objects.create(kind="organization", name="Court", letters="court")
        with CaptureQueriesContext(connection) as asked:
            merge_entities(last.pk, court.pk, user, evidence="e")
        assert Account.objects.filter(participants__naming__entity=last).count() >= 2 * number
        counts.append(len(asked))
    assert counts[0] == counts[1]


def _text(number: int) -> str:
    return invented_reading().source.text.replace("Republic 2012", f"Republic, part {number}")
