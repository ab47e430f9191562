"""The coder: reads a source as a person with the codebook beside them would."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas.codebook import Codebook
from habeas.language.en import English
from habeas.language.en.events import Told
from habeas.language.en.terms import find_terms
from habeas.reading.antecedents import Antecedents, last_person
from habeas.reading.confidence import confidence
from habeas.reading.dates import dates_of
from habeas.reading.directory import Directory, Entry
from habeas.reading.explanation import Decision, Explanation, explain
from habeas.reading.mentions import Candidate, find_candidates
from habeas.reading.names import names_of
from habeas.reading.participants import Participants
from habeas.reading.people import describe
from habeas.reading.punishments import Punishments
from habeas.reading.scene import Scene, scenes_of
from habeas.reading.slots import SlotFiller, Slots
from habeas.reading.triggers import Trigger, TriggerFinder
from habeas.record import DateBasis, Entity, Event, Participant, Source
from habeas.spans import Quote, Span


@dataclass(frozen=True, slots=True)
class _Heard:
    """A scene, what tells an event in it, and what the model says belongs to each."""

    scene: Scene
    triggers: list[Trigger]
    told: list[Told]


@dataclass(frozen=True, slots=True)
class _Draft:
    """An event that was read, before everybody in it has an id."""

    trigger: Trigger
    slots: Slots
    quote: Quote  # of the trigger
    passage: Quote
    section: str | None


class Coder:
    """Reads sources with one codebook and one language model."""

    def __init__(self, codebook: Codebook, language: English) -> None:
        self._codebook = codebook
        self._language = language
        self._triggers = TriggerFinder(codebook, language.events)

    def read(self, source: Source) -> tuple[list[Entity], list[Event], list[str]]:
        """The entities and events of a source, and what could not be read."""
        directory = Directory()
        drafts = [draft for draft, _ in self._drafts(source, directory)]
        for draft in drafts:
            for entry in draft.slots.entries():
                entry.used = True
        entities, ids = directory.entities()
        events = [_event(identity(n), draft, ids) for n, draft in enumerate(drafts, 1)]
        return entities, events, []

    def explain(self, source: Source, event: str) -> Explanation | None:
        """What decided one event of a reading ("e12"); None where the source has no such event.

        The source is read anew, as a whole: names may be introduced behind the event.
        """
        told = None
        for number, (_, decision) in enumerate(self._drafts(source, Directory()), 1):
            if identity(number) == event:
                told = decision
        return explain(told) if told is not None else None

    def _drafts(self, source: Source, directory: Directory) -> Iterator[tuple[_Draft, Decision]]:
        """The events of a source, each with what it was decided by."""
        blocks = list(source.scenes())
        heard = deque(self._hear(source, [block.span for block in blocks]))
        names = names_of([part.scene for part in heard])
        directory.take_names([part.scene for part in heard], names)
        before: Entry | None = None
        while heard:
            part = heard.popleft()  # what was read of it is let go: a book has much
            scene, own = part.scene, names[part.scene.number]
            section = blocks[scene.number].section
            for decision in self._read_scene(part, own, source, directory, before):
                trigger, slots = decision.trigger, decision.slots
                quote = scene.quote(trigger.place, trigger.last)
                passage = scene.passage(trigger.place)
                yield _Draft(trigger, slots, quote, passage, section), decision
            before = last_person(scene, own, directory) or before

    def _hear(self, source: Source, spans: Sequence[Span]) -> Iterator[_Heard]:
        """What the model says of each scene, one after another."""
        for scene in scenes_of(source.text, self._language.analyse(source.text, spans)):
            vectors = scene.vectors()
            triggers = self._triggers.find(scene, vectors)
            told = self._language.events.tell(
                vectors, scene.sentence_of, [(t.place, t.type) for t in triggers]
            )
            yield _Heard(scene.bare(), triggers, told)

    def _read_scene(
        self,
        heard: _Heard,
        names: list[Candidate],
        source: Source,
        directory: Directory,
        before: Entry | None,
    ) -> list[Decision]:
        scene = heard.scene
        for name in names:
            entry = directory.named(scene, name)
            if entry is not None and name.kind == "person":
                describe(scene, name, entry)
        if not heard.triggers:
            return []
        dates = dates_of(scene, source.period, source.published)
        dated = {n for d in dates for n in scene.places_in(d.quote.start, d.quote.end)}
        candidates = find_candidates(scene, names, dated)
        antecedents = Antecedents(scene, candidates, directory, before)
        terms = find_terms(scene.text, scene.words[0].start, scene.words[-1].end)
        punishments = Punishments(scene, terms)
        filler = SlotFiller(scene, Participants(scene, candidates), antecedents, dates, punishments)
        decisions = []
        for trigger, said in zip(heard.triggers, heard.told, strict=True):
            told = filler.fill(trigger, said, self._codebook[trigger.type])
            decisions += [Decision(trigger, said, filler, slots) for slots in told]
        return decisions


def identity(number: int) -> str:
    """The id of the event with this number in its source, counted from 1."""
    return f"e{number}"


def _event(name: str, draft: _Draft, ids: dict[int, str]) -> Event:
    trigger, slots = draft.trigger, draft.slots
    date = slots.date
    basis: DateBasis | None = None
    if date is not None:
        basis = "carried" if slots.carried and date.basis == "stated" else date.basis
    participants = [Participant("agent", ids[id(entry)]) for entry in slots.agents]
    participants += [Participant("subject", ids[id(entry)]) for entry in slots.subjects]
    if slots.destination is not None:
        participants.append(Participant("destination", ids[id(slots.destination)]))
    return Event(
        name,
        trigger.type,
        draft.quote,
        draft.passage,
        date=date.edtf if date else None,
        date_text=date.quote if date else None,
        date_basis=basis,
        participants=tuple(participants),
        place=ids[id(slots.place)] if slots.place else None,
        destination=ids[id(slots.destination)] if slots.destination else None,
        charges=slots.charges,
        term=slots.term,
        outcome=slots.outcome,
        modality=slots.modality,  # type: ignore[arg-type]
        attributed_to=ids[id(slots.attributed_to)] if slots.attributed_to else None,
        section=draft.section,
        confidence=confidence(trigger.share),
        cue=trigger.cue_id,
    )
