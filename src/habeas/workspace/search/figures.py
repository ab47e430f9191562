"""Counts of what a question found: by year, type, country and so on, with the sources behind each.

An event counts once, however many sources tell it, and a proposed one is kept apart from those in
the record. Nothing is left out: unlike the facets these are counted over all that was found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.db.models import Count
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from habeas.workspace.record import visible
from habeas.workspace.record.visible import Viewer
from habeas.workspace.search.found import Found
from habeas.workspace.search.naming_values import words_of
from habeas.workspace.search.year_of import YearOf

BY: Mapping[str, str | Promise] = {
    "year": gettext_lazy("By year"),
    "type": gettext_lazy("By type"),
    "country": gettext_lazy("By country"),
    "modality": gettext_lazy("By how it is told"),
    "standing": gettext_lazy("By standing"),
}


@dataclass(slots=True)
class Figure:
    """How many events have a value."""

    value: str
    words: str
    address: str  # the search with this value chosen; none where it cannot be
    accepted: int = 0
    waiting: int = 0  # proposed, or rejected where those were asked for
    sources: set[int] = field(default_factory=set)

    @property
    def events(self) -> int:
        """All of them."""
        return self.accepted + self.waiting


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures by each thing that is counted by, and in all."""

    by: dict[str, list[Figure]]
    total: Figure


def figures_of(found: Found, viewer: Viewer) -> Figures:
    """Count what was found, in two queries."""
    keys = ("year", "type", "country", "modality", "standing")
    making = _Making(found)
    events = found.all_events.annotate(year=YearOf("earliest")).values(*keys)
    for row in events.annotate(n=Count("pk")).order_by():
        for figure in making.figures_for(row):
            if row["standing"] == "accepted":
                figure.accepted += row["n"]
            else:
                figure.waiting += row["n"]
    tellings = (
        visible.accounts(viewer)
        .filter(event__in=found.all_events)
        .exclude(standing="superseded")
        .annotate(year=YearOf("event__earliest"))
        .values_list(
            "year", "event__type", "event__country", "event__modality", "event__standing", "source"
        )
        .distinct()
        .order_by()
    )
    for *values, source in tellings:
        for figure in making.figures_for(dict(zip(keys, values, strict=True))):
            figure.sources.add(source)
    return making.made()


class _Making:
    """The figures while they are added up."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self._by: dict[str, dict[str, Figure]] = defaultdict(dict)
        self._total = Figure("", "", found.question.address())

    def figures_for(self, row: Mapping[str, object]) -> list[Figure]:
        """The figures that an event with these values counts for."""
        told = [self._total]
        for by in BY:
            value = "" if row[by] is None else str(row[by])
            if value not in self._by[by]:
                self._by[by][value] = self._figure(by, value)
            told.append(self._by[by][value])
        return told

    def made(self) -> Figures:
        """Years in order; of all else the largest first."""
        orders: dict[str, Callable[[Figure], tuple[object, ...]]] = {
            "year": lambda figure: (figure.value == "", figure.value.zfill(5)),
        }
        by = {
            name: sorted(
                self._by[name].values(),
                key=orders.get(name, lambda figure: (-figure.events, figure.words)),
            )
            for name in BY
        }
        return Figures(by, self._total)

    def _figure(self, by: str, value: str) -> Figure:
        question = self._found.question
        if by == "year":
            address = question.address(since=value, until=value)
            if not value:
                address = question.with_value("state", "undated")
            return Figure(value, value or words_of("state", "undated"), address)
        address = question.with_value(by, value) if value else ""
        return Figure(value, words_of(by, value), address)
