"""Take a merge back: the two are two again, as if it had never been."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from habeas.errors import CannotMerge, ChangedMeanwhile
from habeas.workspace.record import log
from habeas.workspace.record.actions.merge_entities import last_editor, locked_entities
from habeas.workspace.record.actions.moved_namings import follow_namings
from habeas.workspace.record.composition import compose_entity
from habeas.workspace.record.identity import at_home_in, branch, living_ids
from habeas.workspace.record.models import Change, Entity, Merge, Naming


@transaction.atomic
def unmerge_entities(
    merge_id: int, by: AbstractBaseUser, *, reason: str = "", seen: int | None = None
) -> Merge:
    """Take a merge back, whatever was merged or taken back since.

    ``gone`` gets back the namings that it would have without this merge: those of its own, and
    those of the entities that are still merged into it. A naming that was added to the kept
    entity after the merge stays there.

    Args:
        merge_id: the merge.
        by: who takes it back.
        reason: why.
        seen: the version of the entity (the living one) that was looked at.

    Raises:
        CannotMerge: it was taken back already.
        ChangedMeanwhile: the entity was changed or merged since it was looked at.
        Merge.DoesNotExist: there is none with this id.
    """
    merge = Merge.objects.select_for_update(of=("self",)).get(pk=merge_id)
    if merge.undone_at is not None:
        raise CannotMerge("this merge was taken back already")
    top = living_ids([merge.gone_id])[merge.gone_id]
    kept = locked_entities(top, seen=None if seen is None else {top: seen})[top]
    gone = Entity.objects.select_for_update(of=("self",)).get(pk=merge.gone_id)
    if gone.merged_into_id != merge.kept_id:
        raise ChangedMeanwhile("entry", last_editor(gone))
    moved = at_home_in(branch(gone.pk), top)
    Naming.objects.filter(pk__in=moved).update(entity=gone)
    gone.merged_into = None
    _forget_choice(kept, merge, moved)
    before = kept.name
    compose_entity(kept)
    compose_entity(gone)
    follow_namings(moved, gone)
    merge.undone_at, merge.undone_by_id = datetime.now(UTC), by.pk
    merge.save(update_fields=["undone_at", "undone_by"])
    log.write(
        "unmerge_entities",
        kept,
        by,
        merge=merge.pk,
        gone=gone.pk,
        gone_name=gone.name,
        namings=moved,
        reason=reason,
        before=before,
        after=kept.name,
    )
    return merge


def _forget_choice(kept: Entity, merge: Merge, moved: list[int]) -> None:
    """A name that was chosen for both, and that only those tell who go, is chosen no longer."""
    chosen = Change.objects.filter(kind="entity", object_id=kept.pk, action="name_entity")
    if not chosen.filter(at__gte=merge.made_at).exists():
        return
    names, descriptions = _told(kept.namings.all())
    gone_names, gone_descriptions = _told(Naming.objects.filter(pk__in=moved))
    if kept.chosen_name in gone_names - names:
        kept.chosen_name = ""
    if kept.chosen_description in gone_descriptions - descriptions:
        kept.chosen_description = ""


def _told(namings: Iterable[Naming]) -> tuple[set[str], set[str]]:
    names, descriptions = set[str](), set[str]()
    for naming in namings:
        names |= {naming.name, *naming.other_names}
        descriptions |= set(naming.descriptions)
    return names, descriptions
