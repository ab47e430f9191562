"""Identity: which entity one is now, after merges, and which one a naming belonged to at first.

Merges make trees: ``gone`` hangs below ``kept`` while the merge holds, and an entity that hangs
below no other one is *living*. Each naming belongs to the living entity at the top of the tree in
which the entity stands that it was stored with, its *home*. A merge or its undoing moves a
branch of the tree and nothing else, so they can be undone in any order.
"""

from __future__ import annotations

from collections.abc import Iterable

from habeas.workspace.record.models import Entity, Merge


def living_ids(entity_ids: Iterable[int]) -> dict[int, int]:
    """The ids of the entities that these are now; one that was merged into none is itself.

    One query for each floor of the highest tree, however many they are. One that was erased is
    left out: nobody is it any more.
    """
    now: dict[int, int] = {}
    waiting = {one: one for one in entity_ids}  # each with the entity up to which it was followed
    while waiting:
        rows = Entity.objects.filter(pk__in=set(waiting.values()))
        above = dict(rows.values_list("pk", "merged_into_id"))
        now |= {one: here for one, here in waiting.items() if above.get(here, here) is None}
        waiting = {one: top for one, here in waiting.items() if (top := above.get(here))}
    return now


def branch(entity_id: int) -> set[int]:
    """The entity and all that were merged into it, one into another."""
    found, waiting = {entity_id}, {entity_id}
    while waiting:
        below = Entity.objects.filter(merged_into__in=waiting).values_list("pk", flat=True)
        waiting = set(below) - found
        found |= waiting
    return found


def at_home_in(entities: set[int], above: int) -> list[int]:
    """The ids of those namings of ``above`` whose home is one of the entities.

    Args:
        entities: a branch of the tree.
        above: the living entity at its top.
    """
    homes: dict[int, int] = {}
    moves = Merge.objects.filter(gone__in=branch(above)).order_by("id")
    for gone, namings in moves.values_list("gone_id", "namings"):
        for naming in namings:
            homes.setdefault(naming, gone)  # the earliest move came from its home
    rows = Entity.objects.get(pk=above).namings.order_by("id").values_list("pk", flat=True)
    return [naming for naming in rows if homes.get(naming, above) in entities]
