"""Where somebody stands, and the table of what moves them from there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Literal

from habeas.cases.punishment import end_of
from habeas.language import edtf
from habeas.record import State

Verdict = Literal["sentence", "acquittal"]

HELD: frozenset[State] = frozenset({"detained", "imprisoned", "missing"})
NEVER_LEFT: frozenset[State] = frozenset({"executed", "dead"})
# Nobody is taken to be held without a sentence, charged or on trial for longer than this after the
# last word of it: "detained in 1998", told in 2007, does not say that he is detained in 2007.
UNSETTLED: frozenset[State] = frozenset({"detained", "charged", "on_trial"})
LAPSE = "P3Y"
# An event of these types that lasts over an interval has begun on its first day.
LASTING = frozenset({"detention", "disappearance", "trial"})


@dataclass(frozen=True, slots=True)
class Rule:
    """What an event does: the state it leads to, and the states that it leaves as they are."""

    state: State
    leaves: frozenset[State] = frozenset()
    ends_custody: bool = False  # somebody held is ``released``, whoever is not, ``state``


# type, or type and outcome: what it does. What is not here, or has no rule, changes nothing;
# sentences, appeals and pardons are in ``judgments``.
RULES: Mapping[tuple[str, str | None], Rule | None] = MappingProxyType(
    {
        ("arrest", None): Rule("detained"),
        ("detention", None): Rule("detained", leaves=frozenset({"imprisoned"})),
        ("disappearance", None): Rule("missing"),
        ("release", None): Rule("released"),
        ("charge", None): Rule("charged", leaves=HELD | {"on_trial"}),
        ("charge", "dropped"): Rule(
            "at_liberty", leaves=frozenset({"imprisoned"}), ends_custody=True
        ),
        ("trial", None): Rule("on_trial", leaves=HELD),
        ("conviction", None): Rule("on_trial", leaves=HELD),
        ("acquittal", None): Rule("at_liberty", ends_custody=True),
        ("execution", None): Rule("executed"),
        ("killing", None): Rule("dead"),
        ("death_in_custody", None): Rule("dead"),
        ("deportation", None): Rule("expelled"),
        ("extradition", None): Rule("expelled"),
    }
    | {
        (kind, outcome): None
        for kind in ("deportation", "extradition")
        for outcome in ("requested", "ordered", "refused")
    }
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A state with what it rests on.

    ``terms`` are the punishments in force, the last one counting as the term; ``counted_from`` is
    the last day on which the latest of them can have begun. ``ends`` is the last day of a custody
    that the source tells the end of. ``told`` is the last day on which something told that the
    state goes on (``date.max`` for "since 2005").
    """

    state: State = "unknown"
    since: str | None = None
    basis: tuple[str, ...] = ()
    terms: tuple[str | None, ...] = ()
    counted_from: date | None = None
    ends: date | None = None
    told: date | None = None
    verdict: Verdict | None = None

    @property
    def term(self) -> str | None:
        """The punishment in force."""
        return self.terms[-1] if self.terms else None

    def resting_on(self, event_id: str, told: str | None) -> Standing:
        """The same state, which one more event speaks for, perhaps with a finer date."""
        finer = told is not None and self.since is not None and _lies_in(told, self.since)
        return replace(self, basis=(*self.basis, event_id), since=told if finer else self.since)

    def runs_out(self) -> date | None:
        """The last day on which it is certain; None where nothing ends it."""
        ends = [self.ends] if self.state in HELD else []
        if self.state == "imprisoned" and self.counted_from is not None:
            ends.append(end_of(self.counted_from, self.terms))
        if self.state in UNSETTLED and self.told is not None:
            ends.append(end_of(self.told, [LAPSE]))
        return min((end for end in ends if end is not None), default=None)

    def on(self, day: date) -> Standing:
        """What is left of it on a day: nothing certain, where its time has certainly run out."""
        end = self.runs_out()
        return Standing(basis=self.basis) if end is not None and end < day else self


def _lies_in(told: str, wider: str) -> bool:
    starts_in = edtf.earliest(wider) <= edtf.earliest(told)
    return starts_in and edtf.latest(told) <= edtf.latest(wider)
