"""Say that two entities are one, with the evidence for it."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from habeas.errors import CannotMerge, ChangedMeanwhile
from habeas.workspace.record import log
from habeas.workspace.record.actions.moved_namings import follow_namings
from habeas.workspace.record.composition import compose_entity
from habeas.workspace.record.models import Change, Entity, Merge, Naming

LONGEST_EVIDENCE = 4_000  # letters


@transaction.atomic
def merge_entities(
    kept_id: int,
    gone_id: int,
    by: AbstractBaseUser,
    *,
    evidence: str,
    seen: Mapping[int, int] | None = None,
) -> Merge:
    """Make two entities one: the namings of ``gone`` become namings of ``kept``.

    Nothing that a source says is changed, and ``unmerge_entities`` takes it back.

    Args:
        kept_id: the entity that stays.
        gone_id: the one that turned out to be the same.
        by: who says so.
        evidence: what it is known by; it is shown wherever the merge is.
        seen: the version of each that was looked at; None where nobody looked.

    Raises:
        CannotMerge: they are the same already, of two kinds, or there is no evidence.
        ChangedMeanwhile: one of them was changed or merged since it was looked at.
        Entity.DoesNotExist: there is none with this id.
    """
    evidence = evidence.strip()
    if not evidence:
        raise CannotMerge("a merge needs evidence: say what shows that the two are one")
    if len(evidence) > LONGEST_EVIDENCE:
        raise CannotMerge(f"the evidence is longer than {LONGEST_EVIDENCE} letters")
    if kept_id == gone_id:
        raise CannotMerge("this is one and the same already")
    entities = locked_entities(kept_id, gone_id, seen=seen)
    kept, gone = entities[kept_id], entities[gone_id]
    if kept.kind != gone.kind:
        raise CannotMerge(f"these are of two kinds, {kept.kind} and {gone.kind}")
    moved = list(gone.namings.order_by("id").values_list("pk", flat=True))
    merge = Merge.objects.create(
        kept=kept, gone=gone, namings=moved, evidence=evidence, made_by_id=by.pk
    )
    Naming.objects.filter(pk__in=moved).update(entity=kept)
    gone.merged_into = kept
    gone.version += 1
    gone.save(update_fields=["merged_into", "version"])
    before = kept.name
    compose_entity(kept)
    follow_namings(moved, kept)
    log.write(
        "merge_entities",
        kept,
        by,
        merge=merge.pk,
        gone=gone.pk,
        gone_name=gone.name,
        namings=moved,
        evidence=evidence,
        before=before,
        after=kept.name,
    )
    return merge


def locked_entities(*ids: int, seen: Mapping[int, int] | None = None) -> dict[int, Entity]:
    """Living entities that nobody else can change until the transaction ends.

    Raises:
        ChangedMeanwhile: one was merged into another, or is no longer the version that was seen.
        Entity.DoesNotExist: there is none with this id.
    """
    rows = Entity.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk")
    found = {entity.pk: entity for entity in rows}
    for one in ids:
        if one not in found:
            raise Entity.DoesNotExist
        entity = found[one]
        is_old = seen is not None and seen.get(one, entity.version) != entity.version
        if entity.merged_into_id is not None or is_old:
            raise ChangedMeanwhile("entry", last_editor(entity))
    return found


def last_editor(entity: Entity) -> str | None:
    """Who changed an entity last, or the one that it was merged into."""
    ids = [entity.pk, *([entity.merged_into_id] if entity.merged_into_id else [])]
    changes = Change.objects.filter(kind="entity", object_id__in=ids).select_related("by")
    last = changes.order_by("-id").first()
    return last.by.get_username() if last is not None and last.by is not None else None
