"""How many people an event happened to: the least and the most that its accounts allow.

A report says "at least 12 people were arrested", another one names three of them. Both are kept
as they are told; added up, they would make fifteen of twelve. These are the rules by which they are
reconciled. Nothing here asks the database.

**A number** allows, by its words:

=========================================== =================================
"12 people"                                 12
"at least 12", "12 or more"                 12 or more
"more than 12", "over 12"                   13 or more
"up to 12", "as many as 12"                 1 to 12
"fewer than 12"                             1 to 11
"nearly 12", "almost 12"                    10 to 12 (a fifth less)
"about 40", and any other approximate one   32 to 48 (a fifth less or more)
"dozens", "scores", "hundreds", "thousands" 24, 40, 200, 2,000 or more
"several", and any other vague one          2 or more
=========================================== =================================

**One account.** Those it names are different persons. Those named and a group:

- "12 people, *including* A and B": they are of the group;
- "A and three *others*": they stand beside it, and are added;
- where the words do not say: the least is the larger of both, the most is their sum.

Several groups of one account may hold each other ("28 farmers", "19 farmers"): the least is the
largest, the most is their sum. Somebody without a name ("a journalist") is a group of one, beside
the others.

**Several accounts** tell one number. Where they can all be right, what all of them allow is taken
("at least 12" and "15": 15). Where they cannot ("12", "15"), the whole range is (12 to 15), and
they ``differ``. An account that only names people says no number: it bounds others from below only.

**Several events** (``total_of``): a person who is arrested, tried and sentenced is one. The least
supposes that those without a name are those named elsewhere, and that names that could mean the
same person do; the most, that they do not. A group that several events share is counted once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, floor

from habeas.workspace.casework.events.name_words import fewest

_FIFTH = 0.2
_AT_LEAST = re.compile(r"\b(?:at least|no (?:fewer|less) than|not (?:fewer|less) than|or more)\b")
_MORE_THAN = re.compile(r"\b(?:more than|over|above|upwards of)\b")
_UP_TO = re.compile(r"\b(?:up to|as many as|at most|no more than|a maximum of)\b")
_FEWER = re.compile(r"\b(?:fewer than|less than|under|below)\b")
_NEARLY = re.compile(r"\b(?:nearly|almost|close to)\b")
_MANY = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "tens of thousands": 20000}
_BESIDE = re.compile(r"\b(?:others?|another|further|additional|(?<!or )more)\b(?! than)")
_WITHIN = re.compile(
    r"\b(?:including|includes?d?|among (?:them|whom|those)|(?:\w+ )?of (?:them|whom)|amongst)\b"
)


@dataclass(frozen=True, slots=True)
class Group:
    """Some people without names: their number, and the words that tell it."""

    entity: int
    words: str  # "at least 12 people"
    count: int | None
    precision: str  # exact, approximate, vague
    beside: bool = False  # whether those named are surely not of it


@dataclass(frozen=True, slots=True)
class Told:
    """The people to whom it happened by one account."""

    named: Mapping[int, frozenset[str]] = field(default_factory=dict)  # entity: its name's words
    groups: Sequence[Group] = ()
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Headcount:
    """How many people: ``most`` is None where no account bounds it."""

    least: int
    most: int | None
    named: int = 0  # how many names
    differ: bool = False  # whether the accounts cannot all be right
    names: Mapping[int, frozenset[str]] = field(default_factory=dict)
    groups: frozenset[int] = frozenset()

    @property
    def may_be_fewer(self) -> bool:
        """Whether some of the names could mean one person, and nobody has said so yet."""
        return fewest(self.names) < len(self.names)


Bounds = tuple[int, int | None]


def bounds_of(group: Group) -> Bounds:
    """The least and the most that a group's number allows.

    >>> bounds_of(Group(1, "at least 12 people", 12, "exact"))
    (12, None)
    >>> bounds_of(Group(1, "about 40 farmers", 40, "approximate"))
    (32, 48)
    """
    words, number = group.words.lower(), group.count
    if number is None:
        told = (many for word, many in _MANY.items() if re.search(rf"\b{word}\b", words))
        return max(told, default=2), None
    for pattern, bounds in _NUMBERS:
        if pattern.search(words):
            return bounds(number)
    return (number, number) if group.precision == "exact" else _about(number)


def _about(number: int) -> Bounds:
    return max(1, floor(number * (1 - _FIFTH))), ceil(number * (1 + _FIFTH))


# In this order: "no more than" holds "more than".
_NUMBERS: tuple[tuple[re.Pattern[str], Callable[[int], Bounds]], ...] = (
    (_AT_LEAST, lambda n: (n, None)),
    (_UP_TO, lambda n: (min(1, n), n)),
    (_MORE_THAN, lambda n: (n + 1, None)),
    (_FEWER, lambda n: (min(1, n), max(1, n - 1))),
    (_NEARLY, lambda n: (ceil(n * (1 - _FIFTH)), n)),
)


def bounds_by(told: Told) -> Bounds:
    """The least and the most that one account allows."""
    named = len(told.named)
    within = [bounds_of(one) for one in told.groups if not _is_beside(one)]
    beside = [bounds_of(one) for one in told.groups if _is_beside(one)]
    least, most = named, _sum([named]) if not within else _sum(most for _, most in within)
    if within:
        least = max(named, *(least for least, _ in within))
        holds_them = bool(_WITHIN.search(told.passage.lower()))
        if most is not None:
            most = max(most, named) if holds_them else most + named
    if beside:
        least += max(least for least, _ in beside)
        extra = _sum(most for _, most in beside)
        most = None if most is None or extra is None else most + extra
    return least, most


def headcount_of(accounts: Iterable[Told]) -> Headcount | None:
    """How many people an event happened to, by its accounts; None where none of them tells.

    >>> twelve = Told(groups=[Group(1, "at least 12 people", 12, "exact")])
    >>> three = Told(named={n: frozenset({name}) for n, name in enumerate(("lea", "ivo", "ada"))})
    >>> found = headcount_of([twelve, three])
    >>> (found.least, found.most, found.named)
    (12, None, 3)
    """
    told = [account for account in accounts if account.named or account.groups]
    if not told:
        return None
    names = {entity: words for one in told for entity, words in one.named.items()}
    groups = frozenset(group.entity for one in told for group in one.groups)
    least_named = max(fewest(names), *(len(one.named) for one in told))
    numbers = [bounds_by(one) for one in told if one.groups]
    if not numbers:
        return Headcount(least_named, len(names), len(names), names=names)
    least = max(low for low, _ in numbers)
    most = min((high for _, high in numbers if high is not None), default=None)
    differ = most is not None and least > most
    if differ:
        least, most = min(low for low, _ in numbers), _most(numbers)
    if most is not None and least_named > most:
        differ, most = True, least_named
    return Headcount(max(least, least_named), most, len(names), differ, names, groups)


def total_of(events: Iterable[Headcount | None]) -> Headcount:
    """How many people several events happened to: nobody is counted twice.

    An event that tells of nobody adds nothing to the least and nothing to the most.
    """
    told = [one for one in events if one is not None]
    names = {entity: words for one in told for entity, words in one.names.items()}
    least = max((fewest(names), *(one.least for one in told)), default=0)
    nameless: dict[frozenset[int], int | None] = {}
    for one in told:
        rest = None if one.most is None else max(0, one.most - one.named)
        known = nameless.get(one.groups, 0)
        nameless[one.groups] = None if rest is None or known is None else max(rest, known)
    most = _sum([len(names), *nameless.values()])
    groups = frozenset(entity for one in told for entity in one.groups)
    differ = any(one.differ for one in told)
    return Headcount(least, most, len(names), differ, names, groups)


def _is_beside(group: Group) -> bool:
    return group.beside or bool(_BESIDE.search(group.words.lower()))


def _most(numbers: Sequence[Bounds]) -> int | None:
    highs = [high for _, high in numbers]
    return None if None in highs else max(high for high in highs if high is not None)


def _sum(numbers: Iterable[int | None]) -> int | None:
    total = 0
    for number in numbers:
        if number is None:
            return None
        total += number
    return total
