"""The list of sources, on which files are brought in."""

from __future__ import annotations

from collections import defaultdict

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from habeas.sources.opened_file import LARGEST
from habeas.workspace.intake.forms import ListForm, OptionsForm
from habeas.workspace.intake.job_list import job_list
from habeas.workspace.record import visible
from habeas.workspace.record.models import Source
from habeas.workspace.record.models.source import HEAVY
from habeas.workspace.record.visible import Viewer

_ON_A_PAGE = 50


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """The sources of the record, and the files that are being read."""
    return list_page(request, OptionsForm())


def list_page(request: HttpRequest, options: OptionsForm, *, status: int = 200) -> HttpResponse:
    """The page, with what was filled in for the files that are brought in."""
    known = visible.sources(request.user)
    form = ListForm(request.GET, known)
    chosen = form.chosen(known).defer(*HEAVY).order_by("-id")
    page = Paginator(chosen, _ON_A_PAGE).get_page(request.GET.get("page"))
    asked = request.GET.copy()
    asked.pop("page", None)
    context = {
        "room": "intake",
        "form": form,
        "options": options,
        "page": page,
        "rows": _with_standings(request.user, list(page)),
        "asked": asked.urlencode(),
        "is_filtered": any(asked.values()),
        "largest": LARGEST,
        "largest_told": LARGEST // 1_000_000,
        **job_list(request.user),
    }
    return render(request, "intake/sources.html", context, status=status)


def _with_standings(viewer: Viewer, rows: list[Source]) -> list[tuple[Source, dict[str, int]]]:
    """The sources, each with how many of its accounts stand how."""
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    found = visible.accounts(viewer).filter(source__in=[row.pk for row in rows])
    for source, standing, number in found.values_list("source", "standing").annotate(Count("id")):
        counts[source][standing] = number
    return [(row, counts[row.pk]) for row in rows]
