"""How the pages of persons and bodies word what the record holds of them."""

from __future__ import annotations

import re

from django import template
from django.utils.translation import gettext

from habeas.exchange.wording import label
from habeas.workspace.record.models import Entity, Naming

register = template.Library()
_LEAST = re.compile(r"\b(?:at least|more than|over|no fewer than)\b", re.IGNORECASE)


@register.filter
def words(key: str) -> str:
    """A key of the codebook in words."""
    return label(key) if key else ""


@register.filter
def counted(group: Entity | Naming) -> str:
    """How many a group is, and how surely; "" for what is not counted.

    >>> counted(Entity(kind="group", name="28 miners", count=28, precision="exact"))
    'exactly 28'
    >>> counted(Entity(kind="group", name="at least six men", count=6, precision="approximate"))
    'at least 6'
    """
    if not group.precision:
        return ""
    if group.count is None:
        return gettext("number not told")
    if group.precision == "exact":
        wording = gettext("exactly %(count)s")
    elif group.precision == "approximate" and not _LEAST.search(group.name):
        wording = gettext("about %(count)s")
    else:
        wording = gettext("at least %(count)s")
    return wording % {"count": f"{group.count:,}"}


@register.filter
def description(entity: Entity) -> str:
    """The description that is shown: the one that was chosen, else the first that is told.

    >>> description(Entity(descriptions=["editor", "poet"]))
    'editor'
    """
    return entity.chosen_description or next(iter(entity.descriptions), "")
