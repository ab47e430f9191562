"""The search page: results at once, and a moment later what they can be narrowed down to."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_GET

from habeas.workspace.record import visible
from habeas.workspace.search.facets import BOUND, facets_of
from habeas.workspace.search.found import COMMON, PAGE, Found
from habeas.workspace.search.naming_values import tags_of
from habeas.workspace.search.question import MOST_PAGES, Question, question_of
from habeas.workspace.search.results import results_of

ORDERS = {
    "best": gettext_lazy("Best match"),
    "date": gettext_lazy("Latest first"),
    "oldest": gettext_lazy("Earliest first"),
    "newest": gettext_lazy("Newest in the record"),
}
_MOST_TITLES = 5


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """The results of the question in the address; without one, everything, the latest first."""
    question = question_of(request.GET)
    found = Found(question, request.user)
    events, is_more = found.page(question.page)
    orders = [
        (name, words, question.address(order=name))
        for name, words in ORDERS.items()
        if name != "best" or found.query.wanted
    ]
    context = {
        "room": "search",
        "question": question,
        "address": question.address(),
        "results": results_of(found, events, request.user),
        "tags": tags_of(question, request.user),
        "titles": _titles(found, request),
        "notes": _notes(found),
        "orders": orders,
        "order": found.order,
        "kept": kept(question),
        "before": question.address(page=question.page - 1) if question.page > 1 else None,
        "after": question.address(page=question.page + 1)
        if is_more and question.page < MOST_PAGES
        else None,
        "is_end": is_more and question.page == MOST_PAGES,
        "first": (question.page - 1) * PAGE + 1,
    }
    return render(request, "search/search.html", context)


@require_GET
def facets(request: HttpRequest) -> HttpResponse:
    """The part of the page that says how many were found, and what they can be narrowed to."""
    question = question_of(request.GET)
    told = facets_of(Found(question, request.user), request.user)
    context = {"told": told, "question": question, "bound": BOUND}
    if not request.headers.get("HX-Request"):  # no script asks for it
        return render(request, "search/facets_page.html", {"room": "search", **context})
    return render(request, "search/facets.html", context)


def kept(question: Question) -> list[tuple[str, str]]:
    """What the form for the words carries along: all that was chosen, but not the page."""
    pairs = [(facet, value) for facet, values in question.chosen.items() for value in values]
    return [*pairs, *([("order", question.order)] if question.order else [])]


def _titles(found: Found, request: HttpRequest) -> list[Any]:
    """Sources whose title has the words."""
    wanted = found.query.wanted
    if not wanted or found.question.chosen or found.question.page > 1:
        return []
    rows = visible.sources(request.user)
    for term in wanted:
        rows = rows.filter(title__icontains=" ".join(term.words))
    return list(rows.order_by("-earliest", "id").values("pk", "title", "country")[:_MOST_TITLES])


def _notes(found: Found) -> list[str]:
    """What a person should know about how the question was understood."""
    notes = []
    if found.query.cut:
        notes.append(gettext("That is a long question: only its beginning was looked for."))
    if found.question.text and not found.query.terms:
        notes.append(gettext("There is no word in what you typed: everything is shown."))
    if found.is_inside and found.hits:
        notes.append(
            gettext(
                "No passage has these words as they stand: shown is where they are inside words."
            )
        )
    notes += [
        gettext("“%s” is no date: write 2012, 2012-09 or 2012-09-03.") % typed
        for typed in found.question.misread
    ]
    if found.query.wanted and found.is_common and found.question.order in ("", "best"):
        notes.append(
            gettext(
                "More than %(most)s passages have these words, too many to say which fits best:"
                " shown by date. Add a word to see the best match first."
            )
            % {"most": f"{COMMON:,}"}
        )
    return notes
