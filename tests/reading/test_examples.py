"""Every worked example of the codebook is read, and its slots come out.

``not_yet`` in an example names the slots that the reader is known to miss. An example that has come
right must lose its mark: the marks are counted as strictly as the rest.
"""

from __future__ import annotations

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
_SMALL = ("the ", "a ", "an ", "their ", "his ", "her ", "its ")


def plain(name: str | None) -> str | None:
    """A name without its article and capitals."""
    if name is None:
        return None
    lower = " ".join(name.lower().replace("“", "").replace("”", "").split())
    for article in _SMALL:
        lower = lower.removeprefix(article)
    return lower.removesuffix("’s").removesuffix("'s")


def wrong_slots(reading: Reading, event: Event, example: Example) -> list[str]:
    """The slots of an example that came out otherwise."""

    def name(entity: str | None) -> str | None:
        return plain(reading.entity(entity).name) if entity else None

    agents, subjects = event.who("agent"), event.who("subject")
    read: dict[str, object] = {
        "agent": name(agents[0]) if agents else None,
        "subject": sorted(str(name(s)) for s in subjects),
        "place": name(event.place),
        "destination": name(event.destination),
        "attributed_to": name(event.attributed_to),
        "charges": sorted(str(plain(c)) for c in event.charges),
        "date": event.date,
        "term": event.term,
        "outcome": event.outcome,
        "modality": event.modality,
    }
    wrong = []
    for slot, wanted in example.slots.items():
        expected: object = wanted
        if slot in ("subject", "charges"):
            expected = sorted(str(plain(w)) for w in wanted)
        elif slot in ("agent", "place", "destination", "attributed_to"):
            expected = plain(wanted)
        if read[slot] != expected:
            wrong.append(slot)
    if "modality" not in example.slots and event.modality != "actual":
        wrong.append("modality")
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
