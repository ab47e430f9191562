"""When what several accounts tell in a slot agrees, when one is finer, and when they contradict.

Nothing here asks the database. For each slot there are two rules: whether two values can both be
right (``is_contrary``), and how wide a value is, so that of values that agree the finest is taken.

========= ======================================================================================
slot      two values contradict when
========= ======================================================================================
type      they differ, but for a conviction told with its sentence and a detention told with the
          arrest that began it: the sentence and the arrest say more
date      no day is possible by all of them; a date told as approximate may lie off by its own
          length ("about May" is April to June)
place     neither is the country, and neither name holds the other ("Brenik", "Brenik prison"):
          which place lies in which is not known, so that somebody has to say
term      they are not equally long (18 months are a year and a half), and no range covers both
outcome   they differ; an appeal that was rejected leaves the sentence upheld: these agree
modality  one says that it happened or is said to have, the other that it did not
roles     somebody did it by one account and it happened to them by another
========= ======================================================================================

Charges, and those who took part, add up: each source tells those that it knows of. A slot that an
account does not tell contradicts nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from habeas.agreement.same_values import same_name
from habeas.language import edtf
from habeas.workspace.record.letters import letters_of

SLOTS = ("type", "date", "place", "term", "outcome", "modality", "roles")

_SAYS_MORE = frozenset({("sentence", "conviction"), ("arrest", "detention")})
_SAYS_LESS = frozenset(less for _, less in _SAYS_MORE)
_SAME_IN_EFFECT = frozenset({"upheld", "rejected"})
_SURENESS = {"actual": 0, "alleged": 1, "negated": 2, "possible": 3, "requested": 3}
_LENGTH = re.compile(r"P(?=\d)(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?")
_DAYS_OF_MONTH = 30.4375
_SLACK = 3  # days by which months and days may differ: a month is 28 to 31

Days = tuple[date, date]  # first and last


@dataclass(frozen=True, slots=True)
class PlaceTold:
    """A place as an account tells it: its entity, and what can be compared of it."""

    entity: int
    letters: str
    is_country: bool = False

    def __str__(self) -> str:
        return f"{self.letters} {self.entity}"


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a slot's values come to; ``contradicted`` where not all of them can be right."""

    value: Any
    contradicted: bool


def agreed(slot: str, values: Sequence[Any]) -> Agreed:
    """What the values come to, whatever their order: the finest, then the most told.

    >>> agreed("date", ["2012", "2012-10-08"]), agreed("term", ["P7Y", "P7Y6M"])
    (Agreed(value='2012-10-08', contradicted=False), Agreed(value='P7Y', contradicted=True))
    """
    told = Counter(value for value in values if value not in (None, ""))
    if not told:
        return Agreed(None, contradicted=False)
    value = min(told, key=lambda one: (_width(slot, one), -told[one], str(one)))
    if slot == "date":
        return Agreed(value, contradicted=not _common_days(list(told)))
    pairs = combinations(told, 2)
    return Agreed(value, any(is_contrary(slot, one, other) for one, other in pairs))


def is_contrary(slot: str, one: Any, other: Any) -> bool:
    """Whether two values of a slot cannot both be right.

    >>> is_contrary("term", "P18M", "P1Y6M"), is_contrary("modality", "alleged", "actual")
    (False, False)
    """
    if one == other or one in (None, "") or other in (None, ""):
        return False
    return _CONTRARY[slot](one, other)


def days_of(told: str) -> tuple[date | None, date | None]:
    """The first and the last day that a date allows; None for what is open or not told.

    >>> days_of("2012-10")
    (datetime.date(2012, 10, 1), datetime.date(2012, 10, 31))
    """
    if not told or not edtf.is_valid(told):
        return None, None
    first, last = edtf.earliest(told), edtf.latest(told)
    return (None if first == date.min else first), (None if last == date.max else last)


