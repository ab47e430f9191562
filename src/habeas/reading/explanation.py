"""What decided an event: the cue, the parse, who was weighed for each role, the dates.

An event is a proposal by machine. Whoever has to decide on it can see what it was read by, and what
else was near.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.language.en.events import Told
from habeas.language.en.labels import MODALITIES, ROLES
from habeas.reading import thresholds
from habeas.reading.confidence import confidence
from habeas.reading.participants import stands_in
from habeas.reading.scene import Scene
from habeas.reading.slots import SlotFiller, Slots
from habeas.reading.triggers import Trigger
from habeas.spans import Quote

_SHOWN = 4  # candidates for a role
_NEGLIGIBLE = 0.01  # the share below which a candidate that was not taken is not shown


@dataclass(frozen=True, slots=True)
class Decision:
    """An event of a scene, with all that it was decided by."""

    trigger: Trigger
    told: Told
    filler: SlotFiller
    slots: Slots


@dataclass(frozen=True, slots=True)
class Link:
    """A word that the parse links to the trigger, with what hangs on it."""

    relation: str  # Universal Dependencies; "head" for the word that governs the trigger
    words: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """Somebody or something that was weighed for a role."""

    role: str
    words: str
    form: str  # name, nominal or pronoun
    means: str | None  # the fullest name of whom the words mean; None where they mean nobody
    share: float  # what the model says, 0 to 1
    in_place: bool  # it stands where grammar puts the role, which makes it likelier
    taken: bool


@dataclass(frozen=True, slots=True)
class WeighedDate:
    """An expression of time in the paragraph that was weighed for the date."""

    words: str
    edtf: str | None  # None where the words date nothing
    basis: str  # stated, or relative: counted from another date
    sentences_before: int  # 0 in the trigger's own sentence, 1 in the one before
    share: float
    needed: float  # the share from which on it is taken
    taken: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """What decided one event. Shares lie between 0 and 1."""

    type: str
    trigger: str
    passage: Quote
    cue: str  # the codebook's entry, or "learnt"
    cue_words: tuple[str, ...]
    learnt: float  # the share that the model gives the type
    share: float  # the same with the codebook's cues
    rival: tuple[str, float] | None
    needed: float
    confidence: float
    links: tuple[Link, ...]
    participants: tuple[Weighed, ...]
    dates: tuple[WeighedDate, ...]
    modalities: tuple[tuple[str, float], ...]  # the likeliest first


def explain(decision: Decision) -> Explanation:
    """What decided an event."""
    trigger, told, scene = decision.trigger, decision.told, decision.filler.scene
    shares = [(name, float(told.modality[n])) for n, name in enumerate(MODALITIES)]
    return Explanation(
        type=trigger.type,
        trigger=scene.quote(trigger.place, trigger.last).text,
        passage=scene.passage(trigger.place),
        cue=trigger.cue_id,
        cue_words=tuple(trigger.cue.words) if trigger.cue is not None else (),
        learnt=trigger.learnt,
        share=trigger.share,
        rival=trigger.rival,
        needed=thresholds.TRIGGER,
        confidence=confidence(trigger.share),
        links=tuple(_links(scene, trigger.place)),
        participants=tuple(_participants(decision)),
        dates=tuple(_dates(decision)),
        modalities=tuple(sorted(shares, key=lambda s: -s[1])),
    )


def _links(scene: Scene, trigger: int) -> Iterator[Link]:
    """The word that governs the trigger, and those that it governs."""
    head = scene.head(trigger)
    if head is not None:
        yield Link(f"head ({scene.words[trigger].relation})", scene.forms[head])
    for child in scene.children(trigger):
        if scene.words[child].relation != "punct":
            words = scene.subtree(child)
            yield Link(scene.words[child].relation, _line(scene.quote(words[0], words[-1]).text))


def _participants(decision: Decision) -> Iterator[Weighed]:
    """Who was weighed for agent, subject and place, the likeliest first."""
    filler, trigger, told = decision.filler, decision.trigger, decision.told
    agents, subjects = filler.participants.agents_and_subjects(trigger, told)
    place = filler.place(told)
    for role, chosen in (("agent", agents), ("subject", subjects), ("place", [place])):
        column = told.roles[:, ROLES.index(role)]
        in_place = set(filler.participants.places(trigger, role))
        shown = 0
        for _, candidate in filler.participants.weighed(trigger, told, role):
            entry = filler.antecedents.entry(candidate)
            taken = candidate in chosen
            share = float(column[candidate.first : candidate.last + 1].max())
            if not taken and (share < _NEGLIGIBLE or shown >= _SHOWN):
                continue
            shown += 1
            words = _line(filler.scene.quote(candidate.first, candidate.last).text)
            means = entry.name if entry is not None else None
            fits = stands_in(candidate, in_place)
            yield Weighed(role, words, candidate.form, means, share, fits, taken)


def _dates(decision: Decision) -> Iterator[WeighedDate]:
    own = decision.filler.scene.sentence_of[decision.trigger.place]
    for share, needed, date in decision.filler.weighed_dates(decision.trigger, decision.told):
        taken = date is decision.slots.date
        if taken or share >= _NEGLIGIBLE:
            yield WeighedDate(
                words=_line(date.quote.text),
                edtf=date.edtf,
                basis=date.basis,
                sentences_before=own - date.sentence,
                share=share,
                needed=needed,
                taken=taken,
            )


def _line(text: str) -> str:
    return " ".join(text.split())
