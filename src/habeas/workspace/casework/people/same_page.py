"""The suggestions of who may be the same, one after another, worked by keys."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from habeas.workspace.casework.jobs.compare_people import compare_some
from habeas.workspace.casework.models import Suggestion
from habeas.workspace.casework.people.compare_page import compared
from habeas.workspace.casework.people.posted import number
from habeas.workspace.casework.people.visible_suggestions import not_compared
from habeas.workspace.casework.people.visible_suggestions import suggestions as suggestions_for
from habeas.workspace.record.visible import Viewer

LISTED = 12


@require_GET
def suggestions(request: HttpRequest) -> HttpResponse:
    """The pair that was asked for, or the likeliest, and those that come after it."""
    waiting = waiting_for(request.user)
    asked = number(request.GET.get("pair", ""))
    shown = None if asked is None else waiting.filter(pk=asked).first()
    shown = shown or waiting.first()
    context: dict[str, Any] = {
        "room": "people",
        "shown": shown,
        "left": not_compared(request.user).count(),
    }
    if shown is not None:
        later = list(_after(waiting, shown)[:LISTED])
        context |= {
            "later": later,
            "total": waiting.count(),
            "earlier": _before(waiting, shown).first(),
            **compared(request.user, shown.one, shown.other),
        }
    return render(request, "casework/people_same.html", context)


@require_POST
def compare_new(request: HttpRequest) -> HttpResponse:
    """Compare some of those that are new; the part of the page that says how many are left."""
    compare_some()
    left = not_compared(request.user).count()
    if request.headers.get("HX-Request"):
        return render(request, "casework/people_comparing.html", {"left": left, "has_begun": True})
    return redirect("casework:suggestions")


def waiting_for(viewer: Viewer) -> QuerySet[Suggestion]:
    """The suggestions that wait for somebody, the likeliest first."""
    rows = suggestions_for(viewer)
    return rows.select_related("one", "other").order_by("-score", "pk")


def _after(rows: QuerySet[Suggestion], one: Suggestion) -> QuerySet[Suggestion]:
    return rows.filter(score__lte=one.score).exclude(score=one.score, pk__lte=one.pk)


def _before(rows: QuerySet[Suggestion], one: Suggestion) -> QuerySet[Suggestion]:
    earlier = rows.filter(score__gte=one.score).exclude(score=one.score, pk__gte=one.pk)
    return earlier.order_by("score", "-pk")
