"""The text of a source, block by block, cut where its events and people are marked in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

from habeas.record import Block, BlockKind, Event, Reading

Layer = Literal["passage", "trigger", "date", "mention"]
_LINES = re.compile(r"\S.*(?:\n.*\S.*)*")  # lines without an empty one between them


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that belongs to an event or an entity."""

    start: int
    end: int
    layer: Layer
    id: str  # the event's or the entity's


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in which all characters carry the same marks."""

    text: str
    events: tuple[Event, ...] = ()  # those whose trigger it is
    first_of: tuple[str, ...] = ()  # ids of the events whose trigger begins here
    dates: tuple[str, ...] = ()  # ids of the events whose date was read from it
    mentions: tuple[str, ...] = ()  # ids of the entities that it names or means


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces side by side that lie in the same passages (sentences with events)."""

    passages: tuple[str, ...]  # ids of events
    pieces: tuple[Piece, ...]


class MarkedText:
    """A reading's text with every mark at its place.

    ::

        On 3 May, police arrested Ivo Tarn.
        ───────────────── e1 ─────────────     passage
           ─────          ────────             date, trigger
                  ──────           ────────    mentions of o1 and p1
    """

    def __init__(self, reading: Reading) -> None:
        self._text = reading.source.text
        self._events = {event.id: event for event in reading.events}
        self._marks = sorted(_marks(reading), key=lambda mark: (mark.start, mark.end))
        self._starts = [mark.start for mark in self._marks]
        self._longest = max((mark.end - mark.start for mark in self._marks), default=0)
        self.blocks = reading.source.blocks or tuple(_paragraphs(self._text))

    def flow(self) -> Iterator[tuple[BlockKind, list[Block]]]:
        """The blocks in order; bullets that follow each other come together, as do cells."""
        for kind, blocks in groupby(self.blocks, key=lambda block: block.kind):
            together = list(blocks)
            if kind in ("bullet", "cell"):
                yield kind, together
            else:
                yield from ((kind, [block]) for block in together)

    def stretches(self, block: Block) -> list[Stretch]:
        """The text of a block as stretches of pieces; put together they are the block's text."""
        marks = self._marks_in(block)
        cuts = sorted(
            {block.start, block.end}
            | {cut for m in marks for cut in (m.start, m.end) if block.start < cut < block.end}
        )
        opening = iter(marks)
        coming = next(opening, None)
        open_marks: list[Mark] = []
        pieces: list[tuple[tuple[str, ...], Piece]] = []
        for start, end in pairwise(cuts):
            open_marks = [mark for mark in open_marks if mark.end > start]
            while coming is not None and coming.start <= start:
                open_marks.append(coming)
                coming = next(opening, None)
            pieces.append((_ids(open_marks, "passage"), self._piece(start, end, open_marks)))
        return [
            Stretch(passages, tuple(piece for _, piece in together))
            for passages, together in groupby(pieces, key=lambda pair: pair[0])
        ]

    def _marks_in(self, block: Block) -> list[Mark]:
        """The marks that share a character with the block, in order of their start."""
        first = bisect_left(self._starts, block.start - self._longest)
        last = bisect_right(self._starts, block.end)
        inside = (m for m in self._marks[first:last] if m.start < block.end and m.end > block.start)
        return [mark for mark in inside if mark.start < mark.end]

    def _piece(self, start: int, end: int, marks: list[Mark]) -> Piece:
        triggers = [mark for mark in marks if mark.layer == "trigger"]
        return Piece(
            self._text[start:end],
            tuple(self._events[mark.id] for mark in triggers),
            tuple(mark.id for mark in triggers if mark.start == start),
            _ids(marks, "date"),
            _ids(marks, "mention"),
        )


def _marks(reading: Reading) -> Iterator[Mark]:
    for event in reading.events:
        yield Mark(event.passage.start, event.passage.end, "passage", event.id)
        yield Mark(event.trigger.start, event.trigger.end, "trigger", event.id)
        if event.date_text is not None:
            yield Mark(event.date_text.start, event.date_text.end, "date", event.id)
    for entity in reading.entities:
        for mention in entity.mentions:
            yield Mark(mention.start, mention.end, "mention", entity.id)


def _ids(marks: list[Mark], layer: Layer) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mark.id for mark in marks if mark.layer == layer))


def _paragraphs(text: str) -> Iterator[Block]:
    """Blocks for a text whose layout is not known: what stands between empty lines."""
    for match in _LINES.finditer(text):
        yield Block("paragraph", match.start(), match.end())
