"""Weighing: how likely it is that two persons are one, out of what speaks for it and against it.

As Fellegi and Sunter do: each reason is worth so many bits, and a rare name more than a common
one. The weights are set by hand; no record says by itself which pairs are right.
"""

from __future__ import annotations

from math import exp2, log2

from habeas.workspace.casework.people.commonness import Commonness
from habeas.workspace.casework.people.likeness import Level, Likeness, best_likeness
from habeas.workspace.casework.people.portraits import Portrait
from habeas.workspace.casework.people.reasons import Reason

_QUALITY: dict[Level, float] = {"same": 1.0, "sound": 0.85, "near": 0.6, "initial": 0.0}
_INITIAL = 2.5
_FAR = 15  # years
_COMMON_BODIES = frozenset(
    "police;court;the court;the police;authorities;the authorities;government;the government".split(
        ";"
    )
)


def score_of(reasons: list[Reason], commonness: Commonness) -> float:
    """How likely it is, between 0 and 1."""
    bits = commonness.before + sum(reason.weight for reason in reasons)
    return 1 / (1 + exp2(max(min(-bits, 60), -60)))


def weigh(one: Portrait, other: Portrait, commonness: Commonness) -> list[Reason]:
    """All that speaks for the two being one, and against it."""
    like = best_likeness(one.names, other.names)
    made = [Reason("unlike", -8.0)] if like is None else list(_names(like, commonness))
    made += _sources(one, other)
    made += _lands(one, other, commonness)
    made += _times(one, other)
    made += _told_alike(one, other)
    return made


def _names(like: Likeness, commonness: Commonness) -> list[Reason]:
    made = []
    same = [pair for pair in like.full if pair[0] == "same"]
    alike = [pair for pair in like.full if pair[0] != "same"]
    for code, pairs in (("name", same), ("alike", alike)):
        if pairs:
            weight = sum(
                _QUALITY[level] * min(commonness.bits(a), commonness.bits(b))
                for level, a, b in pairs
            )
            told = [a.letters if a == b else f"{a.letters}/{b.letters}" for _, a, b in pairs]
            made.append(Reason(code, weight, tuple(told)))
    initials = [pair for pair in like.pairs if pair[0] == "initial"]
    if initials:
        told = [f"{a.letters}/{b.letters}" for _, a, b in initials]
        made.append(Reason("initial", _INITIAL * len(initials), tuple(told)))
    if like.is_other:
        told = [" ".join(w.letters for w in words) for words in (like.left, like.right)]
        made.append(Reason("other-name", -7.0, tuple(told)))
    elif len(like.pairs) == 1:
        made.append(Reason("one-name", -1.0, (like.full[0][1].letters,)))
    return made


def _sources(one: Portrait, other: Portrait) -> list[Reason]:
    shared = one.sources.keys() & other.sources.keys()
    if not shared:
        return []
    return [Reason("same-source", -6.0, tuple(one.sources[s] for s in sorted(shared)[:3]))]


def _lands(one: Portrait, other: Portrait, commonness: Commonness) -> list[Reason]:
    if not (one.lands and other.lands):
        return []
    if shared := one.lands & other.lands:
        weight = max(min(-log2(max(commonness.country(c), 0.01)), 4.0) for c in shared)
        return [Reason("country", max(weight, 0.2), tuple(sorted(shared)))]
    return [Reason("other-country", -3.5, (*sorted(one.lands)[:3], *sorted(other.lands)[:3]))]


def _times(one: Portrait, other: Portrait) -> list[Reason]:
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return []
    told = (_years(one.first.year, one.last.year), _years(other.first.year, other.last.year))
    apart = max(one.first.year - other.last.year, other.first.year - one.last.year, 0)
    if apart <= 1:
        return [Reason("period", 0.8, told)]
    return [Reason("far", -2.0, told)] if apart >= _FAR else []


def _years(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _told_alike(one: Portrait, other: Portrait) -> list[Reason]:
    made = []
    if words := sorted(one.described.keys() & other.described.keys()):
        told = tuple(one.described[word] for word in words[:4])
        made.append(Reason("described", min(1.8 * len(words), 4.5), told))
    if charges := sorted(one.charges & other.charges):
        made.append(Reason("charge", min(2.0 * len(charges), 4.0), tuple(charges[:3])))
    if dated := sorted(one.dated & other.dated):
        bits = sum(5.0 if len(when) >= len("2012-10-08") else 2.5 for _, when in dated)
        told = tuple(f"{kind} {when}" for kind, when in dated[:3])
        made.append(Reason("event", min(bits, 8.0), told))
    beside = sorted((one.companions.keys() & other.companions.keys()) - _COMMON_BODIES)
    if beside:
        told = tuple(one.companions[name] for name in beside[:3])
        made.append(Reason("companion", min(1.2 * len(beside), 3.5), told))
    return made
