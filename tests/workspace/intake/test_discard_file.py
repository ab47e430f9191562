"""A file that could not be read leaves the list, and the log keeps that it was here."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from habeas.errors import ChangedMeanwhile
from habeas.workspace.intake.actions.bring_in_file import bring_in_file
from habeas.workspace.intake.actions.discard_file import discard_file
from habeas.workspace.intake.models import Job
from habeas.workspace.record import log, originals
from habeas.workspace.record.models import Change, Original
from tests.workspace.conftest import stored
from tests.workspace.intake.files import bring_in, report
from tests.workspace.invented import invented_reading


def failed(user: User, data: bytes = b"", name: str = "broken.pdf") -> Job:
    """A file whose reading failed."""
    brought = bring_in(data or report(), name, user)
    assert brought.job is not None
    Job.objects.filter(pk=brought.job.pk).update(state="failed", problem="it is damaged")
    return brought.job


def test_it_goes_with_its_kept_bytes_and_the_log_keeps_what_it_was(
    user: User, django_capture_on_commit_callbacks: Any
) -> None:
    job = failed(user)
    digest = job.original.sha256
    with django_capture_on_commit_callbacks(execute=True):
        entry = discard_file(job.pk, user)
    assert not Job.objects.exists()
    assert not Original.objects.exists()
    assert not originals.path_of(digest).exists()
    assert (entry.action, entry.kind, entry.by) == ("discard_file", "original", user)
    told = json.loads(Change.objects.get(pk=entry.pk).details.data or "")
    assert told == {
        "name": "broken.pdf", "problem": "it is damaged", "sha256": digest, "file": "discarded",
    }  # fmt: skip
    assert list(log.faults()) == []


def test_each_failed_reading_of_the_same_file_goes(user: User) -> None:
    failed(user)
    discard_file(failed(user).pk, user)
    assert not Job.objects.exists()


def test_bytes_that_a_source_was_read_from_stay(
    user: User, django_capture_on_commit_callbacks: Any
) -> None:
    source = stored(invented_reading(), user)
    job = Job.objects.create(original=source.original, name="half.zip", state="failed")
    with django_capture_on_commit_callbacks(execute=True):
        entry = discard_file(job.pk, user)
    assert not Job.objects.exists()
    assert originals.path_of(source.original.sha256).exists()
    assert json.loads(Change.objects.get(pk=entry.pk).details.data or "")["file"] == "kept"


def test_a_file_that_is_being_read_again_stays(user: User) -> None:
    job = failed(user)
    bring_in(report(), "broken.pdf", user)
    discard_file(job.pk, user)
    assert Job.objects.get().state == "waiting"
    assert Original.objects.exists()


@pytest.mark.parametrize("state", ["waiting", "reading", "done"])
def test_only_what_failed_is_discarded(user: User, state: str) -> None:
    job = failed(user)
    Job.objects.update(state=state)
    with pytest.raises(ChangedMeanwhile):
        discard_file(job.pk, user)
    assert Original.objects.exists()


def test_what_was_discarded_may_come_in_again_without_a_reason(
    user: User, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        discard_file(failed(user).pk, user)
    again = bring_in(report(), "broken.pdf", user)
    assert again.job is not None
    assert not again.is_known
    assert originals.path_of(again.original.sha256).exists()


def test_bytes_that_went_in_this_very_moment_get_no_row(user: User) -> None:
    job = failed(user)
    kept = originals.keep([report("Dolna")])
    originals.discard(kept[0])
    with pytest.raises(ChangedMeanwhile):
        bring_in_file(kept, "late.txt", user)
    assert list(Job.objects.all()) == [job]


def test_the_page_offers_it_for_what_failed_and_says_that_it_is_done(
    page: Client, user: User
) -> None:
    job = failed(user, name="<b>.pdf")
    address = f"/sources/jobs/{job.pk}/discard"
    assert address in page.get("/sources/").content.decode()
    told = page.post(address, follow=True).content.decode()
    assert "&lt;b&gt;.pdf was discarded." in told
    assert address not in told
    shown = page.get("/history/").content.decode()
    assert "discarded the file" in shown
    assert "which could not be read" in shown
    assert "it is damaged" in shown
    assert page.post(address).status_code == 404
    assert page.get(address).status_code == 405


def test_who_discards_what_somebody_tries_again_is_told(page: Client, user: User) -> None:
    job = failed(user)
    Job.objects.update(state="waiting")
    answer = page.post(
        f"/sources/jobs/{job.pk}/discard", headers={"Referer": "http://testserver/sources/"}
    )
    assert answer.status_code == 409
    assert 'href="/sources/"' in answer.content.decode()
    assert Job.objects.exists()
