"""A reading of Habeas as a coding: the machine as one of two coders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from habeas.agreement.coded_event import CodedEvent
from habeas.agreement.coder_values import problem_of
from habeas.agreement.coding import ABOUT, Coding
from habeas.agreement.texts import unix_lines
from habeas.codebook import Codebook
from habeas.errors import CodingError
from habeas.exchange.reading_json import from_json
from habeas.record import Event, Reading
from habeas.spans import Span


def reading_text(path: Path, data: Mapping[str, Any]) -> str:
    """The text that a reading carries, with plain line ends.

    Raises:
        CodingError: it is no reading.
    """
    return unix_lines(_reading(path, data).source.text)


def read_reading(path: Path, data: Mapping[str, Any], text: str, codebook: Codebook) -> Coding:
    """The coding that a reading is; see :func:`~habeas.agreement.annotation_form.read_annotation`.

    Raises:
        CodingError: it is no reading, or one of another text.
    """
    reading = _reading(path, data)
    source = reading.source
    if unix_lines(source.text) != text:
        raise CodingError(path, "is the reading of another text")
    events = tuple(_event(reading, event) for event in reading.events)
    for event, coded in zip(reading.events, events, strict=True):
        if problem := problem_of(coded, codebook):
            raise CodingError(path, f"event {event.id}: {problem}")
    names = {
        f"{kind}s": tuple(dict.fromkeys(e.name for e in reading.entities if e.kind == kind))
        for kind in ("person", "organization")
    }
    about = {key: getattr(source, key) for key in ABOUT if getattr(source, key)}
    return Coding(path, text, events, names=names, about=about)


def _reading(path: Path, data: Mapping[str, Any]) -> Reading:
    try:
        return from_json(data)
    except ValueError as error:
        raise CodingError(path, f"is no reading that can be compared: {error}") from None


def _event(reading: Reading, event: Event) -> CodedEvent:
    def name(entity: str | None) -> str | None:
        return entity and reading.entity(entity).name

    def names(entities: Iterable[str]) -> tuple[str, ...]:
        return tuple(reading.entity(entity).name for entity in entities)

    text = reading.source.text
    destinations = names(event.who("destination"))
    coded = CodedEvent(
        event.type,
        _moved(text, event.trigger.span),
        date=event.date,
        agent=names(event.who("agent")),
        subject=names(event.who("subject")),
        place=name(event.place),
        destination=name(event.destination) or next(iter(destinations), None),
        charges=event.charges,
        term=event.term,
        outcome=event.outcome,
        modality=event.modality,
        attributed_to=name(event.attributed_to),
    )
    if len(event.trigger.span) == 0:
        return replace(coded, words=_moved(text, event.passage.span), has_trigger=False)
    return coded


def _moved(text: str, span: Span) -> Span:
    """Where a span stands once line ends are plain."""
    if "\r" not in text:
        return span
    return Span(len(unix_lines(text[: span.start])), len(unix_lines(text[: span.end])))
