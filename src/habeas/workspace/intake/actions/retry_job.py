"""Try a file again whose reading failed, as it came."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from habeas.errors import ChangedMeanwhile
from habeas.workspace.intake.models import Job
from habeas.workspace.record import log


@transaction.atomic
def retry_job(job_id: int, by: AbstractBaseUser) -> Job:
    """Let the file wait for a worker again, with all its attempts.

    Raises:
        ChangedMeanwhile: the job has not failed, or somebody tries it again already.
        Job.DoesNotExist: there is none with this id.
    """
    job = Job.objects.select_for_update(of=("self",)).select_related("original").get(pk=job_id)
    if job.state != "failed":
        raise ChangedMeanwhile("file")
    job.state, job.attempts, job.problem, job.ended_at = "waiting", 0, "", None
    job.at_source = job.of_sources = 0
    job.save()
    log.write("retry_job", job.original, by, job=job.pk)
    return job
