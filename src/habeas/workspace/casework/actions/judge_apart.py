"""Say that two entities are not the same, or take that back."""

from __future__ import annotations

from datetime import UTC, datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Q

from habeas.errors import WorkspaceError
from habeas.workspace.casework.models import Compared, NotTheSame, Suggestion
from habeas.workspace.record import log
from habeas.workspace.record.actions.merge_entities import locked_entities


@transaction.atomic
def judge_apart(one_id: int, other_id: int, by: AbstractBaseUser, *, reason: str) -> NotTheSame:
    """Say that two are two: they are not suggested again, whatever is compared later.

    Said twice, the first judgement stands.

    Raises:
        WorkspaceError: it is one entity.
        ChangedMeanwhile: one of them was merged meanwhile.
        Entity.DoesNotExist: there is none with this id.
    """
    if one_id == other_id:
        raise WorkspaceError("an entity is the same as itself")
    one, other = sorted((one_id, other_id))
    locked_entities(one, other)
    said, is_new = NotTheSame.objects.get_or_create(
        one_id=one, other_id=other, undone_at=None, defaults={"reason": reason, "by_id": by.pk}
    )
    Suggestion.objects.filter(one=one, other=other).delete()
    if is_new:
        log.write("judge_apart", said.one, by, other=other, judgement=said.pk, reason=reason)
    return said


@transaction.atomic
def take_back_apart(judgement_id: int, by: AbstractBaseUser) -> NotTheSame:
    """Say that the two may be one after all: they are compared again.

    Raises:
        WorkspaceError: it was taken back already.
        NotTheSame.DoesNotExist: there is none with this id.
    """
    said = NotTheSame.objects.select_for_update(of=("self",)).get(pk=judgement_id)
    if said.undone_at is not None:
        raise WorkspaceError("this judgement was taken back already")
    said.undone_at, said.undone_by_id = datetime.now(UTC), by.pk
    said.save(update_fields=["undone_at", "undone_by"])
    Compared.objects.filter(Q(entity=said.one_id) | Q(entity=said.other_id)).delete()
    log.write("take_back_apart", said.one, by, other=said.other_id, judgement=said.pk)
    return said
