"""When two coders' values of a slot count as the same.

The rules follow those by which readings are scored, so that both figures can be set side by side:
names agree when most of their words do, terms when they are equally long, dates when they are the
same in EDTF. They are stricter in one thing: of several subjects or charges, all must agree.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.agreement.coded_event import CodedEvent, Slot, Value
from habeas.agreement.words_in_text import fold
from habeas.language import edtf

OF_THE_SHORTER = 0.6  # shares of the words of two names that must be the same
OF_THE_LONGER = 0.3
_LITTLE = frozenset(
    "the a an of and or in at to for by on his her their its other several some all s mr mrs ms dr "
    "de la el".split()
)
_FIGURES = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve".split(),
        map(str, range(13)),
        strict=True,
    )
)


def same_value(slot: Slot, one: CodedEvent, other: CodedEvent) -> bool:
    """Whether two events agree in a slot; two empty ones do, an empty and a filled one do not."""
    mine, yours = one.value(slot), other.value(slot)
    if mine is None or yours is None:
        return mine is yours
    return mine == yours or _RULES[slot](mine, yours)


def same_name(one: str, other: str) -> bool:
    """Whether two names or descriptions mean the same by their words.

    >>> same_name("Ilan Oster", "Oster"), same_name("28 Velan men", "twelve men")
    (True, False)
    """
    mine, yours = set(_words(one)), set(_words(other))
    if not mine or not yours:  # "several": of little words alone, all of them count
        mine, yours = set(fold(one).split()), set(fold(other).split())
    if not mine or not yours:
        return one == other
    shared, (short, long) = len(mine & yours), sorted((len(mine), len(yours)))
    return shared >= OF_THE_SHORTER * short and shared >= OF_THE_LONGER * long


def share_a_name(ones: Sequence[str], others: Sequence[str]) -> bool:
    """Whether any of the names of one list is in the other."""
    return any(same_name(one, other) for one in ones for other in others)


def same_names(ones: Sequence[str], others: Sequence[str]) -> bool:
    """Whether two lists name the same, each name one of the other list."""
    if len(ones) != len(others):
        return False
    partner: dict[int, int] = {}

    def place(mine: int, tried: set[int]) -> bool:
        for yours in range(len(others)):
            if yours not in tried and same_name(ones[mine], others[yours]):
                tried.add(yours)
                if yours not in partner or place(partner[yours], tried):
                    partner[yours] = mine
                    return True
        return False

    return all(place(mine, set()) for mine in range(len(ones)))


def same_term(one: str, other: str) -> bool:
    """Whether two punishments are the same: ``P18M`` is ``P1Y6M``, a fine goes by its words."""
    mine, yours = _length(one), _length(other)
    return mine == yours if mine and yours else same_name(one, other)


def same_date(one: str, other: str) -> bool:
    """Whether two dates are the same in EDTF, however their sets are ordered."""
    return _written(one) == _written(other)


def _written(date: str) -> str:
    try:
        return edtf.normalise(date)
    except ValueError:
        return date


def _length(term: str) -> tuple[int, int] | None:
    found = re.fullmatch(r"P(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?", term)
    if found is None or term == "P":
        return None
    years, months, weeks, days = (int(part or 0) for part in found.groups())
    return years * 12 + months, weeks * 7 + days


def _words(name: str) -> list[str]:
    """The words of a name that tell it from others, without endings of the plural."""
    found = re.findall(r"\w+", fold(name).replace("'s", " "))
    plain = (word.rstrip("s") if len(word) > 4 else word for word in found if word not in _LITTLE)
    return [_FIGURES.get(word, word) for word in plain]


def _one(mine: Value, yours: Value) -> bool:
    return isinstance(mine, str) and isinstance(yours, str) and same_name(mine, yours)


def _many(mine: Value, yours: Value) -> bool:
    return isinstance(mine, tuple) and isinstance(yours, tuple) and same_names(mine, yours)


def _terms(mine: Value, yours: Value) -> bool:
    return isinstance(mine, str) and isinstance(yours, str) and same_term(mine, yours)


def _dates(mine: Value, yours: Value) -> bool:
    return isinstance(mine, str) and isinstance(yours, str) and same_date(mine, yours)


def _equal(mine: Value, yours: Value) -> bool:
    return mine == yours


_RULES = {
    "date": _dates,
    "agent": _many,
    "subject": _many,
    "place": _one,
    "destination": _one,
    "charges": _many,
    "term": _terms,
    "outcome": _equal,
    "modality": _equal,
    "attributed_to": _one,
}
