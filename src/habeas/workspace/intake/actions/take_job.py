"""Take the next job: the oldest that waits, or whose worker has left it."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from habeas.workspace.intake.actions.end_job import fail
from habeas.workspace.intake.lease import LEASE, MOST_ATTEMPTS, ended
from habeas.workspace.intake.models import Job


def take_job(worker: str) -> Job | None:
    """The job that this worker now holds; None where there is none to take.

    A job that was taken three times and never ended kills its workers: it fails.
    """
    while True:
        if not Job.objects.filter(_takeable()).exists():
            return None  # asked first, so that waiting for work locks nothing
        with transaction.atomic():
            rows = Job.objects.select_for_update(skip_locked=True, of=("self",))
            job = rows.filter(_takeable()).select_related("original").order_by("id").first()
            if job is None:
                return None
            if job.attempts >= MOST_ATTEMPTS:
                fail(job, f"reading it was broken off {MOST_ATTEMPTS} times and is not tried again")
                continue
            job.state, job.worker = "reading", worker
            job.attempts += 1
            job.lease_until = timezone.now() + LEASE
            job.save(update_fields=["state", "worker", "attempts", "lease_until"])
            return job


def _takeable() -> Q:
    return Q(state="waiting") | Q(state="reading") & ended()
