"""Who took part in an event: the role heads' shares over the candidates of the scene, with grammar.

The heads say how well each word fills each role. Where grammar puts the role too (the subject of
the verb, what follows "by"), the share counts for more. Types of a researcher's own, of which
nothing was learnt, are read by the places that their cues name, and by nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from habeas.language.en.events import Told
from habeas.language.en.labels import ROLES, TYPES
from habeas.reading import thresholds
from habeas.reading.grammar import first_joined, places_of
from habeas.reading.mentions import Candidate, phrase_at
from habeas.reading.scene import Scene
from habeas.reading.triggers import Trigger

_ROLE = {role: number for number, role in enumerate(ROLES)}
_PLACES: dict[str, dict[str, tuple[str, ...]]] = {
    "verb": {"agent": ("nsubj",), "subject": ("obj",)},
    "noun": {"agent": ("nmod:by",), "subject": ("nmod:of", "nmod:poss")},
}
_SUFFERERS = frozenset({"obj", "nsubj:pass"})
_NEVER = frozenset("ADP ADV AUX CCONJ DET PART PUNCT SCONJ SYM".split())  # they mean nobody
Ranked = list[tuple[float, Candidate]]


@dataclass(frozen=True)
class Participants:
    """Finds who took part in the events of one scene."""

    scene: Scene
    candidates: list[Candidate]
    _joined: dict[int, int] = field(default_factory=dict, init=False, repr=False)

    def agents_and_subjects(
        self, trigger: Trigger, told: Told
    ) -> tuple[list[Candidate], list[Candidate]]:
        """Who did it, and to whom it was done."""
        if trigger.type not in TYPES:
            agents = list(self._by_grammar(trigger, "agent"))
            return agents[:1], list(self._by_grammar(trigger, "subject"))
        for role in ("subject", "agent"):
            self._add_what_stands_out(trigger, told, role)
        subjects = self.weighed(trigger, told, "subject")
        agents = self._agents(trigger, self.weighed(trigger, told, "agent"), subjects)
        keys = {agent.key for agent in agents}
        return agents, self._subjects(trigger, [s for s in subjects if s[1].key not in keys])

    def _agents(self, trigger: Trigger, agents: Ranked, subjects: Ranked) -> list[Candidate]:
        """Who did it rather than suffered it, and whoever is named in one breath with them."""
        suffered = {candidate.key: share for share, candidate in subjects}
        chosen: list[Candidate] = []
        for share, candidate in agents:
            is_near = self._sentence(candidate.key) == self._sentence(trigger.place)
            least = thresholds.AGENT if is_near else thresholds.FAR_AGENT
            enough = self._joins(candidate, chosen) if chosen else share >= least
            if enough and share >= suffered[candidate.key]:
                chosen.append(candidate)
        return sorted(chosen, key=lambda c: c.key)

    def _subjects(self, trigger: Trigger, subjects: Ranked) -> list[Candidate]:
        """The likeliest subject, others that are sure, and whoever is named in one breath.

        Where several are one subject ("lawyers and their clients"), the heads mark the last noun.
        """
        chosen: list[Candidate] = []
        for share, candidate in subjects:
            if not chosen and share < thresholds.SUBJECT:
                break
            sure = not chosen or (
                share >= thresholds.FURTHER_SUBJECT
                and not self._suffers_another(trigger, candidate, chosen[0])
            )
            if (sure and _is_apart(candidate, chosen)) or self._joins(candidate, chosen):
                chosen.append(candidate)
        return sorted(chosen, key=lambda c: c.key)

    def _joins(self, candidate: Candidate, chosen: Sequence[Candidate]) -> bool:
        """Whether a candidate is named in one breath with one of the chosen, and apart from it."""
        if not chosen or not _is_apart(candidate, chosen):
            return False
        own = self._first_joined(candidate)
        return any(
            own == self._first_joined(c) or self._is_before_and(candidate, c) for c in chosen
        )

    def _suffers_another(self, trigger: Trigger, candidate: Candidate, first: Candidate) -> bool:
        """Whether each verb has its own: "convicted Tarn and fined Reska"."""
        own, other = self._governor(first), self._governor(candidate)
        return own == trigger.place and other not in (None, own)

    def _governor(self, candidate: Candidate) -> int | None:
        """The verb whose object, or subject in the passive, a candidate is."""
        words = range(candidate.first, candidate.last + 1)
        for place in words if candidate.form == "name" else (candidate.key,):
            if self.scene.words[place].relation in _SUFFERERS:
                head = self.scene.head(place)
                if head not in words:
                    return head
        return None

    def _is_before_and(self, one: Candidate, other: Candidate) -> bool:
        """Whether the parse takes a phrase for a part of the one that "and" parts it from."""
        first, second = (one, other) if one.first < other.first else (other, one)
        between = first.last + 1
        if between + 1 != second.first or self.scene.words[between].upos != "CCONJ":
            return False
        return self.scene.head(first.key) in range(second.first, second.last + 1)

    def _first_joined(self, candidate: Candidate) -> int:
        noun = self._noun(candidate)
        if noun not in self._joined:
            self._joined[noun] = first_joined(self.scene, noun)
        return self._joined[noun]

    def _noun(self, candidate: Candidate) -> int:
        """The word that links a candidate to the rest: of a name, the parse takes the first."""
        if candidate.form != "name":
            return candidate.key
        words = range(candidate.first, candidate.last + 1)
        return next((n for n in words if self.scene.head(n) not in words), candidate.key)

    def _sentence(self, place: int) -> int:
        return self.scene.sentence_of[place]

    def ranked(self, told: Told, role: str, *, named: bool = False) -> Ranked:
        """The candidates for a role, the best first; only names where a name is wanted."""
        shares = told.roles[:, _ROLE[role]].tolist()  # plain numbers: they are looked at one by one
        found = [
            (_share(shares, candidate), candidate)
            for candidate in self.candidates
            if candidate.form == "name" or not named
        ]
        return _sorted(found)

    def weighed(self, trigger: Trigger, told: Told, role: str) -> Ranked:
        """The candidates for agent or subject, with what grammar says of them."""
        places = set(self.places(trigger, role))
        found = []
        for share, candidate in self.ranked(told, role):
            if candidate.key == trigger.place:
                continue
            fits = stands_in(candidate, places)
            weighed = _likelier(share, thresholds.GRAMMAR) if fits else share
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

    def places(self, trigger: Trigger, role: str) -> Iterator[int]:
        """The words in the grammatical places of a role: those of the cue, else the usual ones."""
        if trigger.cue is not None:
            wanted = trigger.cue.roles.get(role, ())
        else:
            verbal = self.scene.words[trigger.place].upos in ("VERB", "AUX")
            wanted = _PLACES["verb" if verbal else "noun"].get(role, ())
        yield from places_of(self.scene, trigger.place, wanted)

    def _by_grammar(self, trigger: Trigger, role: str) -> Iterator[Candidate]:
        for place in self.places(trigger, role):
            covering = [c for c in self.candidates if c.first <= place <= c.last]
            if covering:
                yield min(covering, key=lambda c: (c.key != place, c.last - c.first))


def _share(shares: Sequence[float], candidate: Candidate) -> float:
    """How well a candidate fills a role: by its key word, or the best word of a name."""
    if candidate.form == "name":
        return max(shares[candidate.first : candidate.last + 1])
    return shares[candidate.key]


def stands_in(candidate: Candidate, places: Collection[int]) -> bool:
    """Whether a candidate stands in one of the places that grammar has for a role."""
    if candidate.form == "name":
        return any(n in places for n in range(candidate.first, candidate.last + 1))
    return candidate.key in places


def _is_apart(candidate: Candidate, chosen: Sequence[Candidate]) -> bool:
    """Whether a candidate lies inside none of the chosen, nor any of them in it."""
    return not any(c.covers(candidate) or candidate.covers(c) for c in chosen)


def _sorted(found: Ranked) -> Ranked:
    return sorted(found, key=lambda r: (-r[0], r[1].key, -r[1].last))


def _likelier(share: float, times: float) -> float:
    """A share whose odds are so many times greater."""
    return share * times / (share * times + 1 - share)
