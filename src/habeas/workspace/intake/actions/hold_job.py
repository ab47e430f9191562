"""Hold a job: renew its lease, tell how far it is, or give it back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from habeas.workspace.intake.lease import LEASE, LeaseLost
from habeas.workspace.intake.models import Job


def renew_lease(job_id: int, worker: str) -> bool:
    """Hold the job for longer; False where somebody else holds it."""
    until = timezone.now() + LEASE
    return _held(job_id, worker).update(lease_until=until) == 1


def tell_progress(job: Job, number: int, of: int, title: str) -> None:
    """Say which source of the file is being read.

    Raises:
        LeaseLost: somebody else holds the job.
    """
    job.at_source, job.of_sources, job.reading = number, of, title[:300]
    changed = _held(job.pk, job.worker).update(
        at_source=number, of_sources=of, reading=job.reading, lease_until=timezone.now() + LEASE
    )
    if changed != 1:
        raise LeaseLost


def give_back_job(job_id: int, worker: str) -> None:
    """Let somebody else take the job at once, as when the program ends: no attempt is counted."""
    with transaction.atomic():
        job = _held(job_id, worker).select_for_update().first()
        if job is not None:
            job.state, job.worker, job.lease_until = "waiting", "", None
            job.attempts -= 1
            job.save(update_fields=["state", "worker", "lease_until", "attempts"])


@contextmanager
def still_held(job: Job) -> Iterator[None]:
    """A transaction in which nobody else can take the job.

    Raises:
        LeaseLost: somebody else has taken it.
    """
    with transaction.atomic():
        if _held(job.pk, job.worker).select_for_update().first() is None:
            raise LeaseLost
        yield


def _held(job_id: int, worker: str) -> QuerySet[Job]:
    return Job.objects.filter(pk=job_id, state="reading", worker=worker)
