from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from habeas.errors import ChangedMeanwhile
from habeas.workspace.intake.actions.end_job import finish_job
from habeas.workspace.intake.actions.hold_job import give_back_job, renew_lease, tell_progress
from habeas.workspace.intake.actions.retry_job import retry_job
from habeas.workspace.intake.actions.take_job import take_job
from habeas.workspace.intake.lease import LEASE, LeaseLost
from habeas.workspace.intake.models import Job
from habeas.workspace.record import log
from tests.workspace.intake.files import PLACES, bring_in, report


@pytest.fixture
def job(user: User) -> Job:
    brought = bring_in(report(), by=user)
    assert brought.job is not None
    return brought.job


def end_lease(job: Job) -> None:
    Job.objects.filter(pk=job.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def test_the_oldest_is_taken_first_and_by_one_worker_only(user: User) -> None:
    for place in PLACES[:2]:
        bring_in(report(place), f"{place}.txt", user)
    taken = [take_job("w1"), take_job("w2"), take_job("w3")]
    assert [job and job.name for job in taken] == ["Brenik.txt", "Dolna.txt", None]
    assert [job and job.worker for job in taken] == ["w1", "w2", None]


def test_a_job_is_taken_up_again_when_its_lease_has_ended_and_not_before(job: Job) -> None:
    take_job("killed")
    assert take_job("other") is None
    end_lease(job)
    taken = take_job("other")
    assert taken is not None
    assert (taken.worker, taken.attempts) == ("other", 2)


def test_a_lease_from_a_clock_that_was_turned_back_does_not_hold_for_ever(job: Job) -> None:
    take_job("killed")
    Job.objects.update(lease_until=timezone.now() + 3 * LEASE)
    assert take_job("other") is not None


def test_a_job_that_was_broken_off_three_times_fails_with_a_sentence(job: Job) -> None:
    for _ in range(3):
        assert take_job("killed") is not None
        end_lease(job)
    assert take_job("other") is None
    job.refresh_from_db()
    assert job.state == "failed"
    assert job.problem == "reading it was broken off 3 times and is not tried again"
    assert list(log.faults()) == []


def test_who_was_silent_for_too_long_can_neither_go_on_nor_end_the_job(job: Job) -> None:
    slow = take_job("slow")
    assert slow is not None
    end_lease(job)
    take_job("quick")
    assert not renew_lease(slow.pk, "slow")
    with pytest.raises(LeaseLost):
        tell_progress(slow, 1, 1, "a title")
    with pytest.raises(LeaseLost):
        finish_job(slow, {})
    job.refresh_from_db()
    assert (job.state, job.worker) == ("reading", "quick")


def test_a_job_that_is_given_back_waits_and_no_attempt_is_counted(job: Job) -> None:
    take_job("w1")
    give_back_job(job.pk, "w1")
    job.refresh_from_db()
    assert (job.state, job.attempts, job.lease_until) == ("waiting", 0, None)
    give_back_job(job.pk, "w1")  # it holds it no more
    job.refresh_from_db()
    assert job.attempts == 0


def test_what_failed_is_tried_again_once(job: Job, user: User, other_user: User) -> None:
    Job.objects.update(state="failed", attempts=3, problem="broken")
    assert retry_job(job.pk, user).state == "waiting"
    with pytest.raises(ChangedMeanwhile):
        retry_job(job.pk, other_user)
    taken = take_job("w1")
    assert taken is not None
    assert taken.attempts == 1
