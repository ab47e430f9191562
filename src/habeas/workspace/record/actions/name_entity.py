"""Choose or correct the name and the description under which an entity is shown."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from habeas.errors import WorkspaceError
from habeas.workspace.record import log
from habeas.workspace.record.actions.merge_entities import locked_entities
from habeas.workspace.record.composition import compose_entity
from habeas.workspace.record.models import Entity

LONGEST = 300  # letters


@transaction.atomic
def name_entity(
    entity_id: int,
    by: AbstractBaseUser,
    *,
    name: str,
    description: str = "",
    seen: int | None = None,
) -> Entity:
    """Choose what an entity is called; what the sources call it stays beside it.

    Args:
        entity_id: the entity.
        by: who chooses.
        name: one of its spellings or another one; "" for the fullest that a source tells.
        description: the same: "" for those that the sources tell.
        seen: the version that was looked at.

    Raises:
        ChangedMeanwhile: it was changed or merged since it was looked at.
        WorkspaceError: the name or the description is too long.
        Entity.DoesNotExist: there is none with this id.
    """
    name, description = " ".join(name.split()), " ".join(description.split())
    if max(len(name), len(description)) > LONGEST:
        raise WorkspaceError(f"a name or description has at most {LONGEST} letters")
    entity = locked_entities(entity_id, seen=None if seen is None else {entity_id: seen})[entity_id]
    before = {"name": entity.chosen_name, "description": entity.chosen_description}
    entity.chosen_name, entity.chosen_description = name, description
    compose_entity(entity)
    log.write(
        "name_entity", entity, by, before=before, after={"name": name, "description": description}
    )
    return entity
