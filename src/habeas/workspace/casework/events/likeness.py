"""How alike two accounts are: could they tell the same event? Each reason for it and against it.

Nothing here asks the database or decides anything: a person joins events, or refuses to. Every
reason is a pair of keys, ``("date", "same_day")``, that a page puts into words; what a pair weighs
stands in ``WEIGHTS``. Two accounts are suggested when their weights come to ``ENOUGH``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from habeas.workspace.casework.events.name_words import could_be_one, sounds_of
from habeas.workspace.record.slot_values import is_contrary

ENOUGH = 6.0
WEIGHTS: dict[tuple[str, str], float] = {
    ("type", "same"): 2,
    ("type", "kindred"): 0.5,
    ("date", "same_day"): 3,
    ("date", "within"): 1.5,  # one of them within the other: a day of the month that is told
    ("date", "possible"): 0.5,
    ("date", "untold"): 0,
    ("date", "days_apart"): 0.5,
    ("subject", "same"): 3,
    ("subject", "same_name"): 2.5,
    ("subject", "similar_name"): 1.5,
    ("subject", "unnamed"): 0,
    ("subject", "different"): -4,
    ("agent", "similar_name"): 1,
    ("place", "similar_name"): 1,
    ("place", "different"): -1,
    ("country", "same"): 0.5,
    ("country", "different"): -3,
    ("term", "same"): 1,
    ("term", "contrary"): -0.5,
    ("outcome", "same"): 0.5,
    ("outcome", "contrary"): -1.5,
    ("count", "same"): 1,
    ("count", "different"): -1,
    ("source", "same"): -3,
    ("modality", "contrary"): -1,
}
# Though it weighs a little for it, somebody who looks at the two should know.
DOUBTS = frozenset({("date", "days_apart"), ("type", "kindred")})
_KINDRED = (
    {"arrest", "detention", "disappearance"},
    {"conviction", "sentence", "trial"},
    {"torture", "assault", "sexual_violence"},
    {"killing", "death_in_custody", "execution"},
    {"deportation", "extradition"},
    {"closure", "ban", "censorship"},
    {"dispersal", "protest"},
    {"charge", "investigation"},
    {"search", "confiscation"},
    {"release", "pardon"},
    {"ruling", "appeal"},
)
_NEAR = 3  # days by which two sources may be off and still mean the same

Reason = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared of an account."""

    account: int
    event: int
    source: int
    type: str
    stands: bool = True  # whether it is neither rejected nor superseded
    earliest: date | None = None
    latest: date | None = None
    country: str = ""
    modality: str = "actual"
    term: str = ""
    outcome: str = ""
    place: str = ""
    entities: frozenset[int] = frozenset()  # to whom it happened
    names: Sequence[str] = ()  # of persons and bodies among them
    agents: Sequence[str] = ()
    count: int | None = None  # of a group among them
    keys: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much speaks for two accounts telling the same, and what."""

    score: float
    reasons: tuple[Reason, ...]

    @property
    def is_enough(self) -> bool:
        """Whether it is worth asking a person."""
        return self.score >= ENOUGH


def family_of(kind: str) -> str:
    """The type that stands for all that may tell the same event as this one.

    >>> family_of("conviction") == family_of("sentence")
    True
    """
    return next((min(kinds) for kinds in _KINDRED if kind in kinds), kind)


def likeness_of(one: Traits, other: Traits) -> Likeness | None:
    """How alike two accounts are; None where they cannot tell the same event.

    They cannot when their types are not kindred, or no day is near both of their dates.
    """
    if family_of(one.type) != family_of(other.type):
        return None
    when = _date(one, other)
    if when is None:
        return None
    reasons = [
        ("type", "same" if one.type == other.type else "kindred"),
        when,
        _subject(one, other),
        *_others(one, other),
    ]
    return Likeness(sum(WEIGHTS[reason] for reason in reasons), tuple(reasons))


def keys_of(one: Traits) -> frozenset[str]:
    """The words under which an account is found by others that may tell the same.

    Its family of types with each word of the names to whom it happened; where nobody is named,
    with the first day and the place or the country.
    """
    family = family_of(one.type)
    keys = {f"{family} {word}" for name in one.names for word in sounds_of(name) if len(word) > 2}
    if not keys and one.earliest is not None and one.earliest == one.latest:
        where = " ".join(sorted(sounds_of(one.place))) or one.country
        keys = {f"{family} {one.earliest} {where}"}
    return frozenset(key[:80] for key in keys)


def _date(one: Traits, other: Traits) -> Reason | None:
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return ("date", "untold")
    first, last = max(one.earliest, other.earliest), min(one.latest, other.latest)
    if first > last:
        are_days = one.earliest == one.latest and other.earliest == other.latest
        return ("date", "days_apart") if are_days and (first - last).days <= _NEAR else None
    if one.earliest == one.latest and other.earliest == other.latest:
        return ("date", "same_day")
    widest = max((one.latest - one.earliest).days, (other.latest - other.earliest).days)
    return ("date", "within" if widest <= 31 else "possible")


def _subject(one: Traits, other: Traits) -> Reason:
    if one.entities & other.entities:
        return ("subject", "same")
    if not one.names or not other.names:
        return ("subject", "unnamed")
    mine, yours = [sounds_of(name) for name in one.names], [sounds_of(name) for name in other.names]
    if any(len(words) > 1 and words in yours for words in mine):
        return ("subject", "same_name")
    if any(could_be_one(this, that) for this in mine for that in yours):
        return ("subject", "similar_name")
    return ("subject", "different")


def _others(one: Traits, other: Traits) -> list[Reason]:
    found: list[Reason] = []
    if one.agents and other.agents and _share_a_name(one.agents, other.agents):
        found.append(("agent", "similar_name"))
    if one.place and other.place:
        is_same = _share_a_name([one.place], [other.place])
        found.append(("place", "similar_name" if is_same else "different"))
    if one.country and other.country:
        found.append(("country", "same" if one.country == other.country else "different"))
    for slot in ("term", "outcome"):
        mine, yours = getattr(one, slot), getattr(other, slot)
        if mine and yours:
            found.append((slot, "contrary" if is_contrary(slot, mine, yours) else "same"))
    if one.count is not None and other.count is not None:
        found.append(("count", "same" if one.count == other.count else "different"))
    if one.source == other.source:
        found.append(("source", "same"))
    if is_contrary("modality", one.modality, other.modality):
        found.append(("modality", "contrary"))
    return found


def _share_a_name(ones: Sequence[str], others: Sequence[str]) -> bool:
    return any(could_be_one(sounds_of(one), sounds_of(other)) for one in ones for other in others)
