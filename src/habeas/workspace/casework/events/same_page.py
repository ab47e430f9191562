"""The suggestions of events that may be the same, two beside each other."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from habeas.workspace.casework.actions.suggest_joins import suggest_joins
from habeas.workspace.casework.events.changes import person
from habeas.workspace.casework.events.listing import line_of
from habeas.workspace.casework.events.reason_words import in_words
from habeas.workspace.casework.events.telling import tellings
from habeas.workspace.record import visible

_PAGE = 20


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """The page, the most alike first."""
    open_pairs = visible.event_pairs(request.user).filter(open=True)
    score, pk = _place(request.GET.get("after", ""))
    if pk:
        open_pairs = open_pairs.filter(score__lte=score).filter(Q(score__lt=score) | Q(pk__gt=pk))
    rows = list(open_pairs.order_by("-score", "pk")[: _PAGE + 1])
    last = rows[_PAGE - 1] if len(rows) > _PAGE else None
    rows = rows[:_PAGE]
    ids = {pk for pair in rows for pk in (pair.first_id, pair.second_id)}
    found = visible.events(request.user).select_related("place").in_bulk(ids)
    told = {one.event.pk: one for one in tellings(request.user, list(found.values()))}
    context = {
        "room": "events",
        "pairs": [
            _side_by_side(pair.reasons, told[pair.first_id], told[pair.second_id])
            for pair in rows
            if pair.first_id in told and pair.second_id in told
        ],
        "next": f"{last.score!r}_{last.pk}" if last else "",
        "waiting": visible.accounts(request.user).filter(compared=False).count(),
    }
    return render(request, "casework/event_suggestions.html", context)


@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """Compare what is new in the record."""
    added = suggest_joins(person(request))
    told = ngettext(
        "%(count)d pair was found that may be the same.",
        "%(count)d pairs were found that may be the same.",
        added,
    )
    messages.success(request, told % {"count": added})
    return HttpResponseRedirect(reverse("casework:event-suggestions"))


def _side_by_side(reasons: Any, one: Any, other: Any) -> dict[str, Any]:
    """The event that more sources tell comes first: the other one is joined to it."""
    if (other.event.sources, -other.event.pk) > (one.event.sources, -one.event.pk):
        one, other = other, one
    return {
        "sides": [(line_of(one), one), (line_of(other), other)],
        "kept": one.event,
        "gone": other.event,
        **in_words(reasons),
    }


def _place(after: str) -> tuple[float, int]:
    if not after:
        return 0.0, 0
    score, _, pk = after.partition("_")
    try:
        number = int(pk) if pk.isascii() and pk.isdecimal() else -1
        told = float(score)
    except ValueError:
        raise Http404 from None
    if not 0 < number < 2**63 or not -1000 < told < 1000:
        raise Http404
    return told, number
