"""All events of many readings as one table (CSV, RFC 4180), for spreadsheets and statistics.

One row is one event, with names instead of ids, and every quote with its place in the source's
text. Several values of one cell stand beside each other with ``"; "`` between them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from typing import Protocol

from habeas.language import edtf
from habeas.record import Event, Reading, Role, Source
from habeas.spans import Quote

Cell = str | int | float | None

# With one of these at its front, a spreadsheet takes a cell for a formula and runs it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class Writable(Protocol):
    """What can be written to: a file, standard output, a text in memory."""

    def write(self, text: str, /) -> object:
        """Write ``text``."""


def write_csv(readings: Iterable[Reading], out: Writable) -> None:
    """Write one table over all ``readings`` to ``out``, each as soon as it comes.

    ``out`` must leave line breaks as they are (``newline=""``).
    """
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for reading in readings:
        for event in reading.events:
            writer.writerow([harmless(cell) for cell in _row(reading, event).values()])


def _row(reading: Reading, event: Event) -> dict[str, Cell]:
    """The cells of one event by the names of their columns."""
    source = reading.source
    return {
        "source": source.name or source.id,
        "title": source.title,
        "publisher": source.publisher,
        "period": source.period,
        "country": source.country,
        "event": event.id,
        "type": event.type,
        "modality": event.modality,
        "date": event.date,
        **_days(event.date),
        "date_basis": event.date_basis,
        "agent": _names(reading, event, "agent"),
        "subject": _names(reading, event, "subject"),
        "court": _names(reading, event, "court"),
        "recipient": _names(reading, event, "recipient"),
        "place": _name(reading, event.place),
        "destination": _name(reading, event.destination) or _names(reading, event, "destination"),
        "charges": "; ".join(event.charges),
        "term": event.term,
        "outcome": event.outcome,
        "attributed_to": _name(reading, event.attributed_to),
        "section": event.section,
        "confidence": event.confidence,
        "cue": event.cue,
        **_quote("date_text", event.date_text),
        **_quote("trigger", event.trigger),
        **_quote("passage", event.passage),
    }


def _days(date_told: str | None) -> dict[str, Cell]:
    """The first and the last day that are possible; empty where that side is open."""
    first = last = None
    if date_told is not None and edtf.is_valid(date_told):
        first, last = edtf.earliest(date_told), edtf.latest(date_told)
    return {
        "date_earliest": None if first in (None, date.min) else str(first),
        "date_latest": None if last in (None, date.max) else str(last),
    }


def _quote(column: str, quote: Quote | None) -> dict[str, Cell]:
    text, start, end = (quote.text, quote.start, quote.end) if quote else (None, None, None)
    return {column: text, f"{column}_start": start, f"{column}_end": end}


def _names(reading: Reading, event: Event, role: Role) -> str:
    return "; ".join(reading.entity(entity).name for entity in event.who(role))


def _name(reading: Reading, entity: str | None) -> str | None:
    return entity and reading.entity(entity).name


def harmless(cell: Cell) -> Cell:
    """A text that a spreadsheet would run gets an apostrophe in front, which makes it text.

    >>> harmless("=1+1")
    "'=1+1"
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


_EXAMPLE = Reading(Source("", "", "", "", ()))
COLUMNS = tuple(_row(_EXAMPLE, Event("e1", "", Quote(0, 0, ""), Quote(0, 0, ""))))
