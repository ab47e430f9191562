"""An event as one coder coded it, whatever form it was handed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from habeas.spans import Span

Slot = Literal[
    "date",
    "agent",
    "subject",
    "place",
    "destination",
    "charges",
    "term",
    "outcome",
    "modality",
    "attributed_to",
]
SLOTS: tuple[Slot, ...] = get_args(Slot)
MANY = frozenset({"agent", "subject", "charges"})  # slots that take several values
MODALITIES = ("actual", "alleged", "possible", "requested", "negated")
Value = str | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """One event of one coder.

    ``words`` is where the trigger stands; of an event without a trigger it is the passage.
    ``core`` is ``None`` where the form does not say whether the event is optional.

    >>> CodedEvent("arrest", Span(7, 15), subject=("Marta Keldova",)).value("subject")
    ('Marta Keldova',)
    """

    type: str
    words: Span
    has_trigger: bool = True
    date: str | None = None  # EDTF
    agent: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    place: str | None = None
    destination: str | None = None
    charges: tuple[str, ...] = ()
    term: str | None = None
    outcome: str | None = None
    modality: str = "actual"
    attributed_to: str | None = None
    core: bool | None = None

    @property
    def at(self) -> int:
        """Where the event counts as told, when it is compared with another."""
        return self.words.start

    def value(self, slot: Slot) -> Value:
        """What the coder put into a slot; an empty one is ``None``."""
        value: Value = getattr(self, slot)
        return value or None

    def order(self) -> tuple[int, int, str, str]:
        """A key to sort by that does not depend on the order in which events were handed in."""
        return self.words.start, self.words.end, self.type, repr(self)


def as_text(value: Value) -> str:
    """A value as one cell: several with ``"; "`` between them, nothing for an empty one.

    >>> as_text(("Ilan Oster", "Mara Oster"))
    'Ilan Oster; Mara Oster'
    """
    return "; ".join(value) if isinstance(value, tuple) else value or ""
