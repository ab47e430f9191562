from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from hypothesis import given
from hypothesis import strategies as st

from habeas.workspace.intake.actions.bring_in_file import Options, safe_name
from habeas.workspace.intake.models import Job
from habeas.workspace.record import log, originals
from habeas.workspace.record.models import Change, Original, Source
from tests.workspace.conftest import stored
from tests.workspace.intake.files import bring_in, report
from tests.workspace.invented import invented_reading


def test_a_file_gets_its_row_a_job_and_an_entry_in_the_log(user: User) -> None:
    brought = bring_in(report(), "a report.txt", user, Options("CZE", "2012", "eng"))
    assert brought.job is not None
    assert not brought.is_known
    job = Job.objects.get()
    assert (job.state, job.country, job.period, job.ocr) == ("waiting", "CZE", "2012", "eng")
    assert originals.path_of(brought.original.sha256).read_bytes() == report()
    entry = Change.objects.latest("id")
    assert (entry.action, entry.kind, entry.by) == ("bring_in_file", "original", user)
    assert list(log.faults()) == []


def test_the_same_bytes_wait_once_whatever_they_are_called(user: User) -> None:
    bring_in(report(), "a.txt", user)
    again = bring_in(report(), "b.txt", user)
    assert again.is_known
    assert again.job is None
    assert Original.objects.get().name == "a.txt"
    assert Job.objects.count() == 1


def test_what_is_in_the_record_is_not_read_again(user: User) -> None:
    reading = invented_reading()
    stored(reading, user)
    assert bring_in(reading.source.text.encode()).job is None
    assert Source.objects.count() == 1


def test_a_file_whose_reading_failed_is_read_again(user: User) -> None:
    bring_in(report(), by=user)
    Job.objects.update(state="failed")
    again = bring_in(report(), by=user, options=Options(ocr="eng"))
    assert again.is_known
    assert again.job is not None
    assert again.job.ocr == "eng"


@pytest.mark.parametrize(
    ("given_name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\reports\\2012.pdf", "2012.pdf"),
        ("a\r\nSet-Cookie: b=c.txt", "aSet-Cookie: b=c.txt"),
        ("report\u202etxt.exe", "reporttxt.exe"),
        ("<img src=x onerror=alert(1)>.txt", "<img src=x onerror=alert(1)>.txt"),
        ("\x00", "file"),
        ("...", "..."),
        ("..", "file"),
        ("a" * 300 + ".pdf", "a" * 251 + ".pdf"),
    ],
)
def test_a_name_is_one_line_of_visible_letters(given_name: str, shown: str) -> None:
    assert safe_name(given_name) == shown


@given(st.text())
def test_every_name_can_be_kept(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe) <= 255
    assert safe.isprintable()
    assert "/" not in safe
    assert "\\" not in safe
