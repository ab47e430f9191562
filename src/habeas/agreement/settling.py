"""One event out of two: what the coders agree on, and what was decided where they do not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from habeas.agreement.coded_event import MANY, SLOTS, CodedEvent, Slot, Value
from habeas.agreement.coder_values import outcome_problem
from habeas.agreement.double_coding import DoubleCoding
from habeas.agreement.matching import Pair
from habeas.agreement.own_values import own_trigger, own_value
from habeas.agreement.same_values import same_name
from habeas.codebook import Codebook
from habeas.spans import Span

Decided = Mapping[str, str]  # slot: what was decided, see ``Disagreement.slot``


@dataclass(frozen=True, slots=True)
class SettledEvent:
    """An event of the gold, who coded it, and which of its slots an adjudicator decided."""

    event: CodedEvent
    coded_by: tuple[str, ...]  # "A", "B"
    decided: tuple[str, ...] = ()


class WrongDecision(ValueError):  # noqa: N818 -- it says what is wrong, as those of errors.py do
    """A decision cannot be carried out; ``slot`` says which."""

    def __init__(self, slot: str, reason: str) -> None:
        super().__init__(reason)
        self.slot = slot


def settle(
    double: DoubleCoding, pair: Pair, decided: Decided, codebook: Codebook
) -> Iterator[SettledEvent]:
    """The events of the gold that a pair becomes: one, none (left out) or two (both are kept).

    Raises:
        WrongDecision: a decision is none that can be made there.
    """
    if pair.a is None or pair.b is None:
        yield from _of_one(pair, decided)
        return
    kind = decided.get("type", "")
    if kind.casefold() == "neither":
        return
    if kind.casefold() == "both":
        yield SettledEvent(_with_core(pair.a), ("A",), ("type",))
        yield SettledEvent(_with_core(pair.b), ("B",), ("type",))
        return
    event = _merged(double, pair.a, pair.b, decided)
    event = replace(event, type=_type(pair.a, pair.b, kind, codebook))
    if problem := outcome_problem(event.outcome, event.type, codebook):
        raise WrongDecision("outcome" if "outcome" in decided else "type", problem)
    yield SettledEvent(event, ("A", "B"), tuple(decided))


def _of_one(pair: Pair, decided: Decided) -> Iterator[SettledEvent]:
    """An event that only one coder has: taken, taken as an optional one, or left out."""
    own, other = ("A", "B") if pair.a else ("B", "A")
    choice = decided["event"].casefold()
    if choice in (other.casefold(), "neither"):
        return
    if choice not in (own.casefold(), "optional"):
        raise WrongDecision(
            "event", f"{decided['event']!r:.60} is none of A, B, optional: {own} takes the event, "
            f"{other} leaves it out"
        )  # fmt: skip
    event = _with_core(pair.either)
    event = replace(event, core=False) if choice == "optional" else event
    yield SettledEvent(event, (own,), ("event",))


def _type(a: CodedEvent, b: CodedEvent, choice: str, codebook: Codebook) -> str:
    if a.type == b.type:
        return a.type
    chosen = {"a": a.type, "b": b.type}.get(choice.casefold(), choice)
    if chosen not in codebook.types:
        raise WrongDecision(
            "type", f"{choice!r:.60} is none of A, B, both, neither, nor a type of the codebook"
        )
    return chosen


def _merged(double: DoubleCoding, a: CodedEvent, b: CodedEvent, decided: Decided) -> CodedEvent:
    values: dict[str, Any] = {}
    for slot in SLOTS:
        values[slot] = _value(double, a, b, slot, decided.get(slot))
    words, has_trigger = _words(double, a, b, decided.get("trigger"))
    return replace(a, words=words, has_trigger=has_trigger, core=_core(a, b, decided), **values)


def _value(
    double: DoubleCoding, a: CodedEvent, b: CodedEvent, slot: Slot, choice: str | None
) -> Value:
    mine: Value = getattr(a, slot)
    yours: Value = getattr(b, slot)
    if slot not in double.a.coded:
        return yours
    if slot not in double.b.coded:
        return mine
    if choice is None:
        return _fuller(slot, mine, yours)
    if choice.casefold() in ("a", "b"):
        return mine if choice.casefold() == "a" else yours
    try:
        return own_value(slot, choice, double.text)
    except ValueError as error:
        raise WrongDecision(slot, str(error)) from None


def _fuller(slot: Slot, mine: Any, yours: Any) -> Value:
    """Of two values that agree, the one with more words; of several names, of each the fuller."""
    if mine == yours:
        return mine  # type: ignore[no-any-return]
    if slot not in MANY:
        return max(mine, yours, key=_size)  # type: ignore[no-any-return]
    left, names = list(yours), []
    for name in mine:
        equal = next((other for other in left if other == name), None)
        same = equal or next((other for other in left if same_name(name, other)), None)
        if same is not None:
            left.remove(same)
        names.append(max(name, same or name, key=_size))
    return tuple(names)


def _size(value: str) -> tuple[int, int, str]:
    return len(value.split()), len(value), value


def _words(
    double: DoubleCoding, a: CodedEvent, b: CodedEvent, choice: str | None
) -> tuple[Span, bool]:
    """The trigger: the shorter one of two that overlap, for a trigger is the shortest phrase."""
    if a.has_trigger != b.has_trigger:
        return (a if a.has_trigger else b).words, True
    if choice is None:
        return min(a.words, b.words, key=lambda span: (len(span), span)), a.has_trigger
    if choice.casefold() in ("a", "b"):
        return (a if choice.casefold() == "a" else b).words, True
    try:
        return own_trigger(choice, double.text, double.sentence(a)), True
    except ValueError as error:
        raise WrongDecision("trigger", str(error)) from None


def _core(a: CodedEvent, b: CodedEvent, decided: Decided) -> bool:
    choice = decided.get("core", "").casefold()
    chosen = {"a": a.core, "b": b.core, "core": True, "optional": False, "": None}
    if choice not in chosen:
        raise WrongDecision("core", f"{decided['core']!r:.60} is none of A, B, core, optional")
    said = [core for core in (chosen[choice], a.core, b.core) if core is not None]
    return said[0] if said else True


def _with_core(event: CodedEvent) -> CodedEvent:
    return replace(event, core=event.core is not False)
