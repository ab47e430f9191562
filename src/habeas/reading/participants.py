"""Who took part in an event: the role heads' shares over the candidates of the scene, with grammar.

The heads say how well each word fills each role. Where grammar puts the role too (the subject of
the verb, what follows "by"), the share counts for more. Types of a researcher's own, of which
nothing was learnt, are read by the places that their cues name, and by nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from habeas.language.en.events import Told
from habeas.language.en.labels import ROLES, TYPES
from habeas.reading import thresholds
from habeas.reading.grammar import places_of
from habeas.reading.mentions import Candidate, phrase_at
from habeas.reading.scene import Scene
from habeas.reading.triggers import Trigger

_ROLE = {role: number for number, role in enumerate(ROLES)}
_PLACES: dict[str, dict[str, tuple[str, ...]]] = {
    "verb": {"agent": ("nsubj",), "subject": ("obj",)},
    "noun": {"agent": ("nmod:by",), "subject": ("nmod:of", "nmod:poss")},
}
_NEVER = frozenset("ADP ADV AUX CCONJ DET PART PUNCT SCONJ SYM".split())  # they mean nobody
Ranked = list[tuple[float, Candidate]]


@dataclass(frozen=True)
class Participants:
    """Finds who took part in the events of one scene."""

    scene: Scene
    candidates: list[Candidate]

    def agent_and_subjects(
        self, trigger: Trigger, told: Told
    ) -> tuple[Candidate | None, list[Candidate]]:
        """Who did it, and to whom it was done."""
        if trigger.type not in TYPES:
            agents = list(self._by_grammar(trigger, "agent"))
            return (agents[0] if agents else None), list(self._by_grammar(trigger, "subject"))
        for role in ("subject", "agent"):
            self._add_what_stands_out(trigger, told, role)
        subjects = self._weighed(trigger, told, "subject")
        suffered = {candidate.key: share for share, candidate in subjects}
        agent = None
        for share, candidate in self._weighed(trigger, told, "agent"):
            if share < thresholds.AGENT:
                break
            is_near = self._sentence(candidate.key) == self._sentence(trigger.place)
            if not is_near and share < thresholds.FAR_AGENT:
                continue
            if share >= suffered[candidate.key]:
                agent = candidate
                break
        return agent, _chosen([s for s in subjects if agent is None or s[1].key != agent.key])

    def _sentence(self, place: int) -> int:
        return self.scene.sentence_of[place]

    def ranked(self, told: Told, role: str, *, named: bool = False) -> Ranked:
        """The candidates for a role, the best first; only names where a name is wanted."""
        found = [
            (self._share(told, candidate, role), candidate)
            for candidate in self.candidates
            if candidate.form == "name" or not named
        ]
        return _sorted(found)

    def _weighed(self, trigger: Trigger, told: Told, role: str) -> Ranked:
        """The candidates for agent or subject, with what grammar says of them."""
        places = set(self._places(trigger, role))
        found = []
        for share, candidate in self.ranked(told, role):
            if candidate.key == trigger.place:
                continue
            fits = not places.isdisjoint(range(candidate.first, candidate.last + 1))
            inside = candidate.form == "name" or candidate.key in places
            weighed = _likelier(share, thresholds.GRAMMAR) if fits and inside else share
            found.append((weighed, candidate))
        return _sorted(found)

    def _add_what_stands_out(self, trigger: Trigger, told: Told, role: str) -> None:
        """Take a word that fills the role well for a candidate, though its form did not tell so."""
        column = told.roles[:, _ROLE[role]]
        taken = {c.key for c in self.candidates} | {trigger.place}
        for c in self.candidates:
            if c.form == "name":
                taken.update(range(c.first, c.last + 1))
        for place in np.flatnonzero(column >= thresholds.STANDS_OUT).tolist():
            if place not in taken and self.scene.words[place].upos not in _NEVER:
                self.candidates.append(phrase_at(self.scene, place))

    def _places(self, trigger: Trigger, role: str) -> Iterator[int]:
        """The words in the grammatical places of a role: those of the cue, else the usual ones."""
        if trigger.cue is not None:
            wanted = trigger.cue.roles.get(role, ())
        else:
            verbal = self.scene.words[trigger.place].upos in ("VERB", "AUX")
            wanted = _PLACES["verb" if verbal else "noun"].get(role, ())
        yield from places_of(self.scene, trigger.place, wanted)

    def _by_grammar(self, trigger: Trigger, role: str) -> Iterator[Candidate]:
        for place in self._places(trigger, role):
            covering = [c for c in self.candidates if c.first <= place <= c.last]
            if covering:
                yield min(covering, key=lambda c: (c.key != place, c.last - c.first))

    def _share(self, told: Told, candidate: Candidate, role: str) -> float:
        """How well a candidate fills a role: by its key word, or the best word of a name."""
        column = told.roles[:, _ROLE[role]]
        if candidate.form == "name":
            return float(column[candidate.first : candidate.last + 1].max())
        return float(column[candidate.key])


def _chosen(subjects: Ranked) -> list[Candidate]:
    """The subjects that are sure enough, the second and further ones surer; none inside another."""
    chosen: list[Candidate] = []
    for share, candidate in subjects:
        if share < (thresholds.FURTHER_SUBJECT if chosen else thresholds.SUBJECT):
            break
        if not any(c.covers(candidate) or candidate.covers(c) for c in chosen):
            chosen.append(candidate)
    return sorted(chosen, key=lambda c: c.key)


def _sorted(found: Ranked) -> Ranked:
    return sorted(found, key=lambda r: (-r[0], r[1].key, -r[1].last))


def _likelier(share: float, times: float) -> float:
    """A share whose odds are so many times greater."""
    return share * times / (share * times + 1 - share)
