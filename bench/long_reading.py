"""A reading of as many events as are asked for, of invented people: to measure how it is stored."""

from __future__ import annotations

from habeas.record import (
    Block,
    Entity,
    Event,
    Mention,
    Participant,
    Reading,
    Source,
)
from habeas.spans import Quote

_LINE = "On {day} May, police arrested Marta Keldova{number} in Brenik."


def reading_of(events: int) -> Reading:
    """A report in which each paragraph tells the arrest of somebody else."""
    lines = [_LINE.format(day=n % 28 + 1, number=n) for n in range(events)]
    text = "\n\n".join(lines) + "\n"
    blocks, entities, told, start = [], [], [], 0
    for number, line in enumerate(lines):
        blocks.append(Block("paragraph", start, start + len(line)))
        name = f"Marta Keldova{number}"
        entities.append(
            Entity(f"p{number}", "person", name, mentions=(_mention(text, start, name),))
        )
        told.append(_arrest(text, number, start, line))
        start += len(line) + 2
    police = Entity("o1", "organization", "police", mentions=(_mention(text, 0, "police"),))
    source = Source(
        f"sha256:{events}", "long.txt", "text/plain", text, tuple(blocks), period="2012"
    )
    return Reading(source, (*entities, police), tuple(told))


def _arrest(text: str, number: int, start: int, line: str) -> Event:
    trigger = text.index("arrested", start)
    return Event(
        f"e{number}",
        "arrest",
        Quote(trigger, trigger + 8, "arrested"),
        Quote(start, start + len(line), line),
        date=f"2012-05-{number % 28 + 1:02d}",
        participants=(Participant("subject", f"p{number}"), Participant("agent", "o1")),
        confidence=0.9,
        cue="arrest.verb",
    )


def _mention(text: str, start: int, name: str) -> Mention:
    at = text.index(name, start)
    return Mention(at, at + len(name), name, "name")
