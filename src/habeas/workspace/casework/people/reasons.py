"""What speaks for two persons being one, or against it, each with its weight and in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext, gettext_lazy

from habeas.exchange.date_words import date_words
from habeas.exchange.wording import country_name, label

_WORDS = {
    "name": gettext_lazy("the names are the same: %(words)s"),
    "alike": gettext_lazy("the names are spelt alike: %(words)s"),
    "initial": gettext_lazy("the initial fits: %(words)s"),
    "country": gettext_lazy("the same country: %(words)s"),
    "period": gettext_lazy("told of about the same time: %(words)s"),
    "described": gettext_lazy("described with the same words: %(words)s"),
    "charge": gettext_lazy("the same charge: %(words)s"),
    "event": gettext_lazy("the same on the same date: %(words)s"),
    "companion": gettext_lazy("named with the same others: %(words)s"),
    "other-name": gettext_lazy("each has a name that the other has not: %(words)s"),
    "one-name": gettext_lazy("only one name is told: %(words)s"),
    "other-country": gettext_lazy("told of two countries: %(words)s"),
    "far": gettext_lazy("told of times far apart: %(words)s"),
    "same-source": gettext_lazy("one source names both, as two: %(words)s"),
    "judged": gettext_lazy("they were judged to be two: %(words)s"),
    "unlike": gettext_lazy("no part of their names is alike"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for or against. Weights are in bits: +1 is twice as likely."""

    code: str
    weight: float
    words: tuple[str, ...] = field(default=())

    @property
    def row(self) -> list[Any]:
        """As it is stored."""
        return [self.code, round(self.weight, 1), list(self.words)]

    @property
    def told(self) -> str:
        """In words."""
        wording = _WORDS.get(self.code)
        if wording is None:
            return self.code
        is_land = self.code in {"country", "other-country"}
        is_name = self.code in {"name", "alike", "initial", "other-name", "one-name"}
        words = [country_name(one) or one for one in self.words] if is_land else self.words
        words = [word.title() for word in words] if is_name else words
        told = [_dated(one) if self.code == "event" else label(one) for one in words if one]
        return gettext(str(wording)) % {"words": ", ".join(dict.fromkeys(told))}

    @property
    def strength(self) -> int:
        """How many of five strokes it is drawn with."""
        return max(1, min(5, round(abs(self.weight) / 2.5)))


def _dated(told: str) -> str:
    """What happened and when: "arrest 2012-02-14" is told as "arrest 14 February 2012"."""
    kind, _space, when = told.rpartition(" ")
    return f"{label(kind)} {date_words(when)}"


def speaking_for(reasons: Iterable[Reason]) -> list[Reason]:
    """Those that speak for it, the strongest first."""
    return sorted((r for r in reasons if r.weight > 0), key=lambda r: -r.weight)


def speaking_against(reasons: Iterable[Reason]) -> list[Reason]:
    """Those that speak against it, the strongest first."""
    return sorted((r for r in reasons if r.weight <= 0), key=lambda r: r.weight)
