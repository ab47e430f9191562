"""A coding: all events that one coder coded in one text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from habeas.agreement.coded_event import SLOTS, CodedEvent, Slot
from habeas.spans import Span

LISTS = ("persons", "organizations", "optional_persons", "optional_organizations")
ABOUT = ("period", "published", "country")


@dataclass(frozen=True, slots=True)
class Coding:
    """What one coder handed in on one text.

    Slots that are not in ``coded`` were not coded at all (a table without that column): they are
    compared with nobody's. ``sentences`` is empty where the form counts none, and a list of
    ``names`` is missing where the coder made none.
    """

    path: Path
    text: str
    events: tuple[CodedEvent, ...] = ()
    sentences: tuple[Span, ...] = ()
    coded: frozenset[Slot] = frozenset(SLOTS)
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # see LISTS
    about: Mapping[str, str] = field(default_factory=dict)  # see ABOUT
