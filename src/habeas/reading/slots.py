"""What belongs to an event: participants, date, place, charges, term, outcome, modality."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from habeas.codebook import EventType
from habeas.language.en.events import Told, modality_of, outcome_of
from habeas.language.en.labels import ROLES
from habeas.reading import thresholds
from habeas.reading.antecedents import Antecedents
from habeas.reading.charges import charges
from habeas.reading.dates import ToldDate
from habeas.reading.directory import Entry
from habeas.reading.mentions import Candidate
from habeas.reading.own_terms import own_terms
from habeas.reading.participants import Participants
from habeas.reading.punishments import Punishments
from habeas.reading.scene import Scene
from habeas.reading.triggers import Trigger

_ROLE = {role: number for number, role in enumerate(ROLES)}
_WITH_OWN_TERMS = frozenset({"sentence"})
_WORDS_BEFORE = 1  # "On", "Later"


@dataclass
class Slots:
    """The slots of one event, before its entities have ids."""

    agents: list[Entry] = field(default_factory=list)
    subjects: list[Entry] = field(default_factory=list)
    place: Entry | None = None
    date: ToldDate | None = None
    carried: bool = False
    charges: tuple[str, ...] = ()
    term: str | None = None
    destination: Entry | None = None
    attributed_to: Entry | None = None
    modality: str = "actual"
    outcome: str | None = None

    def entries(self) -> Iterator[Entry]:
        """Everybody and everything that takes part."""
        yield from self.subjects
        yield from self.agents
        for entry in (self.place, self.destination, self.attributed_to):
            if entry is not None:
                yield entry


@dataclass(frozen=True)
class SlotFiller:
    """Fills the slots of the triggers of one scene."""

    scene: Scene
    participants: Participants
    antecedents: Antecedents
    dates: list[ToldDate]
    punishments: Punishments

    def fill(self, trigger: Trigger, told: Told, kind: EventType) -> list[Slots]:
        """The slots of what a trigger tells: one event, or one for each term of several people."""
        agents, subjects = self.participants.agents_and_subjects(trigger, told)
        slots = self._slots(trigger, told, kind, agents, subjects)
        if trigger.type not in _WITH_OWN_TERMS:
            return [slots]
        sure = [match for _, match in self.punishments.sure(trigger, told)]
        nearby = self.punishments.in_sentence(self.scene.sentence_of[trigger.place])
        shared_out = own_terms(self.scene, subjects, sure, nearby)
        return [
            replace(slots, subjects=self._meant(people), term=match.term)
            for people, match in shared_out
        ] or [slots]

    def _slots(
        self,
        trigger: Trigger,
        told: Told,
        kind: EventType,
        agents: Sequence[Candidate],
        subjects: Sequence[Candidate],
    ) -> Slots:
        slots = Slots(subjects=self._meant(subjects), modality=self._modality(trigger, told))
        # A pronoun that was taken for the doer means the victim.
        slots.agents = [entry for entry in self._meant(agents) if entry not in slots.subjects]
        slots.outcome = self._outcome(trigger, told, kind)
        slots.date = self._date(trigger, told)
        if slots.date is not None:
            slots.carried = slots.date.sentence != self.scene.sentence_of[trigger.place]
        slots.place = self._place(told)
        if "term" in kind.roles:
            slots.term = self.punishments.of(trigger, told)
        if "charges" in kind.roles:
            own = self.scene.sentence_of[trigger.place]
            slots.charges = tuple(charges(self.scene, own, told.roles))
        if "destination" in kind.roles:
            slots.destination = self._best(told, "destination", thresholds.DESTINATION)
        if slots.modality == "alleged":
            slots.attributed_to = self._best(
                told, "attributed_to", thresholds.ATTRIBUTED, named=False
            )
        return slots

    def _meant(self, candidates: Sequence[Candidate]) -> list[Entry]:
        """Whom the candidates mean, each once."""
        found: list[Entry] = []
        for candidate in candidates:
            entry = self.antecedents.entry(candidate)
            if entry is not None and entry not in found:
                found.append(entry)
        return found

    def _modality(self, trigger: Trigger, told: Told) -> str:
        learnt = modality_of(told)
        told_by_cue = trigger.cue.modality if trigger.cue is not None else None
        return told_by_cue if told_by_cue and learnt == "actual" else learnt

    def _outcome(self, trigger: Trigger, told: Told, kind: EventType) -> str | None:
        if not kind.outcomes:
            return None
        if trigger.cue is not None and trigger.cue.outcome:
            return trigger.cue.outcome
        return outcome_of(told, kind.outcomes)

    def _date(self, trigger: Trigger, told: Told) -> ToldDate | None:
        """The likeliest date: of the trigger's own sentence, or carried on from one before."""
        best: tuple[float, int] | None = None
        chosen: ToldDate | None = None
        for share, least, date in self.weighed_dates(trigger, told):
            rank = (min(share, thresholds.SURE), -abs(date.key - trigger.place))
            if date.edtf is not None and share >= least and (best is None or rank > best):
                best, chosen = rank, date
        return chosen

    def weighed_dates(
        self, trigger: Trigger, told: Told
    ) -> Iterator[tuple[float, float, ToldDate]]:
        """The dates that may be the event's: the share of each, and the one that it needs.

        What is told in a later sentence dates nothing that was told before. "On the same day" at
        the head of a sentence dates what the sentence tells, where no other date stands in it: the
        day itself may be told too far above for the heads to see.
        """
        column = told.roles[:, _ROLE["date"]]
        own = self.scene.sentence_of[trigger.place]
        for date in self.dates:
            if date.sentence > own:
                continue
            least = thresholds.DATE if date.sentence == own else thresholds.DATE_CARRIED
            heads = date.sentence == own and self._heads_its_sentence(date)
            yield float(column[date.key]), 0.0 if heads else least, date

    def _heads_its_sentence(self, date: ToldDate) -> bool:
        """Whether a date that counts from another one begins a sentence without any other."""
        if date.basis != "relative":
            return False
        begins = self.scene.offsets[date.sentence]
        first = self.scene.places_in(date.quote.start, date.quote.end)[0]
        alone = all(other is date or other.sentence != date.sentence for other in self.dates)
        return alone and first - begins <= _WORDS_BEFORE

    def _best(self, told: Told, role: str, least: float, *, named: bool = True) -> Entry | None:
        """Whom or what the best candidate for a role means."""
        ranked = self.participants.ranked(told, role, named=named)
        if not ranked or ranked[0][0] < least:
            return None
        return self.antecedents.entry(ranked[0][1])

    def _place(self, told: Told) -> Entry | None:
        candidate = self.place(told)
        if candidate is None:
            return None
        meant = self.antecedents.entry(candidate)
        if candidate.form == "name" or (meant is not None and meant.kind != "group"):
            return meant
        return self.antecedents.directory.described_place(self.scene, candidate)

    def place(self, told: Told) -> Candidate | None:
        """Where it happened: the best name, or a place without one that the heads are sure of."""
        ranked = self.participants.ranked(told, "place")
        for form, least in (("name", thresholds.PLACE), ("nominal", thresholds.DESCRIBED_PLACE)):
            share, best = next((pair for pair in ranked if pair[1].form == form), (0.0, None))
            if share >= least:
                return best
        return None
