"""The page on which an account is judged."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.html import format_html_join
from django.views.decorators.http import require_safe

from habeas.workspace.record import visible
from habeas.workspace.review.presence import open_account, open_elsewhere
from habeas.workspace.review.queue import Queue
from habeas.workspace.review.reviewed import (
    account_or_404,
    namings_of,
    never_kept,
    passage_context,
    shown,
)
from habeas.workspace.review.slot_form import labels


@require_safe
def account(request: HttpRequest, pk: int) -> HttpResponse:
    """An account with its passage, its slots and its trail."""
    queue = Queue.asked(request.user, request.GET)
    return shown(request, account_or_404(request, pk), queue)


@require_safe
def passage(request: HttpRequest, pk: int) -> HttpResponse:
    """Only the passage, with more of the source around it."""
    context = passage_context(request, account_or_404(request, pk))
    return never_kept(render(request, "review/passage.html", context))


@require_safe
def others(request: HttpRequest, pk: int) -> HttpResponse:
    """Who else has the account open, asked for from time to time while it is open here."""
    if pk > 2**63 - 1:
        raise Http404
    account = get_object_or_404(visible.accounts(request.user).only("pk"), pk=pk)
    open_account(request.user, account.pk)
    names = open_elsewhere(request.user).get(account.pk, [])
    if ", ".join(names) == request.GET.get("told"):
        return never_kept(HttpResponse(status=204))  # nothing is read aloud anew
    return never_kept(render(request, "review/others.html", {"others": names}))


@require_safe
def names(request: HttpRequest, pk: int) -> HttpResponse:
    """Whom and what a source names, as the choices of a field."""
    source = get_object_or_404(visible.sources(request.user).only("pk"), pk=pk)
    names = sorted(labels(namings_of(request.user, source)))
    options = format_html_join("", '<option value="{}">', ((name,) for name in names))
    return HttpResponse(options)
