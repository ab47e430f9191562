"""The suggestions as CSV: one line for a pair."""

from __future__ import annotations

import csv
from collections.abc import Iterable

from habeas.corpus.people.suggestions import Person, Suggestion
from habeas.exchange.events_csv import Writable, harmless

_PERSON = ("name", "country", "period", "source", "entity")


def write_suggestions(suggestions: Iterable[Suggestion], out: Writable) -> None:
    """Write the pairs to ``out``, which must leave line breaks as they are (``newline=""``)."""
    writer = csv.writer(out, lineterminator="\r\n")
    head = [f"{name}_{number}" for number in (1, 2) for name in _PERSON]
    writer.writerow(["score", *head, "why"])
    for one in suggestions:
        row = [one.score, *_cells(one.one), *_cells(one.other), "; ".join(one.why)]
        writer.writerow([harmless(cell) for cell in row])


def _cells(person: Person) -> list[str | None]:
    return [person.name, person.country, person.period, person.source, person.entity]
