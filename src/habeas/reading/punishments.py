"""Which of the punishments that a sentence tells belongs to an event.

What was learnt says it of most. Where it is sure of none, grammar decides: a term that hangs on the
word that tells the event, and on no other verb, is its own. So is the word itself where it names
the punishment: "he was fined" tells a fine whose sum is not told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.language.en.events import Told
from habeas.language.en.labels import ROLES
from habeas.language.en.term_values import TermMatch
from habeas.reading import thresholds
from habeas.reading.scene import Scene
from habeas.reading.triggers import Trigger

Rank = tuple[bool, float, int]

_TERM = ROLES.index("term")
_HELD = frozenset({"detention", "disappearance"})  # types whose term is a stretch of custody
_CHANGES = frozenset({"appeal", "pardon"})  # types that turn one term into another: "to a year"
_LINKS = frozenset({"ADP", "DET"})  # "a fine of the same sum"
# Verbs between a punishment and the word that imposes it: "terms ranging from four to nine years".
_MEASURES = frozenset({"range", "vary", "total", "exceed", "amount"})


@dataclass(frozen=True)
class Punishments:
    """The punishments that the sentences of a scene tell, of whatever event."""

    scene: Scene
    terms: list[TermMatch]

    def in_sentence(self, number: int) -> list[TermMatch]:
        """Those that begin in a sentence of the scene."""
        return [
            match
            for match in self.terms
            if (places := self._places(match)) and self.scene.sentence_of[places[0]] == number
        ]

    def sure(self, trigger: Trigger, told: Told) -> list[tuple[Rank, TermMatch]]:
        """Those that were learnt to belong to the trigger's event, each with its rank."""
        column = told.roles[:, _TERM]
        found = []
        for match in self._fitting(trigger):
            places = self._places(match)
            share = float(column[places].max())
            other = (match.kind == "custody") != (trigger.type in _HELD)
            if share >= (thresholds.TERM_OF_OTHER_KIND if other else thresholds.TERM):
                near = -abs(places[0] - trigger.place)
                found.append(
                    (
                        (self._is_changed_to(trigger, match), min(share, thresholds.SURE), near),
                        match,
                    )
                )
        return found

    def of(self, trigger: Trigger, told: Told) -> str | None:
        """The punishment of the trigger's event."""
        if sure := self.sure(trigger, told):
            return max(sure, key=lambda pair: pair[0])[1].term
        hanging = (match for match in self._fitting(trigger) if self._hangs_on(match, trigger))
        return next((match.term for match in hanging), None)

    def _fitting(self, trigger: Trigger) -> Iterator[TermMatch]:
        """Those of its sentence that are of a kind which the trigger can impose."""
        fines = self.scene.words[trigger.place].lemma == "fine"
        for match in self.in_sentence(self.scene.sentence_of[trigger.place]):
            if not fines or match.kind == "fine":
                yield match

    def _is_changed_to(self, trigger: Trigger, match: TermMatch) -> bool:
        """Whether it is what a term was turned into: "reduced the two years to one year"."""
        if trigger.type not in _CHANGES:
            return False
        first = self._places(match)[0]
        return any(form.lower() == "to" for form in self.scene.forms[max(0, first - 2) : first])

    def _hangs_on(self, match: TermMatch, trigger: Trigger) -> bool:
        """Whether the words of a punishment lead up to the trigger, and to no other verb before."""
        if (match.kind == "custody") != (trigger.type in _HELD):
            return False
        places = self._places(match)
        between = self.scene.words[trigger.place + 1 : places[0]]
        if trigger.place in places or (between and all(w.upos in _LINKS for w in between)):
            return True
        here: int | None = places[-1]
        while here is not None and here in places:
            here = self.scene.head(here)
        for _ in self.scene.words:  # a tree has no circle; a scene no more steps than words
            if here is None or here == trigger.place:
                break
            word = self.scene.words[here]
            if word.upos == "VERB" and word.lemma not in _MEASURES:
                return False
            here = self.scene.head(here)
        return here is not None

    def _places(self, match: TermMatch) -> list[int]:
        return self.scene.places_in(match.start, match.end)
