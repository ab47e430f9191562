"""The searches that somebody may see: those that they saved themselves, and nobody else's."""

from __future__ import annotations

from django.db.models import QuerySet

from habeas.workspace.record.visible import Viewer
from habeas.workspace.search.models import SavedSearch


def saved_by(viewer: Viewer) -> QuerySet[SavedSearch]:
    """What the viewer has saved."""
    if not viewer.is_authenticated:
        return SavedSearch.objects.none()
    return SavedSearch.objects.filter(made_by=viewer.pk)
