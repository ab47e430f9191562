"""Texts with marks in them, so that a test shows what is told and how.

``She was [release 2012-03|freed].`` tells a release of March 2012 by the word "freed". A mark
holds the type (with ``/outcome``), then in any order a date, a term, ``?`` before a modality, ``@``
before the id of a subject and ``+`` before that of an agent (without either, ``p1`` is the
subject); then ``|`` and the trigger, which is the type where it is left out. Each line is a scene,
each sentence a passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import cast

from habeas.language import edtf
from habeas.record import Block, Event, Modality, Participant, Source
from habeas.spans import Quote

_MARK = re.compile(r"\[([^\]|]+)(?:\|([^\]]+))?\]")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")


def read(
    marked: str, *, period: str | None = "2012", published: str | None = None
) -> tuple[Source, list[Event]]:
    """The source and the events of a marked text."""
    text, marks = _plain(marked)
    blocks = [Block("paragraph", line.start(), line.end()) for line in re.finditer(r".+", text)]
    source = Source(
        "sha256:0", "t.txt", "text/plain", text, tuple(blocks), published=published, period=period
    )
    sentences = _sentences(text)
    events = [
        _event(f"e{number}", slots, Quote.from_text(text, start, end), sentences)
        for number, (slots, start, end) in enumerate(marks, start=1)
    ]
    return source, events


def events_of(marked: str) -> list[Event]:
    """The events of a marked text."""
    return read(marked)[1]


def triggers(events: Iterable[Event]) -> list[str]:
    """The words that tell the events."""
    return [event.trigger.text for event in events]


def _plain(marked: str) -> tuple[str, list[tuple[list[str], int, int]]]:
    text, marks, end = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[end : mark.start()]
        slots = mark[1].split()
        trigger = mark[2] or slots[0].partition("/")[0]
        marks.append((slots, len(text), len(text) + len(trigger)))
        text, end = text + trigger, mark.end()
    return text + marked[end:], marks


def _sentences(text: str) -> list[Quote]:
    ends = [match.span() for match in _SENTENCE.finditer(text)] + [(len(text), len(text))]
    starts = [0, *(after for _, after in ends)]
    return [
        Quote.from_text(text, start, end) for start, (end, _) in zip(starts, ends, strict=False)
    ]


def _event(identity: str, slots: list[str], trigger: Quote, sentences: list[Quote]) -> Event:
    kind, _, outcome = slots[0].partition("/")
    dates = [slot for slot in slots[1:] if edtf.is_valid(slot)]
    others = [slot for slot in slots[1:] if slot not in dates]
    terms = [slot for slot in others if slot[0] not in "?@+"]
    subjects = [slot[1:] for slot in others if slot[0] == "@"]
    agents = [slot[1:] for slot in others if slot[0] == "+"]
    [passage] = [quote for quote in sentences if quote.span.covers(trigger.span)]
    modality = next((slot[1:] for slot in others if slot[0] == "?"), "actual")
    return Event(
        identity,
        kind,
        trigger,
        passage,
        date=dates[0] if dates else None,
        participants=(
            *(Participant("agent", agent) for agent in agents),
            *(Participant("subject", who) for who in subjects or ([] if agents else ["p1"])),
        ),
        term=terms[0] if terms else None,
        outcome=outcome or None,
        modality=cast("Modality", modality),
    )
