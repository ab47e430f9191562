"""Every worked example of the codebook is read, and its slots come out.

``not_yet`` in an example names the slots that the reader is known to miss. An example that has come
right must lose its mark: the marks are counted as strictly as the rest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from habeas.codebook import Example, load_codebook
from habeas.record import Event, Reading
from tests.reading.conftest import ReadText

BOOK = load_codebook()
EXAMPLES = [
    pytest.param(kind.name, example, id=f"{kind.name}-{number}")
    for kind in BOOK.types.values()
    for number, example in enumerate(kind.examples, 1)
]
_SMALL = frozenset("the a an their his her its of and in to for s".split())


def words(name: str) -> frozenset[str]:
    """The words of a name that say something."""
    return frozenset(re.findall(r"\w+", name.lower())) - _SMALL


def same(one: str | None, other: str | None) -> bool:
    """Whether two names agree: all words of the shorter stand in the longer, "NSS officers"."""
    if one is None or other is None:
        return one is other
    few, many = sorted((words(one), words(other)), key=len)
    return few <= many and bool(few) and len(many) <= 3 * len(few)


def same_names(wanted: Sequence[str], read: Sequence[str]) -> bool:
    """Whether each name agrees with one of the others, and there are as many."""
    return len(wanted) == len(read) and all(any(same(w, r) for r in read) for w in wanted)


def wrong_slots(reading: Reading, event: Event, example: Example) -> list[str]:
    """The slots of an example that came out otherwise."""

    def name(entity: str | None) -> str | None:
        return reading.entity(entity).name if entity else None

    agents = event.who("agent")
    named = {
        "agent": name(agents[0]) if agents else None,
        "place": name(event.place),
        "destination": name(event.destination),
        "attributed_to": name(event.attributed_to),
    }
    listed = {
        "subject": [reading.entity(s).name for s in event.who("subject")],
        "charges": list(event.charges),
    }
    told = {"modality": "actual"} | dict(example.slots)
    wrong = []
    for slot, wanted in told.items():
        if slot in named:
            right = same(wanted, named[slot])
        elif slot in listed:
            right = same_names(wanted, listed[slot])
        else:
            right = wanted == getattr(event, slot)
        if not right:
            wrong.append(slot)
    return wrong


def missed(kind: str, example: Example, reading: Reading) -> list[str]:
    """What of an example does not come out: ``trigger``, or slots of the event found."""
    events = [e for e in reading.events if e.type == kind]
    if example.trigger is None:
        return ["trigger"] if events else []
    at = example.text.index(example.trigger)
    end = at + len(example.trigger)
    here = [e for e in events if e.trigger.start < end and e.trigger.end > at]
    return wrong_slots(reading, here[0], example) if here else ["trigger"]


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_the_example_is_read(kind: str, example: Example, read_text: ReadText) -> None:
    reading = read_text(example.text, example.period)
    assert sorted(missed(kind, example, reading)) == sorted(example.not_yet)


def test_most_examples_come_out_whole() -> None:
    told = [e for kind in BOOK.types.values() for e in kind.examples]
    assert sum(not e.not_yet for e in told) >= 0.75 * len(told)
