"""The list of cases."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from habeas.workspace.casework.cases import visible_cases
from habeas.workspace.casework.cases.asked import AskedOfCases, given
from habeas.workspace.casework.cases.case_line import SHOWN, SHOWN_STATE, Line, lines_of
from habeas.workspace.casework.cases.silence import OPEN_STATES, months_before, newest_by_country
from habeas.workspace.casework.countries import named
from habeas.workspace.casework.jobs.refreshing import refresh
from habeas.workspace.casework.models import CaseState, CaseSummary
from habeas.workspace.record import visible
from habeas.workspace.record.letters import letters_of

_ON_A_PAGE = 50
_NOTHING_MISSING = "  "  # as ``CaseSummary.missing_text`` has it
_FILTERS = ("name", "state", "country", "kind", "silent", "missing")


def cases(request: HttpRequest) -> HttpResponse:
    """Everybody who has a case; or, with a day, where they stood on it, as known on another."""
    left = refresh()
    form = AskedOfCases(given(request.GET.dict()))
    is_right = form.is_valid()
    asked = form.cleaned_data
    newest = newest_by_country(visible.sources(request.user), visible.accounts(request.user))
    day, known = asked.get("on"), asked.get("known")
    narrowed = _narrowed(asked, newest)
    rows = visible_cases.summaries(request.user).filter(narrowed)
    states = None
    if day is not None or known is not None:
        states = _states(visible_cases.states(request.user), day, known, asked.get("state") or "")
    elif asked.get("state"):
        rows = rows.filter(state=asked["state"])
    page = _page(request, rows, states, narrowed=bool(narrowed))
    context = {
        "room": "cases",
        "form": form,
        "page": page,
        "lines": _lines(page, states, newest, _asked_again(day, known)),
        "left": left,
        "day": day,
        "known": known,
        "is_now": states is None,
        "countries": named(newest),
        "is_filtered": any(request.GET.get(one) for one in (*_FILTERS, "on", "known")),
        "query": _query(request),
    }
    part = "casework/cases_found.html" if request.headers.get("HX-Request") else ""
    status = 200 if is_right else 400
    return render(request, part or "casework/cases.html", context, status=status)


def _narrowed(asked: dict[str, Any], newest: dict[str, date]) -> Q:
    """What is asked of the summaries."""
    found = Q()
    for word in letters_of(asked.get("name") or "").split():
        found &= Q(letters__contains=word)
    if country := asked.get("country"):
        found &= Q(country=country.upper())
    if kind := asked.get("kind"):
        found &= Q(kind=kind)
    if missing := asked.get("missing"):
        anything = ~Q(missing_text=_NOTHING_MISSING)
        found &= anything if missing == "any" else Q(missing_text__contains=f" {missing} ")
    if months := asked.get("silent"):
        found &= _silent(newest, months) & Q(state__in=OPEN_STATES)
    return found


def _silent(newest: dict[str, date], months: int) -> Q:
    """Whose last news are older than so many months before the newest of their country."""
    found = Q(pk=None)
    for country, day in newest.items():
        found |= Q(country=country, last_news__lte=months_before(day, months))
    return found


def _states(
    states: QuerySet[CaseState], day: date | None, known: date | None, state: str
) -> QuerySet[CaseState]:
    """The states on a day as known on a day; without the first, on the second."""
    on, as_known = day or known, known or date.max
    rows = states.filter(
        first__lte=on, last__gte=on, known_from__lte=as_known, known_until__gte=as_known
    )
    return rows.filter(state=state) if state else rows


class _Pages(Paginator[Any]):
    """The pages of the list, which may be counted by a quicker query than they are made by."""

    def __init__(self, rows: QuerySet[Any], counted: QuerySet[Any]) -> None:
        super().__init__(rows, _ON_A_PAGE)
        self._counted = counted

    @cached_property
    def count(self) -> int:
        """How many cases there are on all pages."""
        return self._counted.count()


def _page(
    request: HttpRequest,
    rows: QuerySet[CaseSummary],
    states: QuerySet[CaseState] | None,
    *,
    narrowed: bool,
) -> Page[Any]:
    """The page that is asked for; of a number that is none, or too high, the first or the last."""
    counted: QuerySet[Any] = rows
    if states is not None:
        rows = rows.filter(Exists(states.filter(entity_id=OuterRef("entity_id"))))
        # Who has states has a summary: they are computed together. States never overlap.
        counted = rows if narrowed else states
    number = request.GET.get("page", "1")
    pages = _Pages(rows.order_by("letters", "entity_id").values(*SHOWN), counted)
    return pages.get_page(number if len(number) < 9 else 1)


def _lines(
    page: Page[Any], states: QuerySet[CaseState] | None, newest: dict[str, date], asked: str
) -> list[Line]:
    summaries = list(page)
    told = None
    if states is not None:
        rows = states.filter(entity_id__in=[one["entity_id"] for one in summaries])
        told = {one["entity_id"]: one for one in rows.values(*SHOWN_STATE)}
    return lines_of(summaries, told, newest, asked)


def _asked_again(day: date | None, known: date | None) -> str:
    """The question of a case's address, for the same days."""
    days = {"on": day, "known": known}
    told = [f"{name}={one.isoformat()}" for name, one in days.items() if one is not None]
    return f"?{'&'.join(told)}" if told else ""


def _query(request: HttpRequest) -> str:
    """The address's question without the page."""
    asked = request.GET.copy()
    asked.pop("page", None)
    return asked.urlencode()
