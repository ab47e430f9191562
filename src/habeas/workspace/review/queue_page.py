"""The page of the queue: what waits, in an order, with filters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from habeas.exchange.wording import country_name
from habeas.workspace.record import visible
from habeas.workspace.record.gravity import GRADES
from habeas.workspace.record.lists import as_lines, people_of
from habeas.workspace.review.presence import leave
from habeas.workspace.review.proposals import proposals_of
from habeas.workspace.review.queue import Queue
from habeas.workspace.review.slot_form import choices

PAGE = 25
COUNTED = 10_000
_OFFERED = 100  # sources in the list; one further back is reached from its own page
ORDER_NAMES = {
    "uncertain": _("least certain first"),
    "grave": _("gravest first"),
    "reading": _("by source, in reading order"),
}


@require_safe
def queue_page(request: HttpRequest) -> HttpResponse:
    """What waits for a judgement."""
    queue = Queue.asked(request.user, request.GET)
    after = request.GET.get("after", "")
    query = f"?{queue.address}" if queue.address else ""
    lines, more = queue.page(PAGE, after, as_lines)
    leave(request.user)
    people, titles = people_of(lines, request.user), dict(choices()["type"])
    proposals = proposals_of(lines, people, titles, queue.elsewhere, query)
    free = [one for one in proposals if not one["others"]]
    context = {
        "room": "review",
        "queue": queue,
        "query": query,
        "proposals": proposals,
        "first": next(iter(free or proposals), None),
        "after": after,
        "more": more,
        "left": queue.left(COUNTED + 1),
        "counted": COUNTED,
        "orders": ORDER_NAMES,
        "grades": GRADES,
        **filters_of(request, queue),
    }
    return render(request, "review/queue.html", context)


def filters_of(request: HttpRequest, queue: Queue) -> dict[str, Any]:
    """What the filters offer: the types of the codebook, the latest sources and their countries."""
    sources = visible.sources(request.user).order_by("-id").values_list("pk", "title", "name")
    offered = list(sources[:_OFFERED])
    if queue.source is not None and queue.source not in {pk for pk, _title, _name in offered}:
        offered += list(sources.filter(pk=queue.source))
    countries = visible.sources(request.user).order_by("country").values_list("country", flat=True)
    entity = None
    if queue.entity is not None:
        entity = visible.entities(request.user).filter(pk=queue.entity).only("name").first()
    return {
        "types": choices()["type"],
        "titles": dict(choices()["type"]),
        "sources": [(pk, title or name) for pk, title, name in offered],
        "countries": sorted(_named(countries.distinct()), key=itemgetter(1)),
        "entity": entity,
    }


def _named(countries: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Codes of countries with their names: ``"CHL"`` is Chile."""
    return ((code, country_name(code) or code) for code in countries if code)
