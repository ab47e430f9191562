"""An event as one source tells it (an account), with every slot of the codebook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from habeas.spans import Quote

Role = Literal["agent", "subject", "court", "recipient", "destination"]
Modality = Literal["actual", "alleged", "possible", "requested", "negated"]
DateBasis = Literal["stated", "carried", "relative"]


@dataclass(frozen=True, slots=True)
class Participant:
    """An entity in a role: ``Participant("subject", "p1")``."""

    role: Role
    entity: str


@dataclass(frozen=True, slots=True)
class Event:
    """One source's telling of one event. ``trigger`` and ``passage`` are its words."""

    id: str  # e1, e2, … in the order of the text
    type: str  # an entry of the codebook
    trigger: Quote
    passage: Quote
    date: str | None = None  # EDTF
    date_text: Quote | None = None
    date_basis: DateBasis | None = None
    participants: tuple[Participant, ...] = ()
    place: str | None = None  # an entity's id
    destination: str | None = None  # an entity's id
    charges: tuple[str, ...] = ()
    term: str | None = None  # "P7Y6M", "life", "death", or a fine as worded
    outcome: str | None = None
    modality: Modality = "actual"
    attributed_to: str | None = None  # an entity's id
    section: str | None = None
    confidence: float = 0.0
    cue: str = ""  # the codebook entry that read it, "arrest.verb"

    def who(self, role: Role) -> tuple[str, ...]:
        """The ids of the entities in ``role``."""
        return tuple(p.entity for p in self.participants if p.role == role)
