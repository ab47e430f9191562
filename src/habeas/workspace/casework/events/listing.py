"""The list of events, and how many people they happened to."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from habeas.codebook import load_codebook
from habeas.workspace.casework.countries import countries_of
from habeas.workspace.casework.events.comparison import Contradiction, contradictions_of
from habeas.workspace.casework.events.event_filter import EventFilter, filter_in, page_of
from habeas.workspace.casework.events.headcount import total_of
from habeas.workspace.casework.events.headcount_words import headcount_words
from habeas.workspace.casework.events.sentence import sentence_of, type_words
from habeas.workspace.casework.events.telling import Telling, tellings
from habeas.workspace.record import visible
from habeas.workspace.record.models import Event

MOST_COUNTED = 1000  # events whose people are counted together
_FIELDS = {
    "type": gettext_lazy("What"),
    "country": gettext_lazy("Country"),
    "since": gettext_lazy("From"),
    "until": gettext_lazy("Until"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """An event in a list."""

    event: Event
    sentence: str
    type: str
    people: str
    contradictions: list[Contradiction]


@require_safe
def events(request: HttpRequest, *, undecided: bool = False) -> HttpResponse:
    """The list; with ``undecided`` that of the events about which somebody has to decide."""
    asked, wrong = filter_in(request.GET)
    if undecided:
        standing = asked.standing if "standing" in request.GET else "any"
        asked = EventFilter(standing=standing, undecided=True)
    rows, after = page_of(
        asked.of(visible.events(request.user)).select_related("place"),
        request.GET.get("after", ""),
    )
    by_standing = dict(
        visible.events(request.user).order_by().values_list("standing").annotate(Count("id"))
    )
    context = {
        "room": "events",
        "filter": asked,
        "wrong": wrong,
        "wrong_fields": [str(_FIELDS[name]) for name in wrong],
        "lines": [line_of(one) for one in tellings(request.user, rows)],
        "next": asked.query(after=after) if after else "",
        "is_first": not request.GET.get("after"),
        "tabs": [
            (standing, by_standing.get(standing, 0), asked.query(standing=standing))
            for standing in ("accepted", "proposed", "rejected")
        ],
        "types": sorted((type_words(kind), kind) for kind in load_codebook().types),
        "countries": countries_of(request.user),
        "open_pairs": visible.event_pairs(request.user).filter(open=True).count(),
        "undecided": visible.events(request.user).filter(undecided=True).count(),
        "people_query": asked.query(),
    }
    return render(request, "casework/events.html", context)


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """A part of the list: how many people all events that pass the filter happened to."""
    asked, _ = filter_in(request.GET)
    passing = asked.of(visible.events(request.user)).order_by("pk")[: MOST_COUNTED + 1]
    rows = list(passing)
    total = None
    if len(rows) <= MOST_COUNTED:
        told = tellings(request.user, rows)
        total = total_of(one.headcount for one in told)
    context = {
        "total": total,
        "words": headcount_words(total) if total else "",
        "most": MOST_COUNTED,
        "events": len(rows),
    }
    return render(request, "casework/event_people.html", context)


def line_of(telling: Telling) -> Line:
    """An event as a list shows it."""
    count = telling.headcount
    return Line(
        telling.event,
        sentence_of(telling),
        type_words(telling.event.type),
        headcount_words(count) if count and (count.most != 1 or count.differ) else "",
        contradictions_of(telling),
    )
