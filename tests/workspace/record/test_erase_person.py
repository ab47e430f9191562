from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection

from habeas.errors import NotPossible, ReasonMissing
from habeas.record import Entity as ReadEntity
from habeas.record import Event as ReadEvent
from habeas.record import Mention, Participant, Reading
from habeas.workspace.casework.models import NotTheSame
from habeas.workspace.intake.actions.bring_in_file import bring_in_file
from habeas.workspace.intake.models import Job
from habeas.workspace.record import log, originals
from habeas.workspace.record.actions.erase_person import erase_person
from habeas.workspace.record.actions.erase_source import erase_source
from habeas.workspace.record.actions.judge_account import accept_account
from habeas.workspace.record.actions.merge_entities import merge_entities
from habeas.workspace.record.models import (
    Account,
    Change,
    Details,
    Entity,
    Event,
    Judgement,
    Merge,
    Naming,
    Original,
    Source,
)
from habeas.workspace.search.models import SavedSearch
from habeas.workspace.upkeep.verifying import faults_of_record
from tests.workspace.conftest import stored
from tests.workspace.invented import TEXT, invented_reading, quote
from tests.workspace.search.test_index import found

REASON = "The person asked for it"
HORIN = "In May, police searched the flat of Pavel Horin, who shares it with Marta Keldova."
BOTH = "In June, police questioned Pavel Horin and Keldova about the Northern Lamp."


def shared_reading() -> Reading:
    """A report that tells of Marta Keldova alone, of Pavel Horin alone, and of both."""
    text = f"{TEXT}\n{HORIN}\n\n{BOTH}\n"
    read = invented_reading("shared.txt", text=text)
    first = quote(text, "Pavel Horin")
    second = quote(text, "Pavel Horin", 1)
    surname = quote(text, "Keldova", text.count("Keldova") - 1)
    horin = ReadEntity(
        "p2",
        "person",
        "Pavel Horin",
        mentions=tuple(
            Mention(one.start, one.end, "Pavel Horin", "name") for one in (first, second)
        ),
    )
    keldova = read.entities[0]
    keldova = replace(
        keldova,
        mentions=(*keldova.mentions, Mention(surname.start, surname.end, "Keldova", "name")),
    )
    searched = ReadEvent(
        "e4", "search", quote(text, "searched"), quote(text, HORIN), date="2012-05",
        participants=(Participant("subject", "p2"), Participant("agent", "o1")), confidence=0.9,
    )  # fmt: skip
    questioned = ReadEvent(
        "e5", "questioning", quote(text, "questioned"), quote(text, BOTH), date="2012-06",
        participants=(Participant("subject", "p2"), Participant("subject", "p1"),
                      Participant("agent", "o1")),
        charges=("insulting Marta Keldova",), confidence=0.9,
    )  # fmt: skip
    entities = (keldova, horin, *read.entities[1:])
    return replace(read, entities=entities, events=(*read.events, searched, questioned))


@pytest.fixture
def shared(user: User) -> Source:
    return stored(shared_reading(), user)


def person(name: str = "Marta Keldova") -> Entity:
    return Entity.objects.get(kind="person", name=name, merged_into=None)


def everything() -> str:
    """All that the tables hold, as text."""
    told = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if not table.startswith("search_") or table in ("search_document", "search_charge"):
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 -- a table of ours
                told += [f"{table}: {row!r}" for row in cursor.fetchall()]
    return "\n".join(told)


def test_nothing_in_the_tables_names_the_person_any_more(shared: Source, user: User) -> None:
    for account in Account.objects.all():
        accept_account(account.pk, user, reason="as Marta Keldova told us")
    SavedSearch.objects.create(name="hers", query="q=Marta+Keldova", made_by=user)
    assert "Keldova" in everything()
    erase_person(person().pk, user, reason=REASON)
    left = everything()
    assert "Keldova" not in left
    assert "keldova" not in left
    assert "weekly Northern Lamp" not in left
    assert "Pavel Horin" in left
    assert not SavedSearch.objects.exists()


def test_accounts_of_others_stay_and_quote_what_stands_in_the_text(
    shared: Source, user: User
) -> None:
    before = shared.text
    erase_person(person().pk, user, reason=REASON)
    shared.refresh_from_db()
    assert len(shared.text) == len(before)
    assert sorted(shared.accounts.values_list("type", flat=True)) == ["questioning", "search"]
    assert HORIN.replace("Marta Keldova", "█████ ███████") in shared.text
    assert BOTH.replace("Keldova", "███████") in shared.text
    assert "police arrested" not in shared.text  # the passages of what was told of her alone
    assert "seven years" not in shared.text
    assert "Ostrava Republic 2012" in shared.text
    questioned = shared.accounts.get(type="questioning")
    names = questioned.participants.values_list("naming__name", flat=True)
    assert sorted(names) == ["Pavel Horin", "police"]
    assert questioned.charges == ["insulting █████ ███████"]
    assert Event.objects.count() == 2
    assert list(faults_of_record()) == []


def test_search_finds_the_others_and_not_the_person(shared: Source, user: User) -> None:
    erase_person(person().pk, user, reason=REASON)
    assert found("keldova") == found("extremism") == found("lamp") - {"questioning"} == set()
    assert found("horin") == {"search", "questioning"}


