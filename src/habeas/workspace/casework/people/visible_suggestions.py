"""What may be seen of the suggestions by whom: as ``record.visible``, for this room's table."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from habeas.workspace.casework.models import Suggestion
from habeas.workspace.record import visible
from habeas.workspace.record.visible import Viewer


def suggestions(viewer: Viewer) -> QuerySet[Suggestion]:
    """The pairs that wait for somebody, of which the viewer may see both."""
    # Joined, not looked up in two lists of everybody: SQLite would try each with each.
    rows = Suggestion.objects.filter(one__merged_into=None, other__merged_into=None)
    for side in ("one", "other"):
        rows = rows.filter(Exists(visible.entities(viewer).filter(pk=OuterRef(side))))
    return rows
