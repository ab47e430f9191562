"""Which words tell an event: what the encoder proposes, with the codebook's cues beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from habeas.codebook import Codebook, Cue
from habeas.language.en.events import EventHeads
from habeas.language.en.labels import TYPES
from habeas.language.en.syntax import Floats
from habeas.reading import thresholds
from habeas.reading.cues import CueIndex, CueMatch, best_by_place
from habeas.reading.people import DESIGNATIONS
from habeas.reading.scene import Scene

_NUMBERS = {kind: number for number, kind in enumerate(TYPES)}
LEARNT = "learnt"  # the cue of an event that no entry of the codebook tells: "arrest.learnt"
_ORDERED = frozenset({"obj", "xcomp", "ccomp"})
_NAMED = frozenset({"obj", "nsubj", "nsubj:pass", "obl", "nmod"})
_ANOTHER_TIME = frozenset({"after", "before", "following", "since", "despite", "until"})
_OF_OWN_TYPES = 0.6  # the share given to a cue of a type that the model was not trained on


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells an event, and what read it."""

    place: int
    last: int  # the end of the words that tell it
    type: str
    share: float  # how sure the reading is, before calibration
    cue: Cue | None
    learnt: float = 0.0  # the share that the model gives the type, before any cue
    rival: tuple[str, float] | None = None  # the next likely type, and its share

    @property
    def cue_id(self) -> str:
        """The codebook entry that read it, or that it was learnt."""
        return self.cue.id if self.cue is not None else f"{self.type}.{LEARNT}"


class TriggerFinder:
    """Finds the triggers of scenes with one codebook and one model."""

    def __init__(self, codebook: Codebook, heads: EventHeads) -> None:
        self._cues = CueIndex(codebook)
        self._heads = heads
        self._own_types = frozenset(codebook.types) - frozenset(TYPES)
        self._coded = np.array([kind in codebook.types for kind in TYPES])

    def find(self, scene: Scene, vectors: Floats) -> list[Trigger]:
        """The triggers of a scene, in order; ``vectors`` has one row for each of its words."""
        shares = self._heads.types(vectors)
        matches = [m for n in range(len(scene.sentences)) for m in self._cues.find(scene, n)]
        cues = best_by_place(matches)
        likely = (shares * self._coded).max(-1) >= thresholds.TRIGGER
        found: list[Trigger] = []
        for place in sorted({*np.flatnonzero(likely).tolist(), *cues}):  # no other word tells any
            found.extend(
                trigger
                for trigger in self._at(place, shares[place], cues.get(place, []))
                if not _goes_on(found, trigger, scene)
            )
        return [
            trigger
            for trigger in found
            if not _is_covered(trigger, found, scene)
            and not _is_named(trigger, found, scene)
            and not _is_designation(trigger, scene)
        ]

    def _at(self, place: int, shares: Floats, cues: list[CueMatch]) -> Iterator[Trigger]:
        """What a word tells: an event of a shipped type, and one of a type of a user's own."""
        weighed = self._weighed(shares, cues)
        best = int((weighed * self._coded).argmax())
        kind, share = TYPES[best], float(weighed[best])
        match = next((m for m in cues if m.cue.type == kind), None)
        if self._coded[best] and share >= thresholds.TRIGGER:
            last = match.last if match is not None and match.last - place <= 4 else place
            cue = match.cue if match else None
            rival = _rival(weighed, best)
            yield Trigger(place, last, kind, share, cue, float(shares[best]), rival)
        own = next((m for m in cues if m.cue.type in self._own_types and not m.cue.weak), None)
        if own is not None:
            yield Trigger(place, own.last, own.cue.type, _OF_OWN_TYPES, own.cue)

    def _weighed(self, shares: Floats, cues: list[CueMatch]) -> Floats:
        """The shares of a word, those of types that a cue tells made greater against all others."""
        if not cues:
            return shares
        weights = np.ones_like(shares)
        for match in cues:
            number = _NUMBERS.get(match.cue.type)
            if number is not None:
                weights[number] = max(weights[number], _weight(match.cue))
        weighed: Floats = shares * weights
        weighed /= weighed.sum()
        return weighed


def _rival(shares: Floats, best: int) -> tuple[str, float]:
    """The likeliest type but one; "none" where the word would tell no event."""
    others = shares.copy()
    others[best] = -1.0
    rival = int(others.argmax())
    return TYPES[rival], float(others[rival])


def _weight(cue: Cue) -> float:
    """How many times likelier a cue makes its event."""
    if cue.strong:
        return thresholds.STRONG_CUE
    return thresholds.WEAK_CUE if cue.weak else thresholds.CUE


def _is_covered(trigger: Trigger, found: list[Trigger], scene: Scene) -> bool:
    """Whether a ruling is only the order of an event that has a type of its own.

    "The court ordered the confiscation of his house" tells a confiscation: a ruling is an order or
    decision that no other type covers.
    """
    return trigger.type == "ruling" and any(
        other.type != "ruling"
        and scene.head(other.place) == trigger.place
        and scene.words[other.place].relation in _ORDERED
        for other in found
    )


def _is_named(trigger: Trigger, found: list[Trigger], scene: Scene) -> bool:
    """Whether a noun only names again what is told: "lodged a complaint" is one event.

    So is "torture and other ill-treatment".
    """
    place, verb = trigger.place, scene.head(trigger.place)
    while verb is not None and place < verb <= trigger.place + 2:  # "ill" of "ill-treatment"
        place, verb = verb, scene.head(verb)
    word = scene.words[place]
    if word.upos != "NOUN" or verb is None:
        return False
    if word.relation not in _NAMED and not (
        word.relation == "conj" and scene.words[verb].upos == "NOUN"
    ):
        return False
    before = {scene.forms[child].lower() for child in scene.children(place)}
    return before.isdisjoint(_ANOTHER_TIME) and any(
        other.type == trigger.type and other.place == verb for other in found
    )


def _is_designation(trigger: Trigger, scene: Scene) -> bool:
    """Whether the word says what somebody is called: "He was a prisoner of conscience"."""
    behind = " ".join(scene.forms[trigger.place : trigger.place + 4]).lower()
    return any(behind.startswith(designation) for designation in DESIGNATIONS)


def _goes_on(found: list[Trigger], trigger: Trigger, scene: Scene) -> bool:
    """Whether the trigger is only the next word of the one before: "prison" "sentence"."""
    before = next((t for t in reversed(found) if t.type == trigger.type), None)
    if before is None:
        return False
    near = trigger.place - max(before.last, before.place) <= 1
    governed = scene.head(before.place) == trigger.place
    return (near and governed) or trigger.place <= before.last
