"""What two persons are compared by: gathered for many at once, in a handful of queries."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from habeas.workspace.casework.people.chunks import chunks
from habeas.workspace.casework.people.names import Name, names_of
from habeas.workspace.casework.people.part_in_events import WITHDRAWN
from habeas.workspace.record import visible
from habeas.workspace.record.visible import Viewer

_WORD = re.compile(r"\w{4,}")
_COMMON = frozenset("former local with from that which their government".split())


@dataclass(slots=True)
class Portrait:
    """A person, as all sources together tell of them."""

    id: int
    version: int
    names: tuple[Name, ...]
    country: str = ""
    described: dict[str, str] = field(default_factory=dict)  # a word in small letters: as it stands
    sources: dict[int, str] = field(default_factory=dict)
    countries: set[str] = field(default_factory=set)
    first: date | None = None
    last: date | None = None
    charges: set[str] = field(default_factory=set)
    dated: set[tuple[str, str]] = field(default_factory=set)  # type and date of events
    companions: dict[str, str] = field(default_factory=dict)  # a name in letters: as it stands

    @property
    def lands(self) -> set[str]:
        """The country that is told of the person; else those that the sources are about."""
        return {self.country} if self.country else self.countries


def portraits(viewer: Viewer, ids: Iterable[int], *, whole: bool = True) -> dict[int, Portrait]:
    """The portraits of these entities.

    Args:
        viewer: who may see what they are drawn from.
        ids: of the entities.
        whole: with their events; False for names, countries and sources alone.
    """
    made: dict[int, Portrait] = {}
    for some in chunks(sorted(set(ids))):
        columns = (
            "pk",
            "version",
            "name",
            "other_names",
            "country",
            "descriptions",
            "designations",
        )
        for row in visible.entities(viewer).filter(pk__in=some).values_list(*columns):
            pk, version, name, others, country, descriptions, designations = row
            portrait = Portrait(pk, version, names_of([name, *others]), country)
            for text in (*descriptions, *designations):
                for word in _WORD.findall(text):
                    if word.lower() not in _COMMON:
                        portrait.described.setdefault(word.lower(), word)
            made[pk] = portrait
        _add_sources(viewer, made, some)
        if whole:
            _add_events(viewer, made, some)
    return made


def _add_sources(viewer: Viewer, made: dict[int, Portrait], ids: list[int]) -> None:
    columns = (
        "entity_id", "source_id", "source__title", "source__name", "source__country",
        "source__earliest", "source__latest",
    )  # fmt: skip
    for row in visible.namings(viewer).filter(entity__in=ids).values_list(*columns):
        entity, source, title, name, country, first, last = row
        one = made[entity]
        one.sources[source] = title or name
        if country:
            one.countries.add(country)
        if first is not None:
            one.first = min(one.first or first, first)
        if last is not None:
            one.last = max(one.last or last, last)


def _add_events(viewer: Viewer, made: dict[int, Portrait], ids: list[int]) -> None:
    columns = ("naming__entity_id", "account_id", "account__type", "account__date",
               "account__charges")  # fmt: skip
    took_part: dict[int, set[int]] = defaultdict(set)
    rows = visible.participants(viewer).filter(naming__entity__in=ids)
    rows = rows.exclude(account__standing__in=WITHDRAWN)
    for entity, account, kind, when, charges in rows.values_list(*columns):
        made[entity].charges.update(charges)
        took_part[account].add(entity)
        if len(when) >= len("2012-10"):
            made[entity].dated.add((kind, when))
    for some in chunks(sorted(took_part)):
        beside = visible.participants(viewer).filter(
            account__in=some, naming__kind__in=("person", "organization")
        )
        for account, entity, name in beside.values_list(
            "account_id", "naming__entity_id", "naming__name"
        ):
            for one in took_part[account] - {entity}:
                made[one].companions.setdefault(name.casefold(), name)
