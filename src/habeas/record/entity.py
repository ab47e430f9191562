"""An entity: a person, group, organization, place or law, with every mention of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

EntityKind = Literal["person", "group", "organization", "place", "law"]
MentionForm = Literal["name", "nominal", "pronoun"]
Precision = Literal["exact", "approximate", "vague"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of the source that names or means an entity."""

    start: int
    end: int
    text: str
    form: MentionForm


@dataclass(frozen=True, slots=True)
class Count:
    """How many people a group is: 28 exactly, about 40, or "several" (no value)."""

    value: int | None
    precision: Precision


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that takes part in events, under the fullest name in the source."""

    id: str  # p1, g1, o1, l1 (place), w1 (law)
    kind: EntityKind
    name: str
    other_names: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()  # "leader of the unregistered opposition Alga party"
    designations: tuple[str, ...] = ()  # "prisoner of conscience"
    count: Count | None = None  # groups only
    country: str | None = None  # ISO 3166-1 alpha-3
    mentions: tuple[Mention, ...] = ()
