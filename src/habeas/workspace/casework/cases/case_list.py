"""The list of cases."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from habeas.workspace.casework.cases import seen
from habeas.workspace.casework.cases.asked import AskedOfCases, given
from habeas.workspace.casework.cases.missing import BY_CODE
from habeas.workspace.casework.cases.refreshing import refresh
from habeas.workspace.casework.cases.silence import (
    OPEN_STATES,
    months_before,
    months_between,
    newest_by_country,
)
from habeas.workspace.casework.models import CaseState, CaseSummary
from habeas.workspace.record import visible
from habeas.workspace.record.letters import letters_of

_ON_A_PAGE = 50
NOTHING_MISSING = "  "  # as ``CaseSummary.missing_text`` has it
_FILTERS = ("name", "state", "country", "kind", "silent", "missing")


def cases(request: HttpRequest) -> HttpResponse:
    """Everybody who has a case; or, with a day, where they stood on it, as known on another."""
    left = refresh()
    form = AskedOfCases(given(request.GET.dict()))
    is_right = form.is_valid()
    asked = form.cleaned_data
    newest = newest_by_country(visible.sources(request.user))
    day, known = asked.get("on"), asked.get("known")
    page: Page[Any]
    if day is None and known is None:
        rows = seen.summaries(request.user).filter(_narrowed(asked, newest))
        if asked.get("state"):
            rows = rows.filter(state=asked["state"])
        page = _page(request, rows.select_related("entity").order_by("letters", "entity"))
        lines = [_line(summary, summary, newest) for summary in page]
    else:
        narrowed = _narrowed(asked, newest, "entity__case__")
        states = seen.states(request.user)
        found = _states(states, narrowed, day, known, asked.get("state") or "")
        page = _page(request, found)
        lines = [_line(state.entity.case, state, newest) for state in page]
    context = {
        "room": "cases",
        "form": form,
        "page": page,
        "lines": lines,
        "left": left,
        "day": day,
        "known": known,
        "countries": sorted(newest),
        "is_filtered": any(request.GET.get(one) for one in (*_FILTERS, "on", "known")),
        "query": _query(request),
    }
    part = "casework/cases_found.html" if request.headers.get("HX-Request") else ""
    status = 200 if is_right else 400
    return render(request, part or "casework/cases.html", context, status=status)


def _narrowed(asked: dict[str, Any], newest: dict[str, date], to: str = "") -> Q:
    """What is asked of the summaries, ``to`` which a query leads: "entity__case__"."""
    found = Q()
    for word in letters_of(asked.get("name") or "").split():
        found &= Q((f"{to}letters__contains", word))
    if country := asked.get("country"):
        found &= Q((f"{to}country", country.upper()))
    if kind := asked.get("kind"):
        found &= Q((f"{to}kind", kind))
    if missing := asked.get("missing"):
        any_at_all = missing == "any"
        found &= (
            ~Q((f"{to}missing_text", NOTHING_MISSING))
            if any_at_all
            else Q((f"{to}missing_text__contains", f" {missing} "))
        )
    if months := asked.get("silent"):
        found &= _silent(newest, months, to) & Q((f"{to}state__in", OPEN_STATES))
    return found


def _silent(newest: dict[str, date], months: int, to: str) -> Q:
    """Whose last news are older than so many months before the newest of their country."""
    found = Q((f"{to}pk", None))
    for country, day in newest.items():
        last = months_before(day, months)
        found |= Q((f"{to}country", country), (f"{to}last_news__lte", last))
    return found


def _states(
    states: QuerySet[CaseState], narrowed: Q, day: date | None, known: date | None, state: str
) -> QuerySet[CaseState]:
    """The states on a day as known on a day; without the first, on the second."""
    on, as_known = day or known, known or date.max
    rows = states.filter(
        narrowed, first__lte=on, last__gte=on, known_from__lte=as_known, known_until__gte=as_known
    )
    rows = rows.filter(state=state) if state else rows
    rows = rows.filter(entity__case__isnull=False).select_related("entity__case")
    return rows.order_by("entity__case__letters", "entity")


def _line(
    summary: CaseSummary, told: CaseSummary | CaseState, newest: dict[str, date]
) -> dict[str, Any]:
    latest = newest.get(summary.country)
    is_open = summary.state in OPEN_STATES
    silent = months_between(summary.last_news, latest) if latest and summary.last_news else 0
    return {
        "case": summary,
        "told": told,
        "silent": silent if is_open and silent >= 12 else 0,
        "missing": [BY_CODE[code] for code in summary.missing if code in BY_CODE],
    }


def _page(request: HttpRequest, rows: QuerySet[Any]) -> Page[Any]:
    """The page that is asked for; of a number that is none, or too high, the first or the last."""
    number = request.GET.get("page", "1")
    return Paginator(rows, _ON_A_PAGE).get_page(number if len(number) < 9 else 1)


def _query(request: HttpRequest) -> str:
    """The address's question without the page."""
    asked = request.GET.copy()
    asked.pop("page", None)
    return asked.urlencode()
