"""How far two coders agree: F1 by type and slot, alpha with its interval, percent agreement.

F1 is twice what both coded over all that either coded, so that neither coder is the measure of the
other. Optional events count as in the scoring of readings: alone neither way, beside a core event
as that event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from habeas.agreement.alpha import Reliability, reliability
from habeas.agreement.coded_event import SLOTS, Slot
from habeas.agreement.double_coding import DoubleCoding
from habeas.agreement.matching import Pair
from habeas.agreement.same_values import same_value, share_a_name
from habeas.agreement.units import modalities, outcomes, types_by_sentence, types_by_trigger
from habeas.codebook import Codebook


@dataclass(slots=True)
class Count:
    """What both coders coded, and what only one of them did."""

    both: int = 0
    only_a: int = 0
    only_b: int = 0

    @property
    def f1(self) -> float | None:
        """Twice what both coded over all that either coded; ``None`` where nobody coded any."""
        whole = 2 * self.both + self.only_a + self.only_b
        return 2 * self.both / whole if whole else None


@dataclass(slots=True)
class SlotCount:
    """A slot in the events that both coded."""

    same: int = 0
    other: int = 0  # both gave a value, and not the same
    only_a: int = 0
    only_b: int = 0
    empty: int = 0  # neither gave one

    @property
    def f1(self) -> float | None:
        """F1 of the values that were given; ``None`` where there are none."""
        whole = 2 * self.same + 2 * self.other + self.only_a + self.only_b
        return 2 * self.same / whole if whole else None

    @property
    def percent(self) -> float | None:
        """The share of the events in which the coders agree, that it is empty included."""
        whole = self.same + self.other + self.only_a + self.only_b + self.empty
        return (self.same + self.empty) / whole if whole else None


@dataclass(slots=True)
class Agreement:
    """All figures over one or several texts."""

    texts: int = 0
    event: Count = field(default_factory=Count)
    who: Count = field(default_factory=Count)  # subject and agent agree as well
    strict: Count = field(default_factory=Count)  # and the date as well
    types: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    slots: dict[Slot, SlotCount] = field(default_factory=dict)
    alphas: dict[str, Reliability] = field(default_factory=dict)


def agreement(texts: Sequence[DoubleCoding], codebook: Codebook, *, seed: int = 1) -> Agreement:
    """The figures over all texts together.

    Args:
        texts: each coded by both.
        codebook: it says which types have outcomes.
        seed: of the samples from which the intervals are made.
    """
    found = Agreement(texts=len(texts))
    for double in texts:
        for pair in double.pairs:
            _count(found, pair, double.slots)
    found.slots = {slot: found.slots[slot] for slot in SLOTS if slot in found.slots}
    found.types = dict(sorted(found.types.items()))
    for name, units in (
        ("type by trigger", types_by_trigger(texts)),
        ("types by sentence", types_by_sentence(texts)),
        ("modality", modalities(texts)),
        ("outcome", outcomes(texts, codebook)),
    ):
        found.alphas[name] = reliability(units, seed=seed)
    return found


def _count(found: Agreement, pair: Pair, slots: Iterable[Slot]) -> None:
    if pair.a is None or pair.b is None or pair.a.type != pair.b.type:
        for event, side in ((pair.a, "only_a"), (pair.b, "only_b")):
            if event is not None and event.core is not False:
                for count in (found.event, found.who, found.strict, found.types[event.type]):
                    setattr(count, side, getattr(count, side) + 1)
        return
    if not pair.is_core:
        return
    who = _who_agrees(pair)
    strict = who and same_value("date", pair.a, pair.b)
    found.types[pair.a.type].both += 1
    for count, agrees in ((found.event, True), (found.who, who), (found.strict, strict)):
        count.both += agrees
        count.only_a += not agrees
        count.only_b += not agrees
    for slot in slots:
        _count_slot(found.slots.setdefault(slot, SlotCount()), slot, pair)


def _who_agrees(pair: Pair) -> bool:
    """Whether agent and subject agree, of several names in one of them."""
    if pair.a is None or pair.b is None:
        return False
    both = ((pair.a.agent, pair.b.agent), (pair.a.subject, pair.b.subject))
    return all(share_a_name(mine, yours) or not (mine or yours) for mine, yours in both)


def _count_slot(count: SlotCount, slot: Slot, pair: Pair) -> None:
    if pair.a is None or pair.b is None:
        return
    mine, yours = pair.a.value(slot), pair.b.value(slot)
    if mine is None and yours is None:
        count.empty += 1
    elif mine is None:
        count.only_b += 1
    elif yours is None:
        count.only_a += 1
    elif same_value(slot, pair.a, pair.b):
        count.same += 1
    else:
        count.other += 1
