"""The events that an entity takes part in, in their order, each with its roles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Coalesce

from habeas.workspace.record import visible
from habeas.workspace.record.models import Account, Event
from habeas.workspace.record.visible import Viewer

ON_A_PAGE = 50
_LAST = date(9999, 12, 31)  # an event without a date stands at the end
# Accounts that count for nothing. They are taken out rather than the others looked for: SQLite
# would begin with all that stand, where it should begin with the entity.
WITHDRAWN = ("rejected", "superseded")
MOST_NAMINGS = 5_000  # of one entity: what one statement can name

Mark = tuple[date, int]


@dataclass(frozen=True, slots=True)
class Part:
    """An event, and as what the entity is in it."""

    event: Event
    roles: tuple[str, ...]

    @property
    def mark(self) -> str:
        """Where a page ends that ends with it."""
        return f"{self.event.earliest or _LAST}:{self.event.pk}"


def mark_of(given: str) -> Mark | None:
    """Where the page before ended; None for what no page wrote."""
    day, _, last = given.partition(":")
    if not (last.isascii() and last.isdecimal() and len(last) < 19):
        return None
    try:
        return date.fromisoformat(day), int(last)
    except ValueError:
        return None


def parts_of(
    viewer: Viewer, entity_id: int, after: Mark | None = None, most: int = ON_A_PAGE
) -> list[Part]:
    """The events of an entity, by date; one more than ``most`` where there are more.

    Args:
        viewer: who looks.
        entity_id: the entity.
        after: the event after which it goes on.
        most: on a page.
    """
    rows = _ids(viewer, entity_id, after)[: most + 1]
    ids = [pk for pk, _ in rows]
    events = visible.events(viewer).select_related("place").in_bulk(ids)
    roles = _roles(viewer, entity_id, ids)
    return [Part(events[pk], tuple(sorted(roles[pk]))) for pk in ids]


def _ids(viewer: Viewer, entity_id: int, after: Mark | None) -> QuerySet[Event, tuple[int, date]]:
    """A search for each way of taking part: each of them is quick, and one for all is not."""
    namings = list(
        visible.namings(viewer).filter(entity=entity_id).values_list("pk", flat=True)[:MOST_NAMINGS]
    )
    told = visible.accounts(viewer).exclude(standing__in=WITHDRAWN)
    asked = [
        _one(viewer, told.filter(**{f"{way}__in": namings}), after)
        for way in ("participants__naming", "place", "destination", "attributed_to")
    ]
    return asked[0].union(*asked[1:]).order_by("day", "pk")  # type: ignore[misc]


def _one(
    viewer: Viewer, told: QuerySet[Account], after: Mark | None
) -> QuerySet[Event, tuple[int, date]]:
    rows = (
        visible.events(viewer)
        .annotate(day=Coalesce("earliest", Value(_LAST)))
        .filter(pk__in=told.values("event"))
    )
    if after is not None:
        day, last = after
        rows = rows.filter(Q(day__gt=day) | Q(day=day, pk__gt=last))
    return rows.values_list("pk", "day").order_by()


def _roles(viewer: Viewer, entity_id: int, events: Iterable[int]) -> dict[int, set[str]]:
    """The roles of the entity in each of the events."""
    found: dict[int, set[str]] = defaultdict(set)
    accounts = visible.accounts(viewer).filter(event__in=events).exclude(standing__in=WITHDRAWN)
    took_part = accounts.filter(participants__naming__entity=entity_id)
    for event, role in took_part.values_list("event_id", "participants__role"):
        found[event].add(role)
    others = accounts.filter(
        Q(place__entity=entity_id) | Q(destination__entity=entity_id)
        | Q(attributed_to__entity=entity_id)
    )  # fmt: skip
    for event, *entities in others.values_list(
        "event_id", "place__entity", "destination__entity", "attributed_to__entity"
    ):
        ways = zip(("place", "destination", "attributed to"), entities, strict=True)
        found[event] |= {role for role, one in ways if one == entity_id}
    return found
