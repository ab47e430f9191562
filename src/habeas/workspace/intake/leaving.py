"""What the intake takes along when a file leaves the record: its jobs and pictures of its pages."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from habeas.workspace.intake.models import Job
from habeas.workspace.record.erasure import Gone, leaving
from habeas.workspace.record.models import Original


def listen() -> None:
    """Take them along from now on."""
    leaving.connect(_take_along, sender=Original, dispatch_uid="intake")


def _take_along(*, ids: set[int], gone: Gone, **_: Any) -> None:
    gone.take(Job.objects.filter(original__in=ids))
    for digest in Original.objects.filter(pk__in=ids).values_list("sha256", flat=True):
        pictures = Path(settings.RECORD) / "page-images" / digest[:2] / digest
        remove = partial(shutil.rmtree, pictures, ignore_errors=True)
        transaction.on_commit(remove, robust=True)
