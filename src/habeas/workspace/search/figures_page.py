"""Counts, charts and the map of whatever was searched."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from habeas.workspace.search.charts import bars, beyond, columns, earlier
from habeas.workspace.search.figures import BY, figures_of
from habeas.workspace.search.found import Found
from habeas.workspace.search.naming_values import tags_of
from habeas.workspace.search.question import question_of
from habeas.workspace.search.search_page import kept
from habeas.workspace.search.world_map import legend, world_map


@require_GET
def figures(request: HttpRequest) -> HttpResponse:
    """Counts by year, type, country, modality and standing, each as a chart and as a table."""
    context = _context(request)
    told = context["figures"]
    context["charts"] = [
        {
            "name": name,
            "title": str(title),
            "svg": (columns if name == "year" else bars)(told.by[name], str(title), name),
            "figures": told.by[name],
            "left_out": (earlier if name == "year" else beyond)(told.by[name]),
            "undated": next(
                (one for one in told.by[name] if name == "year" and not one.value), None
            ),
        }
        for name, title in BY.items()
        if told.by[name]
    ]
    return render(request, "search/figures.html", context)


@require_GET
def map_page(request: HttpRequest) -> HttpResponse:
    """Where it happened: countries on a map, and in a table beside it."""
    context = _context(request)
    countries = context["figures"].by["country"]
    context |= {
        "svg": world_map(countries, str(BY["country"])),
        "countries": countries,
        "legend": legend(countries),
    }
    return render(request, "search/map.html", context)


def _context(request: HttpRequest) -> dict[str, Any]:
    question = question_of(request.GET)
    return {
        "room": "search",
        "question": question,
        "address": question.address(),
        "tags": tags_of(question, request.user),
        "kept": kept(question),
        "figures": figures_of(Found(question, request.user), request.user),
    }
