"""The worker with the real reader: these tests load the language model once."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from habeas.workspace.intake.actions.bring_in_file import Options
from habeas.workspace.intake.models import Job
from habeas.workspace.intake.worker import Worker
from habeas.workspace.record import log
from habeas.workspace.record.models import Account, Original, Source
from tests.workspace.intake.files import PLACES, archive, bring_in, report

pytestmark = pytest.mark.xdist_group("intake-worker")
_WORKER = Worker("test", threads=1)


def work() -> None:
    while _WORKER.do_next():
        pass


def test_a_report_becomes_a_source_with_proposals(user: User) -> None:
    bring_in(report(), "report.txt", user, Options(country="CZE"))
    work()
    job = Job.objects.get()
    assert (job.state, job.problem, job.worker) == ("done", "", "")
    source = Source.objects.get()
    assert (source.name, source.country, source.period) == ("report.txt", "CZE", "2012")
    assert source.version.startswith("habeas-")
    assert set(source.accounts.values_list("type", flat=True)) >= {"arrest", "sentence"}
    assert job.found["sources"] == 1
    assert job.found["countries"] == ["CZE"]
    assert job.found["events"] == source.accounts.count()
    assert list(log.faults()) == []


def test_a_hostile_file_fails_with_its_reason_and_harms_none_beside_it(user: User) -> None:
    bring_in(b"%PDF-1.4\n" + b"1 0 obj << /Kids [" * 2000, "hostile.pdf", user)
    bring_in(report(), "good.txt", user)
    bring_in(b"\x7fELF\x00\x01\x02\x03" * 100, "program.txt", user)
    work()
    states = {job.name: (job.state, job.problem) for job in Job.objects.all()}
    assert states["good.txt"] == ("done", "")
    for name in ("hostile.pdf", "program.txt"):
        state, problem = states[name]
        assert state == "failed"
        assert problem
        assert "\n" not in problem
    assert Source.objects.count() == 1
    assert Original.objects.count() == 3


def test_an_archive_is_read_document_by_document_and_what_cannot_be_read_is_named(
    user: User,
) -> None:
    bring_in(archive(PLACES[:2]), "reports.zip", user)
    work()
    job = Job.objects.get()
    assert job.found["sources"] == 2
    assert list(Source.objects.order_by("id").values_list("name", flat=True)) == [
        "Brenik.txt",
        "Dolna.txt",
    ]


def test_a_document_that_came_in_another_file_is_not_stored_again(user: User) -> None:
    bring_in(report("Brenik"), "Brenik.txt", user)
    bring_in(archive(PLACES[:2]), "reports.zip", user)
    work()
    assert Source.objects.count() == 2
    job = Job.objects.get(name="reports.zip")
    assert (job.found["sources"], job.found["known"]) == (2, 1)


def test_a_job_taken_up_again_stores_nothing_twice(user: User) -> None:
    bring_in(archive(PLACES[:2]), "reports.zip", user)
    work()
    accounts = Account.objects.count()
    Job.objects.update(state="waiting")
    work()
    job = Job.objects.get()
    assert (job.state, job.found["known"]) == ("done", 2)
    assert (Source.objects.count(), Account.objects.count()) == (2, accounts)
    assert list(log.faults()) == []
