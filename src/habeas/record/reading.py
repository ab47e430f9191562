"""A reading: all that was read from one source."""

from __future__ import annotations

from dataclasses import dataclass, field

from habeas.record.case import Case
from habeas.record.entity import Entity
from habeas.record.event import Event
from habeas.record.source import Source


@dataclass(frozen=True, slots=True)
class Reading:
    """One source with its entities, events and cases, and what could not be read."""

    source: Source
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    cases: tuple[Case, ...] = ()
    warnings: tuple[str, ...] = ()
    _by_id: dict[str, Entity | Event | Case] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        self._by_id.update((entity.id, entity) for entity in self.entities)
        self._by_id.update((event.id, event) for event in self.events)
        self._by_id.update((case.id, case) for case in self.cases)

    def entity(self, entity_id: str) -> Entity:
        """The entity with this id. Raises ``KeyError`` where there is none."""
        thing = self._by_id[entity_id]
        if not isinstance(thing, Entity):
            raise KeyError(entity_id)
        return thing

    def event(self, event_id: str) -> Event:
        """The event with this id. Raises ``KeyError`` where there is none."""
        thing = self._by_id[event_id]
        if not isinstance(thing, Event):
            raise KeyError(event_id)
        return thing