def test_it_leaves_who_when_and_why_and_no_name(shared: Source, user: User) -> None:
    accept_account(shared.accounts.get(type="arrest").pk, user)
    accept_account(shared.accounts.get(type="search").pk, user, reason="sure")
    log.write("note_something", shared, user, note="as Keldova told us")
    log.write("note_something", user, user, note="as Keldova of another town told us")
    pk = person().pk
    entry = erase_person(pk, user, reason=REASON)
    entry = Change.objects.get(pk=entry.pk)
    said = json.loads(entry.details.data or "")
    assert (entry.action, entry.kind, entry.object_id, entry.by) == (
        "erase_person", "entity", pk, user,
    )  # fmt: skip
    assert (said["reason"], said["accounts"], said["accounts_without_them"]) == (REASON, 3, 1)
    assert said["entries"] == [2, 4]  # what was said of her; not of the source, nor of others
    assert list(log.faults()) == []
    assert Details.objects.filter(data=None).count() == 2


def test_the_file_is_replaced_by_the_blackened_text(
    shared: Source, user: User, django_capture_on_commit_callbacks: Any
) -> None:
    old = shared.original.sha256
    bring_in_file((old, shared.original.size), "shared.txt", user)
    Job.objects.create(original=shared.original, name="Marta Keldova.txt", state="done")
    pictures = Path(settings.RECORD) / "page-images" / old[:2] / old
    pictures.mkdir(parents=True)
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(person().pk, user, reason=REASON)
    assert not originals.path_of(old).exists()
    assert not pictures.exists()
    assert not Job.objects.exists()
    original = Original.objects.get()
    text = originals.path_of(original.sha256).read_text(encoding="utf-8")
    assert text == Source.objects.get().text
    assert "Keldova" not in text
    assert list(faults_of_record()) == []


def test_the_file_stays_where_that_was_asked_for(
    shared: Source, user: User, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        entry = erase_person(person().pk, user, reason=REASON, keeps_files=True)
    assert originals.path_of(shared.original.sha256).exists()
    assert json.loads(entry.details.data or "")["files"] == "kept"


def test_everybody_that_turned_out_to_be_the_same_goes_and_so_do_other_sources(
    shared: Source, user: User
) -> None:
    other = stored(invented_reading("other.txt", text=TEXT + "\nM.", person="Марта Келдова"), user)
    third = stored(
        invented_reading("third.txt", text=f"{TEXT}\nMARTA KELDOVA.", person="Dana Orlik"), user
    )
    gone = Entity.objects.get(name="Марта Келдова")
    kept, dana = person(), person("Dana Orlik")
    NotTheSame.objects.create(one=kept, other=dana, reason="Marta Keldova is older", by=user)
    merge_entities(kept.pk, gone.pk, user, evidence="the same editor")
    erase_person(gone.pk, user, reason=REASON)
    other.refresh_from_db()
    third.refresh_from_db()
    assert "Келдова" not in other.text
    assert "KELDOVA" not in third.text
    assert third.accounts.count() == 3
    assert "Orlik" in third.text
    assert not Entity.objects.filter(pk__in=[kept.pk, gone.pk]).exists()
    assert not Merge.objects.exists()
    assert not NotTheSame.objects.exists()
    assert list(faults_of_record()) == []


def test_a_source_in_which_only_somebody_else_is_called_so_stays_as_it_is(
    shared: Source, user: User
) -> None:
    erased = Naming.objects.get(source=shared, name="Marta Keldova").entity
    other = stored(invented_reading("namesake.txt", text=TEXT + "\nM."), user)
    before = (other.text, other.original_id)
    entry = erase_person(erased.pk, user, reason=REASON)
    other.refresh_from_db()
    assert (other.text, other.original_id) == before
    assert person().namings.get().source == other
    assert json.loads(entry.details.data or "")["sources_blackened"] == 1


def test_what_people_wrote_about_others_is_kept_without_the_name(
    shared: Source, user: User
) -> None:
    account = shared.accounts.get(type="search")
    accept_account(account.pk, user, reason="Told by Marta Keldova and her lawyer")
    group = Naming.objects.get(source=shared, name="police")
    Naming.objects.filter(pk=group.pk).update(descriptions=["who followed Marta Keldova"])
    erase_person(person().pk, user, reason=REASON)
    assert Judgement.objects.get().reason == "Told by █████ ███████ and her lawyer"
    group.refresh_from_db()
    assert group.descriptions == ["who followed █████ ███████"]
    assert group.entity.descriptions == ["who followed █████ ███████"]


def test_only_a_person_is_erased_and_not_without_a_reason(shared: Source, user: User) -> None:
    with pytest.raises(ReasonMissing):
        erase_person(person().pk, user, reason=" ")
    with pytest.raises(NotPossible):
        erase_person(Entity.objects.get(name="police").pk, user, reason=REASON)
    assert Account.objects.count() == 5


def test_a_source_that_came_in_as_a_file_is_erased_with_its_job(shared: Source, user: User) -> None:
    Job.objects.create(original=shared.original, name="Marta Keldova.txt", state="done")
    erase_source(shared.pk, user, reason=REASON)
    assert not Job.objects.exists()
    assert "Keldova" not in everything()
