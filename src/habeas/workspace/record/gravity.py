"""How grave what an account tells is: the rule by which the queue puts the gravest first.

The rule is the table below. It orders work and says nothing else: a type further down is not less
true, and no number of it adds up to anything. A type of a researcher's own codebook, which no row
names, stands in the middle.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import models


@dataclass(frozen=True, slots=True)
class Grade:
    """Types that come at the same time, and why there. ``rank`` 1 comes first."""

    rank: int
    types: tuple[str, ...]
    reason: str


GRADES = (
    Grade(
        1,
        ("killing", "execution", "death_in_custody"),
        "A life was taken: nothing mends it, and nothing weighs more if it is told wrongly.",
    ),
    Grade(
        2,
        ("torture", "sexual_violence", "disappearance"),
        "Never allowed, whatever the reason; and somebody may still be in danger.",
    ),
    Grade(
        3,
        ("sentence", "conviction", "detention", "arrest"),
        "Somebody is held or is to be held: who is in prison on a day hangs on these.",
    ),
    Grade(
        4,
        ("deportation", "extradition", "displacement", "assault", "armed_attack"),
        "Somebody was hurt, or sent where they may be.",
    ),
    Grade(
        5,
        ("appeal", "acquittal", "release", "pardon", "charge", "trial", "ruling", "asylum"),
        "What becomes of somebody who is held, tried or without protection.",
    ),
    Grade(
        7,
        ("threat", "questioning", "search", "travel_ban", "confiscation", "dismissal"),
        "Pressure that leaves the person at liberty.",
    ),
    Grade(
        8,
        ("ban", "censorship", "closure", "dispersal", "protest"),
        "What may be said, printed and joined.",
    ),
    Grade(
        9,
        ("investigation", "complaint", "finding", "recommendation", "legislation", "treaty_action"),
        "What authorities and bodies did about it.",
    ),
    Grade(
        10, ("visit", "statement"), "What was said and who came: seldom a fact of a case itself."
    ),
)
UNNAMED = 6  # the rank of a type that no row names

if TYPE_CHECKING:
    _SmallNumber = models.PositiveSmallIntegerField[int, int]
else:
    _SmallNumber = models.PositiveSmallIntegerField

_RANKS = {name: grade.rank for grade in GRADES for name in grade.types}


def rank_of(kind: str) -> int:
    """The rank of an event type.

    >>> rank_of("torture") < rank_of("statement")
    True
    """
    return _RANKS.get(kind, UNNAMED)


class GravityField(_SmallNumber):
    """The rank of the row's type, kept beside it so that an index has the order of the queue.

    It is set whenever a row is written, in ``bulk_create`` too.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["editable"] = False
        kwargs.setdefault("default", UNNAMED)
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance: models.Model, add: bool) -> int:  # noqa: ARG002, FBT001 -- Django's
        """The rank of the type that the row has now."""
        rank = rank_of(getattr(model_instance, "type", ""))
        setattr(model_instance, self.attname, rank)
        return rank
