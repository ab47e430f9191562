"""Discard a file that could not be read: it leaves the list, and the log keeps that it was here."""

from __future__ import annotations

from functools import partial

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from habeas.errors import ChangedMeanwhile
from habeas.workspace.intake.models import Job
from habeas.workspace.record import log, originals
from habeas.workspace.record.models import Change, Original


@transaction.atomic
def discard_file(job_id: int, by: AbstractBaseUser) -> Change:
    """Take a file off the list whose reading failed; gives the entry of the log that says so.

    Each of its failed readings goes. The kept bytes go too, after the commit, unless a source was
    read from them before the reading failed, or the same file is being read or was read since.
    This is no erasure: the log goes on telling what the file was called and why it failed, and
    whoever brings it in again need not say why.

    Args:
        job_id: the reading that failed.
        by: who discards it.

    Raises:
        ChangedMeanwhile: it has not failed, or somebody tries it again already.
        Job.DoesNotExist: there is none with this id.
    """
    job = Job.objects.select_for_update(of=("self",)).get(pk=job_id)
    if job.state != "failed":
        raise ChangedMeanwhile("file")
    original = Original.objects.select_for_update().get(pk=job.original_id)
    original.jobs.filter(state="failed").delete()
    is_needed = original.jobs.exists() or original.sources.exists()
    entry = log.write(
        "discard_file",
        original,
        by,
        name=job.name,
        problem=job.problem,
        sha256=original.sha256,
        file="kept" if is_needed else "discarded",
    )
    if not is_needed:
        original.delete()
        transaction.on_commit(partial(originals.discard, original.sha256), robust=True)
    return entry
