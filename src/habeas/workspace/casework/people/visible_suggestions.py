"""Who may be the same, and who is not, as somebody may see it: ``record.visible`` for this room."""

from __future__ import annotations

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from habeas.workspace.casework.models import NameKey, NotTheSame, Suggestion
from habeas.workspace.record import visible
from habeas.workspace.record.models import Entity
from habeas.workspace.record.visible import Viewer


def suggestions(viewer: Viewer) -> QuerySet[Suggestion]:
    """The pairs that wait for somebody, of which the viewer may see both."""
    # Joined, not looked up in two lists of everybody: SQLite would try each with each.
    rows = Suggestion.objects.filter(one__merged_into=None, other__merged_into=None)
    for side in ("one", "other"):
        rows = rows.filter(Exists(visible.entities(viewer).filter(pk=OuterRef(side))))
    return rows


def judgements_apart(viewer: Viewer) -> QuerySet[NotTheSame]:
    """The judgements that two are two, of which the viewer may see both."""
    rows = NotTheSame.objects.all()
    for side in ("one", "other"):
        rows = rows.filter(Exists(visible.entities(viewer).filter(pk=OuterRef(side))))
    return rows


def name_keys(viewer: Viewer) -> QuerySet[NameKey]:
    """The keys of the names of those whom the viewer may see."""
    return NameKey.objects.filter(Exists(visible.entities(viewer).filter(pk=OuterRef("entity"))))


def not_compared(viewer: Viewer) -> QuerySet[Entity]:
    """The persons that are new or were changed since they were compared."""
    people = visible.entities(viewer).filter(kind="person", merged_into=None)
    return people.filter(Q(compared=None) | ~Q(compared__version=F("version")))
