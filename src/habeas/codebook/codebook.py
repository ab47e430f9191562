"""The codebook as objects: event types, their cues, examples, rights and codes elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

PartOfSpeech = Literal["verb", "noun", "adjective"]


@dataclass(frozen=True, slots=True)
class Right:
    """An article of an instrument that an event of this type may engage."""

    instrument: str  # "ICCPR", "CAT", "UDHR", "Refugee Convention", …
    article: str  # "9(1)"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that tell an event of a type, and where each role stands around them.

    ``words`` are lemmas, or phrases of lemmas with a space between them ("come into force");
    ``*`` in a phrase stands for up to three words ("take * into custody"). The head of a phrase
    is its first word. ``roles`` maps a role to grammatical places, tried in order, written as
    Universal Dependencies relations of the *active* clause: ``nsubj``, ``obj``, ``iobj``,
    ``obl:PREPOSITION``, ``nmod:PREPOSITION``, ``nmod:poss``, ``compound``, ``xcomp``, ``ccomp``.
    The passive follows by rule: ``obj`` is then the ``nsubj:pass``, ``nsubj`` the ``obl:by``.
    """

    id: str  # "arrest.verb"
    type: str
    part_of_speech: PartOfSpeech
    words: tuple[str, ...]
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    needs: tuple[str, ...] = ()  # lemmas, one of which must stand in the clause
    unless: tuple[str, ...] = ()  # lemmas or phrases that rule the cue out in the clause
    weak: bool = False  # alone it does not tell the event: the encoder must agree
    strong: bool = False  # alone it tells the event, though the encoder has seldom seen it
    outcome: str | None = None
    modality: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with the slots that must come out of it: a test of the codebook."""

    text: str
    trigger: str | None  # None: the sentence tells no event of this type
    slots: Mapping[str, Any] = field(default_factory=dict)
    also: Mapping[str, str] = field(default_factory=dict)  # other triggers in it: their types
    period: str = "2012"  # what the report covers, EDTF
    note: str = ""  # what the example teaches
    not_yet: tuple[str, ...] = ()  # slots that the reader is known to miss


@dataclass(frozen=True, slots=True)
class EventType:
    """One kind of event: what it means, how it is told, what it may engage."""

    name: str  # "arrest"
    group: str  # "liberty", "proceedings", "integrity", "expression", "movement", "accountability"
    title: str  # "Arrest"
    definition: str
    not_coded: str = ""  # what looks like it and is not
    roles: Mapping[str, str] = field(default_factory=dict)  # role: what it means here
    outcomes: tuple[str, ...] = ()
    rights: tuple[Right, ...] = ()
    codes: Mapping[str, str] = field(default_factory=dict)  # "huridocs", "ace", "plover"
    cues: tuple[Cue, ...] = ()
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Codebook:
    """All event types by name."""

    types: Mapping[str, EventType]

    def __getitem__(self, name: str) -> EventType:
        return self.types[name]

    def cues(self) -> tuple[Cue, ...]:
        """Every cue of every type."""
        return tuple(cue for kind in self.types.values() for cue in kind.cues)
