"""Which summaries of cases may be seen by whom."""

from __future__ import annotations

from django.db.models import QuerySet

from habeas.workspace.casework.models import CaseState, CaseSummary
from habeas.workspace.record import visible
from habeas.workspace.record.visible import Viewer


def summaries(viewer: Viewer) -> QuerySet[CaseSummary]:
    """The cases of those whom the viewer may see."""
    return CaseSummary.objects.filter(entity__in=visible.entities(viewer))


def states(viewer: Viewer) -> QuerySet[CaseState]:
    """The states of those whom the viewer may see."""
    return CaseState.objects.filter(entity__in=visible.entities(viewer))
