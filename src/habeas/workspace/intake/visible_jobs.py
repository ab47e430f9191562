"""What may be seen of the jobs by whom: as ``record.visible``, for the table of this room."""

from __future__ import annotations

from django.db.models import QuerySet

from habeas.workspace.intake.models import Job
from habeas.workspace.record.visible import Viewer


def jobs(viewer: Viewer) -> QuerySet[Job]:
    """The jobs that the viewer may see."""
    return Job.objects.all() if viewer.is_authenticated else Job.objects.none()
