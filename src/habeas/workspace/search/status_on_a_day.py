"""Who stood where on a day, as the record knows it today: in prison, charged, released.

The states are those of the list of cases (``casework.jobs.summaries``), which follow every change
that is accepted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime

from django.db.models import QuerySet

from habeas.workspace.casework.cases import visible_cases
from habeas.workspace.casework.models import CaseState
from habeas.workspace.record.visible import Viewer
from habeas.workspace.search.matching import Among


def states_on(day: date | None, viewer: Viewer) -> QuerySet[CaseState]:
    """The states on a day; without one, today."""
    today = datetime.now(UTC).date()
    return visible_cases.states(viewer).filter(
        first__lte=day or today,
        last__gte=day or today,
        known_from__lte=today,
        known_until__gte=today,
    )


def counted(
    taking_part: Iterable[tuple[int, int]], day: date, viewer: Viewer
) -> list[tuple[str, int]]:
    """The states of those who take part in events, and in how many of the events, in one query.

    Args:
        taking_part: entities and events.
        day: of which the states are asked.
        viewer: who asks.
    """
    pairs = set(taking_part)
    states = states_on(day, viewer).filter(Among("entity_id", {entity for entity, _ in pairs}))
    state_of = dict(states.values_list("entity_id", "state"))
    found = {(state_of[entity], event) for entity, event in pairs if entity in state_of}
    return Counter(state for state, _ in found).most_common()
