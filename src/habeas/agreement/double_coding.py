"""A text that was coded twice: whose events are the same, and which sentences they are told in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.agreement.coded_event import CodedEvent, Slot
from habeas.agreement.coding import Coding
from habeas.agreement.matching import Pair, pair_up
from habeas.agreement.texts import sentence_at, sentences_of, with_gaps_filled
from habeas.errors import CodingError
from habeas.spans import Span

MOST_IN_A_SENTENCE = 500  # events of one coder: more is no coding, and takes long to compare


@dataclass(frozen=True, slots=True)
class DoubleCoding:
    """Two codings of one text, event by event in the order of the text.

    ``slots`` are those that both coders coded.
    """

    name: str
    a: Coding
    b: Coding
    sentences: tuple[Span, ...]
    slots: frozenset[Slot]
    pairs: tuple[Pair, ...]

    @property
    def text(self) -> str:
        """The text that both coded."""
        return self.a.text

    def sentence(self, event: CodedEvent) -> Span:
        """The sentence that tells an event."""
        number = sentence_at(self.sentences, event.at)
        return event.words if number is None else self.sentences[number]


def compare(name: str, a: Coding, b: Coding) -> DoubleCoding:
    """Pair the events of two coders of one text.

    Args:
        name: of the text, for lists over several.
        a: what one coder handed in.
        b: what the other did.

    Raises:
        CodingError: a coder has more events in one sentence than can be meant.
    """
    sentences = _sentences(a, b)
    for coding in (a, b):
        crowd = Counter(sentence_at(sentences, event.at) for event in coding.events)
        if crowd and max(crowd.values()) > MOST_IN_A_SENTENCE:
            raise CodingError(
                coding.path, f"has more than {MOST_IN_A_SENTENCE} events in one sentence"
            )
    slots = a.coded & b.coded
    # What one word tells of several people stays in the order in which it was coded: readings are
    # scored by that order.
    order = {id(event): n for coding in (b, a) for n, event in enumerate(coding.events)}
    pairs = sorted(
        pair_up(a.events, b.events, sentences, slots),
        key=lambda pair: (pair.either.at, order[id(pair.either)]),
    )
    return DoubleCoding(name, a, b, tuple(sentences), slots, tuple(pairs))


def _sentences(a: Coding, b: Coding) -> Sequence[Span]:
    """The sentences of the coding that counts them; where both do, the longer ones."""
    counted = [coding.sentences for coding in (a, b) if coding.sentences]
    chosen = min(counted, key=lambda spans: (len(spans), spans), default=())
    found = chosen or tuple(sentences_of(a.text))
    places = [event.at for coding in (a, b) for event in coding.events]
    return with_gaps_filled(found, a.text, places)
