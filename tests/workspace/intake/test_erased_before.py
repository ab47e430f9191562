"""A file that left the record by an erasure comes in again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from habeas.errors import ErasedBefore
from habeas.workspace.intake.actions.bring_in_file import BroughtIn, bring_in_file
from habeas.workspace.intake.models import Job
from habeas.workspace.record import log, originals
from habeas.workspace.record.actions.erase_person import erase_person
from habeas.workspace.record.actions.erase_source import erase_source
from habeas.workspace.record.models import Change, Entity, Original, Source
from habeas.workspace.record.trace import erasure_of_source
from tests.workspace.conftest import stored
from tests.workspace.intake.test_pages import send
from tests.workspace.invented import TEXT, invented_reading

REASON = "Asked for in writing"
WHY = "The court allowed it"


@pytest.fixture
def source(source: Source) -> Source:
    """The source as it is stored: what was made of it stays with the tests while it is erased."""
    return Source.objects.get(pk=source.pk)


def erase(what: str, source: Source, user: User, *, keeps_files: bool = False) -> Change:
    if what == "source":
        return erase_source(source.pk, user, reason=REASON)
    person = Entity.objects.get(kind="person", merged_into=None)
    return erase_person(person.pk, user, reason=REASON, keeps_files=keeps_files)


def come_in(source: Source, user: User, again: str = "") -> BroughtIn:
    kept = originals.keep([source.text.encode()])
    return bring_in_file(kept, "Marta Keldova.txt", user, again=again)


@pytest.mark.parametrize("what", ["person", "source"])
def test_it_is_not_taken_and_who_erased_it_and_why_is_told(
    source: Source, user: User, other_user: User, what: str
) -> None:
    entry = erase(what, source, user)
    before = Original.objects.count()
    with pytest.raises(ErasedBefore, match=f"by amara: “{REASON}”") as refused:
        come_in(source, other_user)
    assert refused.value.entry == entry.pk
    assert Original.objects.count() == before
    assert not Job.objects.exists()
    if what == "source":
        digest = json.loads(entry.details.data or "")["sha256"][0]
        assert not originals.path_of(digest).exists()


@pytest.mark.parametrize("what", ["person", "source"])
def test_with_a_reason_it_is_taken_and_the_log_says_so(
    source: Source, user: User, other_user: User, what: str
) -> None:
    entry = erase(what, source, user)
    brought = come_in(source, other_user, WHY)
    assert brought.job is not None
    said = Change.objects.latest("id")
    told = json.loads(said.details.data or "")
    assert (said.action, said.by) == ("bring_in_again", other_user)
    assert (told["reason"], told["erased_by_entry"]) == (WHY, entry.pk)
    assert come_in(source, user).is_known
    assert list(log.faults()) == []


def test_what_was_erased_once_more_needs_a_reason_once_more(source: Source, user: User) -> None:
    erase("source", source, user)
    brought = come_in(source, user, WHY)
    Job.objects.all().delete()
    reading = invented_reading()
    again = stored(reading, user)
    assert again.original == brought.original
    erase("source", again, user)
    with pytest.raises(ErasedBefore):
        come_in(source, user)


def test_a_file_that_was_kept_needs_no_reason(source: Source, user: User) -> None:
    erase("person", source, user, keeps_files=True)
    assert not json.loads(Change.objects.latest("id").details.data or "")["sha256"]
    assert come_in(source, user).is_known


def test_a_file_that_was_never_erased_is_taken_as_before(source: Source, user: User) -> None:
    erase("source", source, user)
    other = originals.keep([b"Another report."])
    assert bring_in_file(other, "other.txt", user, again="not needed").job is not None
    assert Change.objects.latest("id").action == "bring_in_file"


def test_an_erased_source_is_known_in_another_file_until_that_came_in_knowingly(
    source: Source, user: User
) -> None:
    key, original = source.key, stored(invented_reading("b.txt", text=TEXT + "\n"), user).original
    assert erasure_of_source(key, original) is None
    entry = erase("source", source, user)
    assert erasure_of_source(key, original) == entry
    log_entry = come_in(Source(text=TEXT), user, WHY)
    assert erasure_of_source(key, log_entry.original) is None
    assert erasure_of_source(key, original) == entry


def test_the_page_tells_it_and_takes_the_file_with_a_reason(
    page: Client, source: Source, user: User, record_folder: Path
) -> None:
    text = source.text.encode()
    entry = erase("person", source, user)
    told = send(page, SimpleUploadedFile("a.txt", text))
    assert "a.txt: it held a person who was erased on" in told
    assert f"by amara: “{REASON}”. It was not taken" in told
    assert "Keldova" not in told
    files = [path for path in record_folder.glob("originals/**/*") if path.is_file()]
    assert all(b"Keldova" not in path.read_bytes() for path in files if path.read_bytes() != text)
    part = page.post(
        "/sources/add",
        {"files": [SimpleUploadedFile("a.txt", text)]},
        headers={"HX-Request": "true"},
    ).content.decode()
    assert f'href="/history/entry/{entry.pk}"' in part
    told = send(page, SimpleUploadedFile("a.txt", text), again=WHY)
    assert "a.txt: will be read." in told
    assert Job.objects.get().name == "a.txt"
