"""By what a table can be made: a closed list, each with the SQL that gives its value.

This is the only place where the words of a question become SQL, and only words of this list do:
everything else that a person types goes to DuckDB as a parameter.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal

Level = Literal["source", "event", "case"]
Key = str | int | None  # a country's code, a year, an agent's name; None: not told


class All(Enum):
    """Stands for the whole of a dimension, in totals."""

    ALL = "all"


ALL = All.ALL


@dataclass(frozen=True, slots=True)
class Dimension:
    """Something by which events are told apart.

    Attributes:
        name: as it is typed.
        title: as it is shown.
        level: of what it is a property. Properties of a source hold for all that it tells, so that
            it can be said how many reports and words were read for each value.
        value: SQL over an event ``e`` (or a case) of a source ``s``; a list where ``several``.
        several: whether one event can stand under several values.
        ordered: whether the values have an order of their own; others stand by their numbers.
    """

    name: str
    title: str
    level: Level
    value: str
    several: bool = False
    ordered: bool = False


DIMENSIONS = {
    dimension.name: dimension
    for dimension in (
        Dimension("country", "country", "source", "s.country", ordered=True),
        Dimension("publisher", "publisher", "source", "s.publisher", ordered=True),
        Dimension("period", "period", "source", "s.period", ordered=True),
        Dimension(
            "year",
            "year",
            "event",
            "CASE WHEN year(e.earliest) = year(e.latest) THEN year(e.earliest) END",
            ordered=True,
        ),
        Dimension("type", "type", "event", "e.type"),
        Dimension("group", "group of types", "event", "coalesce(coded.in_group, 'other')"),
        Dimension("right", "right", "event", "coalesce(coded.rights, [])", several=True),
        Dimension(
            "agent",
            "agent",
            "event",  # most have one at most: only the others are looked through
            "CASE WHEN len(e.agent) > 1 THEN list_distinct(e.agent) ELSE e.agent END",
            several=True,
        ),
        Dimension(
            "agent_kind", "kind of agent", "event", "coalesce(acting.kinds, [])", several=True
        ),
        Dimension("modality", "told as", "event", "e.modality"),
        Dimension("outcome", "outcome", "event", "e.outcome"),
        Dimension("state", "status", "case", "e.state"),
    )
}

# What is joined to the events for some of them.
JOINS = {
    "group": "LEFT JOIN coded ON coded.type = e.type",
    "right": "LEFT JOIN coded ON coded.type = e.type",
    "agent_kind": """
        LEFT JOIN (
            SELECT source, event, list_sort(list(DISTINCT kind)) AS kinds
            FROM participants WHERE role = 'agent' GROUP BY source, event
        ) AS acting ON acting.source = e.source AND acting.event = e.event""",
}
