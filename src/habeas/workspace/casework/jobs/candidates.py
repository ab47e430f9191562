"""Who has to be compared with whom: only those whose names share a key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from habeas.workspace.casework.models import NameKey
from habeas.workspace.casework.people.chunks import chunks
from habeas.workspace.casework.people.likeness import best_likeness
from habeas.workspace.casework.people.names import Name, keys_of, lookups_of, names_of
from habeas.workspace.casework.people.portraits import Portrait
from habeas.workspace.record.models import Entity

MOST_UNDER_A_KEY = 300  # a key that more people share tells nobody apart

Pair = tuple[int, int]


def write_keys(people: Mapping[int, Portrait]) -> None:
    """Keep the keys of these people, in place of those that they had."""
    ids = list(people)
    for some in chunks(ids):
        NameKey.objects.filter(entity__in=some).delete()
    rows = [
        NameKey(entity_id=one.id, key=key[:80])
        for one in people.values()
        for key in sorted(keys_of(one.names, one.lands))
    ]
    NameKey.objects.bulk_create(rows, 300, ignore_conflicts=True)


def pairs_to_weigh(people: Mapping[int, Portrait]) -> set[Pair]:
    """Each of these people with everybody whose name may be theirs, the lower id first."""
    wanted = {one.id: lookups_of(one.names, one.lands) for one in people.values()}
    under = _under({key[:80] for keys in wanted.values() for key in keys})
    pairs = {
        (min(one, other), max(one, other))
        for one, keys in wanted.items()
        for key in keys
        for other in under.get(key[:80], ())
        if other != one
    }
    names: dict[int, tuple[Name, ...]] = {one.id: one.names for one in people.values()}
    names |= _names({one for pair in pairs for one in pair} - names.keys())
    return {
        (one, other)
        for one, other in pairs
        if one in names and other in names and _is_near(names[one], names[other])
    }


def _is_near(one: tuple[Name, ...], other: tuple[Name, ...]) -> bool:
    like = best_likeness(one, other)
    return like is not None and not like.is_other


def _under(keys: Iterable[str]) -> dict[str, list[int]]:
    """The people under each key that is not too common; those who were merged since as well."""
    under: dict[str, list[int]] = defaultdict(list)
    for some in chunks(sorted(keys)):
        rows = NameKey.objects.filter(key__in=some)
        for key, entity in rows.values_list("key", "entity_id"):
            under[key].append(entity)
    return {key: ids for key, ids in under.items() if len(ids) <= MOST_UNDER_A_KEY}


def _names(ids: Iterable[int]) -> dict[int, tuple[Name, ...]]:
    """The names of the living among these people."""
    made: dict[int, tuple[Name, ...]] = {}
    for some in chunks(sorted(ids)):
        rows = Entity.objects.filter(pk__in=some).only("name", "other_names", "merged_into")
        made |= {
            row.pk: names_of([row.name, *row.other_names])
            for row in rows
            if row.merged_into_id is None
        }
    return made
