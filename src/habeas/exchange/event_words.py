"""An event in words: every slot for its card, and the short line for a timeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habeas.exchange.date_words import date_words
from habeas.exchange.wording import count_note, label, term_words, visible
from habeas.record import Event, Reading, Role

_TOLD = {
    "actual": "told as fact",
    "alleged": "alleged: somebody says so",
    "possible": "possible: feared, at risk",
    "requested": "requested: sought, called for, planned",
    "negated": "negated: did not happen, or denied",
}
_BASES = {
    "stated": "as stated there",
    "carried": "carried on from what was told before",
    "relative": "counted from another date",
}


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a slot; ``entity`` is the id of the entity that it names."""

    text: str
    entity: str | None = None
    note: str | None = None  # said more quietly after it
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot of an event with its values; none where the passage does not tell."""

    label: str
    values: tuple[Value, ...]


class EventWords:
    """What an event says, with the names of the entities that its reading holds."""

    def __init__(self, reading: Reading, event: Event) -> None:
        self._reading = reading
        self.event = event

    def slots(self) -> list[Slot]:
        """Every slot of the codebook but type, trigger and passage, in the order of a card."""
        event = self.event
        return [
            Slot("Date", tuple(self._date())),
            Slot("By", self._people("agent")),
            Slot("To whom", self._people("subject")),
            Slot("Court addressed", self._people("court")),
            Slot("Addressed to", self._people("recipient")),
            Slot("Place", self._named(event.place)),
            Slot("Destination", self._destination()),
            Slot("Charges", tuple(Value(charge, quoted=True) for charge in event.charges)),
            Slot("Term", tuple(self._term())),
            Slot("Outcome", _one(event.outcome and label(event.outcome))),
            Slot("How it is told", _one(_TOLD[event.modality])),
            Slot("Who says so", self._named(event.attributed_to)),
            Slot("Section", _one(event.section)),
        ]

    def line(self, *, about: str | None = None) -> list[str]:
        """The event after its type, as short phrases; what names ``about`` is left out.

        Example, for an arrest in the case of the person arrested:
        ``["by State Security Service", "in Ostrel"]``.
        """
        event = self.event
        phrases = [
            self._phrase("", event.who("subject"), about),
            self._phrase("by ", event.who("agent"), about),
            self._phrase("before ", event.who("court"), about),
            self._phrase("to ", event.who("recipient"), about),
            f"for {', '.join(f'“{visible(c)}”' for c in event.charges)}" if event.charges else "",
            term_words(event.term) if event.term else "",
            label(event.outcome) if event.outcome else "",
            self._phrase("to ", [v.entity for v in self._destination() if v.entity], about),
            self._phrase("in ", [event.place] if event.place else [], about),
        ]
        return [phrase for phrase in phrases if phrase]

    def around(self) -> tuple[str, str, str]:
        """The passage in three parts: before the trigger, the trigger, after it."""
        passage, trigger = self.event.passage, self.event.trigger
        if not passage.span.covers(trigger.span):
            return passage.text, "", ""
        start, end = trigger.start - passage.start, trigger.end - passage.start
        return passage.text[:start], passage.text[start:end], passage.text[end:]

    def told(self) -> str:
        """How it is told where that is not as fact: ``alleged by Lena Arden``; else nothing."""
        if self.event.modality == "actual":
            return ""
        if self.event.attributed_to is None:
            return self.event.modality
        link = " by " if self.event.modality == "alleged" else ", according to "
        return self.event.modality + link + self._entity_name(self.event.attributed_to)

    def _date(self) -> Iterator[Value]:
        event = self.event
        if event.date is not None:
            yield Value(date_words(event.date), note=event.date)
        if event.date_text is not None:
            basis = _BASES[event.date_basis] if event.date_basis else None
            yield Value(event.date_text.text, quoted=True, note=basis)

    def _term(self) -> Iterator[Value]:
        if self.event.term is not None:
            words = term_words(self.event.term)
            yield Value(words, note=None if words == self.event.term else self.event.term)

    def _people(self, role: Role) -> tuple[Value, ...]:
        return tuple(self._value(entity) for entity in self.event.who(role))

    def _destination(self) -> tuple[Value, ...]:
        return self._named(self.event.destination) or self._people("destination")

    def _named(self, entity: str | None) -> tuple[Value, ...]:
        return () if entity is None else (self._value(entity),)

    def _value(self, entity_id: str) -> Value:
        entity = self._reading.entity(entity_id)
        return Value(entity.name, entity.id, count_note(entity))

    def _phrase(self, front: str, entities: Iterable[str], about: str | None) -> str:
        names = [self._entity_name(entity) for entity in entities if entity != about]
        return f"{front}{', '.join(names)}" if names else ""

    def _entity_name(self, entity: str) -> str:
        return visible(self._reading.entity(entity).name)


def _one(text: str | None) -> tuple[Value, ...]:
    return (Value(text),) if text else ()
