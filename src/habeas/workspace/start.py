"""The first page: what is in the record, and what waits for somebody."""

from __future__ import annotations

import sys

from django.db import DatabaseError, InterfaceError
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from habeas.workspace.record import visible
from habeas.workspace.told_errors import without_database


def start(request: HttpRequest) -> HttpResponse:
    """The first page."""
    counts = visible.accounts(request.user).values_list("standing").annotate(Count("id"))
    context = {
        "standings": dict(counts),
        "sources": visible.sources(request.user).count(),
        "latest": visible.sources(request.user)
        .order_by("-id")
        .only("title", "name", "country")[:8],
    }
    return render(request, "workspace/start.html", context)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for an address where nothing is."""
    del exception
    return render(request, "workspace/error.html", {"code": "not-found"}, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """The page for what nobody caught: the database is away, or a defect. It asks no database."""
    if isinstance(sys.exc_info()[1], DatabaseError | InterfaceError):
        return without_database(request)
    return render(None, "workspace/broken.html", status=500)
