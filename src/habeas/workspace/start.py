"""The first page: what is in the record, and what waits for somebody."""

from __future__ import annotations

import sys

from django.db.models import Count, OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from habeas.workspace.record import visible
from habeas.workspace.record.models import Source
from habeas.workspace.refusal import refusal_of
from habeas.workspace.told_errors import refused

_LATEST = 8


def start(request: HttpRequest) -> HttpResponse:
    """The first page."""
    counts = visible.accounts(request.user).values_list("standing").annotate(Count("id"))
    context = {
        "standings": dict(counts),
        "sources": visible.sources(request.user).count(),
        "latest": _latest(request),
    }
    return render(request, "workspace/start.html", context)


def _latest(request: HttpRequest) -> list[Source]:
    """The latest sources, each with how many of its accounts wait."""
    waiting = visible.accounts(request.user).filter(standing="proposed", source=OuterRef("pk"))
    count = waiting.order_by().values("source").annotate(n=Count("pk")).values("n")
    sources = visible.sources(request.user).only("title", "name", "country", "period")
    return list(sources.annotate(waiting=Subquery(count)).order_by("-id")[:_LATEST])


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for an address where nothing is."""
    del exception
    return render(request, "workspace/error.html", {"code": "not-found"}, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """The page for what nobody caught: a refusal, or a defect. It asks no database."""
    refusal = refusal_of(sys.exc_info()[1])
    if refusal is not None:
        return refused(request, refusal)
    return render(None, "workspace/broken.html", status=500)
