"""The surest proposals as one list, to be accepted at once."""

from __future__ import annotations

import math
from collections.abc import Iterator

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from habeas.workspace.record.actions.accept_batch import accept_batch
from habeas.workspace.record.lists import as_lines, people_of
from habeas.workspace.review.proposals import proposals_of
from habeas.workspace.review.queue import Queue, number
from habeas.workspace.review.queue_page import filters_of
from habeas.workspace.review.reviewed import reviewer
from habeas.workspace.review.slot_form import choices

PAGE = 50
THRESHOLDS = (0.99, 0.97, 0.95, 0.9, 0.85, 0.8)
_FIRST = 0.95


@require_http_methods(["GET", "HEAD", "POST"])
def batch_page(request: HttpRequest) -> HttpResponse:
    """Show the surest of a queue; accept those whose boxes are ticked."""
    queue = Queue.asked(request.user, request.GET)
    least = _threshold(request.GET.get("least"))
    address = f"?{queue.address}&least={least}" if queue.address else f"?least={least}"
    if request.method == "POST":
        batch = accept_batch(
            _chosen(request), reviewer(request), reason=_("in a batch: %.2f and more") % least
        )
        done = len(batch.accepted)
        if done:
            said = ngettext("%d account accepted.", "%d accounts accepted.", done) % done
            messages.success(request, said)
        elif not batch.refused:
            messages.warning(request, _("No box was ticked."))
        if batch.refused:
            request.session["review_refused"] = batch.refused[:PAGE]
        return redirect(reverse("review:batch") + address)
    rows = queue.waiting().filter(confidence__gte=least).order_by("-confidence", "-id")
    lines = list(as_lines(rows)[:PAGE])
    people, titles = people_of(lines, request.user), dict(choices()["type"])
    query = f"?{queue.address}" if queue.address else ""
    context = {
        "room": "review",
        "queue": queue,
        "query": query,
        "address": address,
        "least": least,
        "thresholds": THRESHOLDS if least in THRESHOLDS else (*THRESHOLDS, least),
        "proposals": proposals_of(lines, people, titles, queue.elsewhere, query),
        "is_full": len(lines) == PAGE,
        "refused": request.session.pop("review_refused", ()),
        **filters_of(request, queue),
    }
    return render(request, "review/batch.html", context)


def _threshold(told: str | None) -> float:
    try:
        least = float(told or _FIRST)
    except ValueError:
        raise Http404 from None
    if not math.isfinite(least) or not 0 <= least <= 1:
        raise Http404
    return least


def _chosen(request: HttpRequest) -> Iterator[tuple[int, int]]:
    """Ids and versions of the boxes that were ticked: "17:0"."""
    for told in request.POST.getlist("account")[:PAGE]:
        pk, _colon, version = told.partition(":")
        account, seen = number(pk), number(version)
        if account is not None and seen is not None:
            yield account, seen