def _width(slot: str, value: Any) -> float:
    """How much a value leaves open: the finest of several is taken."""
    if slot == "type":
        return value in _SAYS_LESS
    if slot == "date":
        return sum((last - first).days + 1 for first, last in _possible(value)) or float("inf")
    if slot == "place":
        return 99.0 if value.is_country else -len(value.letters.split())
    if slot == "term":
        low, high = _range(value)
        return high - low
    return _SURENESS.get(value, 9) if slot == "modality" else 0


def _possible(told: str) -> list[Days]:
    """The stretches of days that a date allows; none for what is no date."""
    if not edtf.is_valid(told):
        return []
    parts = told[1:-1].split(",") if told.startswith("{") else [told]
    return [_softened(part) for part in parts]


def _softened(told: str) -> Days:
    first, last = edtf.earliest(told), edtf.latest(told)
    if not edtf.is_approximate(told):
        return first, last
    slack = last - first + timedelta(days=1)
    try:
        return first - slack, last + slack
    except OverflowError:
        return first, last


def _common_days(dates: Sequence[str]) -> list[Days]:
    """The stretches that all of the dates allow."""
    common = [(date.min, date.max)]
    for told in dates:
        common = [
            (max(first, begin), min(last, end))
            for first, last in common
            for begin, end in _possible(told) or [(date.min, date.max)]
            if max(first, begin) <= min(last, end)
        ]
    return common


def _is_one_place(one: PlaceTold, other: PlaceTold) -> bool:
    if one.is_country or other.is_country or one.entity == other.entity:
        return True
    mine, yours = set(one.letters.split()), set(other.letters.split())
    return mine <= yours or yours <= mine


def _is_one_term(one: str, other: str) -> bool:
    mine, yours = _lengths(one), _lengths(other)
    if mine is None or yours is None:
        return mine is yours and _is_one_wording(one, other)
    slack = 0 if _is_in_months(one) == _is_in_months(other) else _SLACK
    (low, high), (least, most) = _range(one), _range(other)
    return low <= most + slack and least <= high + slack


def _is_one_wording(one: str, other: str) -> bool:
    """Whether two punishments in words are the same: their figures are, and most words."""
    figures = [re.sub(r"(?<=\d)[ ,.](?=\d{3})", "", told) for told in (one, other)]
    mine, yours = (set(re.findall(r"\d+", told)) for told in figures)
    return mine == yours and (letters_of(one) == letters_of(other) or same_name(one, other))


def _lengths(term: str) -> list[float] | None:
    """The length in days, or the two ends of a range; None for what is no length."""
    found = [_LENGTH.fullmatch(part) for part in term.split("/", 1)]
    if any(match is None for match in found):
        return None
    lengths = []
    for match in found:
        years, months, weeks, days = (int(part or 0) for part in match.groups())  # type: ignore[union-attr]
        lengths.append((years * 12 + months) * _DAYS_OF_MONTH + weeks * 7 + days)
    return lengths


def _range(term: str) -> tuple[float, float]:
    lengths = _lengths(term)
    return (min(lengths), max(lengths)) if lengths else (0.0, 0.0)


def _is_in_months(term: str) -> bool:
    return "Y" in term or "M" in term


def _are_contrary_types(one: str, other: str) -> bool:
    return not {(one, other), (other, one)} & _SAYS_MORE


def _are_contrary_ways(one: str, other: str) -> bool:
    return "negated" in (one, other) and bool({one, other} & {"actual", "alleged"})


_CONTRARY: dict[str, Callable[[Any, Any], bool]] = {
    "type": _are_contrary_types,
    "date": lambda one, other: not _common_days([one, other]),
    "place": lambda one, other: not _is_one_place(one, other),
    "term": lambda one, other: not _is_one_term(one, other),
    "outcome": lambda one, other: not {one, other} <= _SAME_IN_EFFECT,
    "modality": _are_contrary_ways,
}
