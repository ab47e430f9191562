"""The list of persons, groups, bodies, places and laws: by name, a page at a time.

A page costs the same however far it is from the beginning: it begins after the name with which
the page before it ended. What is counted is counted for the rows of the page alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from habeas.workspace.casework.countries import countries_of
from habeas.workspace.casework.people.part_in_events import WITHDRAWN
from habeas.workspace.casework.templatetags.people import description
from habeas.workspace.record import visible
from habeas.workspace.record.letters import letters_of
from habeas.workspace.record.models import Entity
from habeas.workspace.record.visible import Viewer

ON_A_PAGE = 50
MANY = 500  # events that are counted one by one; of more, the accounts are
TABS: dict[str, Promise] = {
    "person": gettext_lazy("Persons"),
    "group": gettext_lazy("Groups"),
    "organization": gettext_lazy("Bodies"),
    "place": gettext_lazy("Places"),
    "law": gettext_lazy("Laws"),
}
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to see, cleaned of what no page offers."""

    kind: str = "person"
    name: str = ""
    country: str = ""
    begin: str = ""  # a letter
    after: tuple[str, int] | None = None

    @classmethod
    def of(cls, request: HttpRequest) -> Asked:
        """What the address says."""
        given = request.GET
        kind = given.get("kind", "")
        country = given.get("country", "").upper()
        begin = given.get("from", "")
        return cls(
            kind if kind in TABS else "person",
            " ".join(given.get("q", "").replace("\0", " ").split())[:100],
            country if country.isalpha() and country.isascii() and len(country) == 3 else "",
            begin if len(begin) == 1 and begin in LETTERS else "",
            _place(given.get("after", "")),
        )


def entities(request: HttpRequest) -> HttpResponse:
    """The page of the list; with ``pick`` each row leads to the comparison with that entity."""
    asked = Asked.of(request)
    picked = _picked(request)
    rows = list(found(request.user, asked, picked)[: ON_A_PAGE + 1])
    shown = rows[:ON_A_PAGE]
    _count(request.user, shown)
    context = {
        "room": "people",
        "asked": asked,
        "picked": picked,
        "tabs": TABS.items(),
        "letters": LETTERS,
        "countries": countries_of(request.user),
        "rows": shown,
        "are_described": any(description(one) or one.designations for one in shown),
        "after": _mark(shown[-1]) if len(rows) > ON_A_PAGE else "",
    }
    is_part = request.headers.get("HX-Target") == "entities"
    name = "people_rows" if is_part else "people_list"
    return render(request, f"casework/{name}.html", context)


def found(viewer: Viewer, asked: Asked, picked: Entity | None = None) -> QuerySet[Entity]:
    """The living entities that were asked for, in the order of their names."""
    rows = (
        visible.entities(viewer).filter(kind=asked.kind, merged_into=None).order_by("letters", "pk")
    )
    if picked is not None:
        rows = rows.exclude(pk=picked.pk)
    if asked.country:
        told = visible.namings(viewer).filter(entity=OuterRef("pk"), source__country=asked.country)
        rows = rows.filter(Q(country=asked.country) | Q(Exists(told), country=""))
    if asked.name:
        words = letters_of(asked.name).split()
        rows = rows.none() if not words else rows
        for word in words:
            rows = rows.filter(spellings__contains=word)
    if asked.begin:
        rows = rows.filter(letters__gte=asked.begin)
    if asked.after is not None:
        letters, last = asked.after
        rows = rows.filter(letters__gte=letters).exclude(letters=letters, pk__lte=last)
    return rows


def _count(viewer: Viewer, rows: Sequence[Entity]) -> None:
    """Add to each row how many ``events`` it has and how many sources it is ``told_by``."""
    ids = [row.pk for row in rows]
    events = _events(viewer, ids, rows[0].kind if rows else "")
    named = visible.namings(viewer).filter(entity__in=ids).order_by("source__country")
    told_by, lands = Counter[int](), defaultdict[int, list[str]](list)
    rows_of = named.values_list("entity_id", "source__country")
    for entity, country, sources in rows_of.annotate(Count("source", distinct=True)):
        told_by[entity] += sources
        lands[entity].append(country)
    for row in rows:
        row.is_about = events.get(row.pk, 0) > MANY and row.kind != "place"  # type: ignore[attr-defined]
        row.events = events.get(row.pk, 0)  # type: ignore[attr-defined]
        row.told_by = told_by[row.pk]  # type: ignore[attr-defined]
        row.lands = [row.country] if row.country else lands[row.pk]  # type: ignore[attr-defined]


def _events(viewer: Viewer, ids: Sequence[int], kind: str) -> dict[int, int]:
    """How many events each of these entities has.

    What has very many (the police, a capital) is told by its accounts, of which the index alone
    knows the number.
    """
    if kind == "place":
        at = visible.events(viewer).filter(place__in=ids).values_list("place_id")
        return dict(at.annotate(Count("pk")))
    part = (
        visible.participants(viewer).filter(naming__entity__in=ids).values_list("naming__entity_id")
    )
    told = dict(part.annotate(Count("pk")))
    few = [pk for pk, number in told.items() if number <= MANY]
    rows = part.filter(naming__entity__in=few).exclude(account__standing__in=WITHDRAWN)
    return (
        told | dict.fromkeys(few, 0) | dict(rows.annotate(Count("account__event", distinct=True)))
    )


def _picked(request: HttpRequest) -> Entity | None:
    given = request.GET.get("pick", "")
    if not (given.isascii() and given.isdecimal() and len(given) < 19):
        return None
    return visible.entities(request.user).filter(pk=int(given), merged_into=None).first()


def _mark(row: Entity) -> str:
    return f"{row.letters}:{row.pk}"


def _place(mark: str) -> tuple[str, int] | None:
    """Where the page before ended; None for what no page wrote."""
    letters, _, last = mark.rpartition(":")
    if not (last.isascii() and last.isdecimal() and len(last) < 19) or "\0" in letters:
        return None
    return letters[:300], int(last)
