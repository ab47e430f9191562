"""What the JSON format promises of its values: kinds, ids that lead somewhere, true quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, get_args

from habeas.record import Case, Entity, Event, Mention, Reading
from habeas.spans import Quote


def check_reading(reading: Reading) -> None:
    """Check everything that holds between the parts of a reading.

    Raises:
        ValueError: an id stands twice or leads nowhere, or a quote does not stand in the source.
    """
    things: list[Entity | Event | Case] = [*reading.entities, *reading.events, *reading.cases]
    for one, number in Counter(thing.id for thing in things).items():
        if number > 1:
            raise ValueError(f"the id {one!r} stands twice")
    _check_all_are_known(_entities_named(reading), reading.entities)
    _check_all_are_known((i for case in reading.cases for i in case.status.basis), reading.events)
    for quote in _quotes(reading):
        if quote.start < 0 or reading.source.text[quote.start : quote.end] != quote.text:
            raise ValueError(f"{quote.text!r} does not stand in the source at {quote.start}")


def one_of(words: Any, value: Any) -> Any:
    """``value``, which must be one of the words of a ``Literal``."""
    if value not in get_args(words):
        raise ValueError(f"{value!r} is none of {', '.join(get_args(words))}")
    return value


def texts(values: Any) -> tuple[str, ...]:
    """``values``, which must be a list of texts."""
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise ValueError(f"{values!r} is no list of texts")
    return tuple(values)


def texts_or_none(data: Mapping[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    """The entries of ``data`` with these keys, each of which must be a text or null."""
    found = {key: data[key] for key in keys}
    for key, value in found.items():
        if value is not None and not isinstance(value, str):
            raise ValueError(f"{key} is neither text nor null: {value!r}")
    return found


def share(value: Any) -> float:
    """``value``, which must be a number from 0 to 1."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError(f"{value!r} is no number from 0 to 1")
    return value


def _check_all_are_known(ids: Iterable[str], things: Sequence[Entity] | Sequence[Event]) -> None:
    known = {thing.id for thing in things}
    for one in ids:
        if one not in known:
            raise ValueError(f"the id {one!r} leads nowhere")


def _entities_named(reading: Reading) -> Iterator[str]:
    for event in reading.events:
        yield from (participant.entity for participant in event.participants)
        yield from filter(None, (event.place, event.destination, event.attributed_to))


def _quotes(reading: Reading) -> Iterator[Quote | Mention]:
    for entity in reading.entities:
        yield from entity.mentions
    for event in reading.events:
        yield from filter(None, (event.trigger, event.passage, event.date_text))
