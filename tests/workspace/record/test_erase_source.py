from __future__ import annotations

import json
from typing import Any

import pytest
from django.contrib.auth.models import User

from habeas.errors import ReasonMissing
from habeas.workspace.record import log, originals
from habeas.workspace.record.actions.erase_source import erase_source
from habeas.workspace.record.actions.judge_account import accept_account
from habeas.workspace.record.composition import compose_entity, compose_event
from habeas.workspace.record.models import (
    Account,
    Change,
    Decision,
    Details,
    Entity,
    Event,
    Merge,
    Naming,
    Original,
    Participant,
    Source,
)
from tests.workspace.conftest import stored
from tests.workspace.invented import invented_reading

REASON = "The person asked for it"


@pytest.fixture
def other(user: User) -> Source:
    """A second source, of another file, about somebody else."""
    return stored(invented_reading("other.txt", person="Pavel Horin"), user)


def join_events(source: Source, other: Source) -> Event:
    """Have the sentence of both sources be one event."""
    kept = source.accounts.get(type="sentence").event
    account = other.accounts.get(type="sentence")
    left, account.event = account.event, kept
    account.save()
    left.delete()
    return compose_event(kept)


def merge(kept: Entity, gone: Entity, by: User) -> Merge:
    moved = list(gone.namings.values_list("pk", flat=True))
    Naming.objects.filter(pk__in=moved).update(entity=kept)
    gone.merged_into = kept
    gone.save()
    compose_entity(kept)
    return Merge.objects.create(kept=kept, gone=gone, namings=moved, evidence="x", made_by=by)


def person(source: Source) -> Entity:
    return Entity.objects.get(namings__source=source, kind="person")


def test_a_source_goes_with_all_that_only_it_tells(source: Source, user: User) -> None:
    accept_account(source.accounts.order_by("id")[0].pk, user)
    erase_source(source.pk, user, reason=REASON)
    for model in (Source, Account, Participant, Naming, Entity, Event, Original):
        assert not model.objects.exists(), model


def test_it_leaves_who_took_it_away_when_and_why(source: Source, user: User) -> None:
    entry = erase_source(source.pk, user, reason=REASON)
    entry = Change.objects.get(pk=entry.pk)
    said = json.loads(entry.details.data or "")
    assert (entry.action, entry.kind, entry.object_id) == ("erase_source", "source", source.pk)
    assert (entry.by, said["reason"], said["accounts"], said["file"]) == (user, REASON, 3, "erased")


def test_the_log_keeps_its_entries_and_its_chain_but_not_what_they_said(
    source: Source, user: User
) -> None:
    accept_account(source.accounts.order_by("id")[0].pk, user, reason="Keldova, told by her son")
    entry = erase_source(source.pk, user, reason=REASON)
    assert list(log.faults()) == []
    assert Change.objects.count() == entry.pk == 3
    kept = Details.objects.exclude(data=None)
    assert [details.change_id for details in kept] == [entry.pk]


def test_details_that_were_taken_away_without_an_erasure_are_named(source: Source) -> None:
    Details.objects.update(data=None)
    assert [fault.what for fault in log.faults()] == [
        "its details were taken away, and no erasure says so"
    ]


def test_without_a_reason_nothing_is_erased(source: Source, user: User) -> None:
    with pytest.raises(ReasonMissing):
        erase_source(source.pk, user, reason="  \n")
    assert Source.objects.exists()


def test_the_file_goes_when_the_change_is_on_the_disk(
    source: Source, user: User, django_capture_on_commit_callbacks: Any
) -> None:
    path = originals.path_of(source.original.sha256)
    with django_capture_on_commit_callbacks(execute=True):
        erase_source(source.pk, user, reason=REASON)
        assert path.exists()
    assert not path.exists()


def test_a_file_that_another_source_was_read_from_stays(
    source: Source, other: Source, user: User, django_capture_on_commit_callbacks: Any
) -> None:
    Source.objects.filter(pk=other.pk).update(original=source.original)
    with django_capture_on_commit_callbacks(execute=True):
        entry = erase_source(source.pk, user, reason=REASON)
    assert originals.path_of(source.original.sha256).exists()
    assert json.loads(entry.details.data or "")["file"] == "kept"


def test_an_event_that_another_source_tells_too_stays_and_is_composed_anew(
    source: Source, other: Source, user: User
) -> None:
    event = join_events(source, other)
    Decision.objects.create(event=event, slot="term", value="P7Y", reason="both", by=user)
    Decision.objects.create(event=event, slot="outcome", value="set free", reason="x", by=user)
    erase_source(source.pk, user, reason=REASON)
    event.refresh_from_db()
    assert (event.sources, event.accounts.count(), event.term) == (1, 1, "P7Y")
    assert [decision.slot for decision in event.decisions.all()] == ["term"]
    assert list(log.faults()) == []


def test_an_entity_that_another_source_names_too_loses_only_what_this_one_said(
    source: Source, other: Source, user: User
) -> None:
    kept, gone = person(source), person(other)
    merge(kept, gone, user)
    erase_source(source.pk, user, reason=REASON)
    kept.refresh_from_db()
    assert (kept.name, kept.other_names) == ("Pavel Horin", [])
    assert Merge.objects.count() == 1


def test_an_entity_that_was_merged_into_another_one_goes_with_its_source(
    source: Source, other: Source, user: User
) -> None:
    kept, gone = person(source), person(other)
    merge(kept, gone, user)
    erase_source(other.pk, user, reason=REASON)
    kept.refresh_from_db()
    assert (kept.name, kept.other_names) == ("Marta Keldova", [])
    assert not Entity.objects.filter(pk=gone.pk).exists()
    assert not Merge.objects.exists()


def test_an_entry_about_something_else_that_says_the_name_is_forgotten_too(
    source: Source, other: Source, user: User
) -> None:
    log.write("note_something", other, user, note="as Marta Keldova told us")
    log.write("note_something", other, user, note="as Pavel Horin told us")
    erase_source(source.pk, user, reason=REASON)
    notes = Details.objects.filter(change__action="note_something").order_by("change_id")
    assert [details.data is None for details in notes] == [True, False]
