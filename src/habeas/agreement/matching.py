"""Which event of one coder is which event of the other.

The rule, in two steps, each one to one:

1. Events of one type whose triggers start in the same sentence, or overlap, are the same event:
   the pair with the nearest triggers first; of pairs equally near, the one that agrees in more
   slots. This is the rule by which readings are scored, so that the F1 can be compared.
2. Of what is left, events with overlapping triggers are one event that the coders gave two types:
   the pair with the longest overlap first.

What is left then was coded by one of them only. The result is the same when the coders change
places.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from habeas.agreement.coded_event import SLOTS, CodedEvent, Slot
from habeas.agreement.same_values import same_value
from habeas.agreement.texts import sentence_at
from habeas.spans import Span

Ranked = tuple[tuple[int, ...], int, int]  # how good a pair is (least first), and its two events


@dataclass(frozen=True, slots=True)
class Pair:
    """One event as both coders coded it; one side is missing where only the other coded it."""

    a: CodedEvent | None
    b: CodedEvent | None

    @property
    def either(self) -> CodedEvent:
        """The event as the one or the other coded it."""
        event = self.a or self.b
        if event is None:
            raise ValueError("a pair of nothing")
        return event

    @property
    def is_core(self) -> bool:
        """Whether it counts: a coder says that it is no optional event, or none says anything."""
        said = [e.core for e in (self.a, self.b) if e is not None and e.core is not None]
        return any(said) or not said


def pair_up(
    a: Iterable[CodedEvent],
    b: Iterable[CodedEvent],
    sentences: Sequence[Span],
    slots: Collection[Slot] = SLOTS,
) -> list[Pair]:
    """Pair the events of two coders, each event exactly once, in the order of the text.

    Args:
        a: the events of one coder.
        b: those of the other.
        sentences: of the text, in order.
        slots: those that both coded.
    """
    mine, yours = (sorted(events, key=CodedEvent.order) for events in (a, b))
    if [event.order() for event in yours] < [event.order() for event in mine]:
        turned = pair_up(yours, mine, sentences, slots)
        return [Pair(pair.b, pair.a) for pair in turned]
    matching = _Matching(mine, yours)
    matching.take(_of_one_type(mine, yours, sentences, slots))
    matching.take(_of_two_types(mine, yours, sentences))
    return matching.pairs()


class _Matching:
    """Pairs taken so far; an event is taken once."""

    def __init__(self, a: Sequence[CodedEvent], b: Sequence[CodedEvent]) -> None:
        self._a, self._b = a, b
        self.of_a: dict[int, int] = {}
        self.of_b: dict[int, int] = {}

    def take(self, ranked: Iterable[Ranked]) -> None:
        for _, mine, yours in sorted(ranked):
            if mine not in self.of_a and yours not in self.of_b:
                self.of_a[mine], self.of_b[yours] = yours, mine

    def pairs(self) -> list[Pair]:
        found = [Pair(self._a[mine], self._b[yours]) for mine, yours in self.of_a.items()]
        found += [Pair(event, None) for n, event in enumerate(self._a) if n not in self.of_a]
        found += [Pair(None, event) for n, event in enumerate(self._b) if n not in self.of_b]
        return sorted(found, key=lambda pair: pair.either.order())


def _of_one_type(
    a: Sequence[CodedEvent],
    b: Sequence[CodedEvent],
    sentences: Sequence[Span],
    slots: Collection[Slot],
) -> Iterator[Ranked]:
    for mine, yours in _neighbours(a, b, sentences):
        one, other = a[mine], b[yours]
        place = sentence_at(sentences, one.at)
        together = place is not None and place == sentence_at(sentences, other.at)
        if one.type == other.type and (together or one.words.overlaps(other.words)):
            same = sum(same_value(slot, one, other) for slot in slots)
            equal = sum(one.value(slot) == other.value(slot) for slot in slots)
            yield (abs(one.at - other.at), -same, -equal), mine, yours


def _of_two_types(
    a: Sequence[CodedEvent], b: Sequence[CodedEvent], sentences: Sequence[Span]
) -> Iterator[Ranked]:
    for mine, yours in _neighbours(a, b, sentences):
        one, other = a[mine], b[yours]
        if one.has_trigger and other.has_trigger and one.words.overlaps(other.words):
            shared = min(one.words.end, other.words.end) - max(one.at, other.at)
            yield (-shared, abs(one.at - other.at), 0), mine, yours


def _neighbours(
    a: Sequence[CodedEvent], b: Sequence[CodedEvent], sentences: Sequence[Span]
) -> Iterator[tuple[int, int]]:
    """The pairs of events whose words touch the same sentence: no others can be one event."""
    touching = defaultdict(set)
    for yours, event in enumerate(b):
        for number in _touched(event.words, sentences):
            touching[number].add(yours)
    for mine, event in enumerate(a):
        found = set[int]().union(*(touching[n] for n in _touched(event.words, sentences)))
        for yours in sorted(found):
            yield mine, yours


def _touched(words: Span, sentences: Sequence[Span]) -> range:
    """The numbers of the sentences that some words touch, and of the one before them."""
    first = bisect_right(sentences, words.start, key=lambda sentence: sentence.start) - 1
    last = bisect_left(sentences, words.end, key=lambda sentence: sentence.start)
    return range(first, max(last, first + 1))
