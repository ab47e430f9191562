"""End a job: the file was read, or could not be."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from habeas.workspace.intake.actions.hold_job import still_held
from habeas.workspace.intake.models import Job
from habeas.workspace.record import log


def finish_job(job: Job, found: dict[str, Any]) -> None:
    """Say that all of the file was read, and what was found.

    Raises:
        LeaseLost: somebody else holds the job.
    """
    with still_held(job):
        job.state, job.ended_at, job.found = "done", timezone.now(), found
        _let_go(job)
        log.write("finish_job", job.original, None, job=job.pk, found=found)


def fail_job(job: Job, problem: str, found: dict[str, Any] | None = None) -> None:
    """Say in a sentence why the file could not be read, and what was found before.

    Raises:
        LeaseLost: somebody else holds the job.
    """
    with still_held(job):
        job.found = found or {}
        fail(job, problem)


def fail(job: Job, problem: str) -> None:
    """The same for a job that the transaction holds already."""
    job.state, job.ended_at, job.problem = "failed", timezone.now(), problem
    _let_go(job)
    log.write("fail_job", job.original, None, job=job.pk, problem=problem)


def _let_go(job: Job) -> None:
    job.worker, job.lease_until, job.reading = "", None, ""
    job.save()
