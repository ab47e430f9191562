"""What may be seen of the jobs by whom: as ``record.visible``, for the table of this room."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from habeas.workspace.intake.models import Job
from habeas.workspace.record import visible
from habeas.workspace.record.visible import Viewer


def jobs(viewer: Viewer) -> QuerySet[Job]:
    """The jobs that read files which the viewer may have."""
    return Job.objects.filter(Exists(visible.originals(viewer).filter(pk=OuterRef("original"))))
