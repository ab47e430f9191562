"""What people have said of who is who: merges, and judgements that two are two."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from habeas.workspace.casework.models import NotTheSame
from habeas.workspace.casework.people.visible_suggestions import judgements_apart
from habeas.workspace.record import visible
from habeas.workspace.record.identity import branch, living_ids
from habeas.workspace.record.models import Entity, Merge
from habeas.workspace.record.visible import Viewer


def merges_of(viewer: Viewer, entity: Entity) -> QuerySet[Merge]:
    """The merges into the entity and into those that are merged into it, the latest first."""
    rows = visible.merges(viewer).filter(Q(kept__in=branch(entity.pk)) | Q(gone=entity.pk))
    return rows.select_related("kept", "gone", "made_by", "undone_by").order_by("-pk")


def apart_from(viewer: Viewer, entity: Entity) -> list[tuple[NotTheSame, Entity]]:
    """The judgements that hold for an entity, each with whom it is not."""
    here = branch(entity.pk)
    said = judgements_apart(viewer).filter(undone_at=None)
    said = said.filter(Q(one__in=here) | Q(other__in=here))
    rows = said.select_related("by", "one", "other").order_by("-pk")
    return [(row, row.other if row.one_id in here else row.one) for row in rows]


def judged_apart_now(viewer: Viewer, one: Entity, other: Entity) -> NotTheSame | None:
    """The judgement that these two are two; None where nobody has said so."""
    here, there = branch(one.pk), branch(other.pk)
    said = (
        judgements_apart(viewer)
        .filter(undone_at=None)
        .filter(Q(one__in=here, other__in=there) | Q(one__in=there, other__in=here))
    )
    return said.select_related("by").first()


def now(viewer: Viewer, entity: Entity) -> Entity | None:
    """The living entity that this one is; itself where it was merged into none."""
    return visible.entities(viewer).filter(pk__in=living_ids([entity.pk]).values()).first()
