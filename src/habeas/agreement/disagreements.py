"""Where two coders disagree, one by one: what an adjudicator goes through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from habeas.agreement.coded_event import SLOTS, CodedEvent, as_text
from habeas.agreement.double_coding import DoubleCoding
from habeas.agreement.matching import Pair
from habeas.agreement.names import names_alone
from habeas.agreement.same_values import same_value
from habeas.agreement.texts import sentence_at

Cause = Literal["only A", "only B", "other type", "other slot"]
CAUSES: tuple[Cause, ...] = ("only A", "only B", "other type", "other slot")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing that the coders see differently.

    ``slot`` is a slot of the event, or ``event`` (only one coder has it), ``type``, ``trigger``
    (the words do not overlap) or ``core`` (whether it is optional); or ``person`` or
    ``organization``, where only one coder lists a name: then there is no type, no trigger and no
    pair. ``key`` names the disagreement for as long as both codings stay as they are.
    """

    number: int
    document: str
    cause: Cause
    slot: str
    passage: str
    type: str
    trigger: str
    a: str
    b: str
    key: str
    pair: Pair | None

    @property
    def what(self) -> str:
        """What it is about, in short."""
        if self.pair is None:
            return f"{self.slot} “{self.a or self.b}”"
        return f"{self.slot} of {self.type} “{self.trigger}”"


def disagreements(texts: Iterable[DoubleCoding]) -> list[Disagreement]:
    """All disagreements, in the order of the texts, numbered from 1; names after events."""
    found: list[Disagreement] = []
    seen: dict[str, int] = {}
    for double in texts:
        for pair in double.pairs:
            for cause, slot, a, b in _differences(double, pair):
                event = pair.either
                key = _key((double.name, cause, slot, str(event.at), a, b), seen)
                passage = " ".join(double.sentence(event).of(double.text).split())
                trigger = _trigger(double, event)
                found.append(
                    Disagreement(len(found) + 1, double.name, cause, slot, passage,
                                 event.type, trigger, a, b, key, pair)
                )  # fmt: skip
        for one in names_alone(double.a, double.b):
            a, b = (one.name, "") if one.coder == "A" else ("", one.name)
            only: Cause = "only A" if one.coder == "A" else "only B"
            key = _key((double.name, only, one.kind, "", a, b), seen)
            passage = _passage(double, one.name)
            found.append(
                Disagreement(len(found) + 1, double.name, only, one.kind, passage,
                             "", "", a, b, key, None)
            )  # fmt: skip
    return found


def _key(told: tuple[str, ...], seen: dict[str, int]) -> str:
    key = "k" + sha256("\0".join(told).encode()).hexdigest()[:12]
    seen[key] = seen.get(key, 0) + 1
    return key if seen[key] == 1 else f"{key}-{seen[key]}"  # two that are alike in everything


def _passage(double: DoubleCoding, name: str) -> str:
    """The first sentence with the name in it; empty where it stands nowhere to the letter."""
    number = sentence_at(double.sentences, double.text.find(name))
    return "" if number is None else " ".join(double.sentences[number].of(double.text).split())


def _differences(double: DoubleCoding, pair: Pair) -> Iterator[tuple[Cause, str, str, str]]:
    a, b = pair.a, pair.b
    if a is None or b is None:
        told = _in_short(pair.either)
        yield ("only A", "event", told, "") if a else ("only B", "event", "", told)
        return
    if a.type != b.type:
        yield "other type", "type", a.type, b.type
    if a.has_trigger and b.has_trigger and not a.words.overlaps(b.words):
        yield "other slot", "trigger", _trigger(double, a), _trigger(double, b)
    for slot in SLOTS:
        if slot in double.slots and not same_value(slot, a, b):
            yield "other slot", slot, as_text(a.value(slot)), as_text(b.value(slot))
    if None not in (a.core, b.core) and a.core != b.core:
        yield "other slot", "core", _core(a), _core(b)


def _in_short(event: CodedEvent) -> str:
    """An event in one line: what an adjudicator takes or leaves as a whole."""
    filled = [f"{slot} {as_text(event.value(slot))}" for slot in SLOTS if event.value(slot)]
    filled = [told for told in filled if told != "modality actual"]
    optional = ["optional"] if event.core is False else []
    return "; ".join([event.type, *optional, *filled])


def _trigger(double: DoubleCoding, event: CodedEvent) -> str:
    return " ".join(event.words.of(double.text).split()) if event.has_trigger else ""


def _core(event: CodedEvent) -> str:
    return "optional" if event.core is False else "core"
