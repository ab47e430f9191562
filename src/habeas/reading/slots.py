"""What belongs to an event: participants, date, place, charges, term, outcome, modality."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from habeas.codebook import EventType
from habeas.language.en.events import Halves, Told, modality_of, outcome_of
from habeas.language.en.labels import ROLES
from habeas.language.en.term_values import TermMatch
from habeas.reading import thresholds
from habeas.reading.antecedents import Antecedents
from habeas.reading.dates import ToldDate
from habeas.reading.directory import Entry
from habeas.reading.participants import Participants
from habeas.reading.scene import Scene
from habeas.reading.triggers import Trigger

_ROLE = {role: number for number, role in enumerate(ROLES)}
_WITH_TERM = frozenset(
    {"sentence", "conviction", "appeal", "pardon", "detention", "ruling", "charge", "release"}
)
_WITH_CHARGES = frozenset(
    "arrest detention charge trial conviction acquittal sentence appeal investigation questioning"
    " release search pardon extradition execution".split()
)
_WITH_DESTINATION = frozenset({"extradition", "deportation"})
_SURE = 0.8  # of two that reach it, the nearer one belongs to the event
_LAST_OF_CHARGE = frozenset('and or of for , to on with by in the a an ” " “'.split())


@dataclass
class Slots:
    """The slots of one event, before its entities have ids."""

    agent: Entry | None = None
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
        for entry in (self.agent, self.place, self.destination, self.attributed_to):
            if entry is not None:
                yield entry


@dataclass(frozen=True)
class SlotFiller:
    """Fills the slots of the triggers of one scene."""

    scene: Scene
    participants: Participants
    antecedents: Antecedents
    dates: list[ToldDate]
    terms: list[TermMatch]

    def fill(self, trigger: Trigger, told: Told, kind: EventType) -> Slots:
        """All slots of one event."""
        slots = Slots(modality=self._modality(trigger, told))
        slots.outcome = self._outcome(trigger, told, kind)
        self._fill_who(slots, trigger, told)
        slots.date = self._date(trigger, told)
        if slots.date is not None:
            slots.carried = slots.date.sentence != self.scene.sentence_of[trigger.place]
        slots.place = self._best(told, "place", thresholds.PLACE)
        if trigger.type in _WITH_TERM:
            slots.term = self._term(trigger, told)
        if trigger.type in _WITH_CHARGES:
            slots.charges = tuple(self._charges(trigger, told.roles[:, _ROLE["charge"]]))
        if trigger.type in _WITH_DESTINATION:
            slots.destination = self._best(told, "destination", thresholds.DESTINATION)
        if slots.modality == "alleged":
            slots.attributed_to = self._best(
                told, "attributed_to", thresholds.ATTRIBUTED, named=False
            )
        return slots

    def _fill_who(self, slots: Slots, trigger: Trigger, told: Told) -> None:
        """Agent and subjects, as whoever their words mean."""
        agent, subjects = self.participants.agent_and_subjects(trigger, told)
        if agent is not None:
            slots.agent = self.antecedents.entry(agent)
        for subject in subjects:
            entry = self.antecedents.entry(subject)
            if entry is not None and entry not in slots.subjects:
                slots.subjects.append(entry)
        if slots.agent in slots.subjects:  # a pronoun that was taken for the doer means the victim
            slots.agent = None

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
        column = told.roles[:, _ROLE["date"]]
        own = self.scene.sentence_of[trigger.place]
        best: tuple[float, int] | None = None
        chosen: ToldDate | None = None
        for date in self.dates:
            share = float(column[date.key])
            least = thresholds.DATE if date.sentence == own else thresholds.DATE_CARRIED
            rank = (min(share, _SURE), -abs(date.key - trigger.place))
            if date.edtf is not None and share >= least and (best is None or rank > best):
                best, chosen = rank, date
        return chosen

    def _best(self, told: Told, role: str, least: float, *, named: bool = True) -> Entry | None:
        """Whom or what the best candidate for a role means."""
        ranked = self.participants.ranked(told, role, named=named)
        if not ranked or ranked[0][0] < least:
            return None
        return self.antecedents.entry(ranked[0][1])

    def _term(self, trigger: Trigger, told: Told) -> str | None:
        column = told.roles[:, _ROLE["term"]]
        best, chosen = (0.0, 0), None
        for match in self.terms:
            places = self.scene.places_in(match.start, match.end)
            if (
                not places
                or self.scene.sentence_of[places[0]] != self.scene.sentence_of[trigger.place]
            ):
                continue
            share = float(column[places].max())
            rank = (min(share, _SURE), -abs(places[0] - trigger.place))
            if rank > best:
                best, chosen = rank, match.term
        return chosen if best[0] >= thresholds.TERM else None

    def _charges(self, trigger: Trigger, column: Halves) -> Iterator[str]:
        """Runs of words that the charge head marks, each an offence or accusation as worded."""
        forms = self.scene.forms
        places = self.scene.range_of(self.scene.sentence_of[trigger.place])
        run: list[int] = []
        for place in [*places, places.stop]:
            inside = place < places.stop and column[place] >= thresholds.CHARGE
            if inside:
                run.append(place)
                continue
            if run and place < places.stop and _bridges(column, place, places.stop):
                continue
            yield from self._charge(run, forms)
            run = []

    def _charge(self, run: Sequence[int], forms: Sequence[str]) -> Iterator[str]:
        kept = list(run)
        while kept and forms[kept[0]].lower() in _LAST_OF_CHARGE:
            kept = kept[1:]
        while kept and forms[kept[-1]].lower() in _LAST_OF_CHARGE:
            kept = kept[:-1]
        if kept:
            words = self.scene.quote(kept[0], kept[-1]).text
            yield re.sub(r"[“”\"]", "", " ".join(words.split()))


def _bridges(column: Halves, place: int, stop: int) -> bool:
    """Whether a word between two marked ones only fell out of the run."""
    return place + 1 < stop and column[place] >= 0.25 and column[place + 1] >= thresholds.CHARGE
