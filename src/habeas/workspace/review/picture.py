"""The page of the file as a picture, with what the account says marked on it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from habeas.workspace.record import visible
from habeas.workspace.record.models import Account
from habeas.workspace.review.passage import marks_of
from habeas.workspace.review.pictured import has_picture
from habeas.workspace.review.queue import number
from habeas.workspace.review.reviewed import account_or_404

_SHOWN = ("passage", "trigger", "date", "subject", "agent")


@require_safe
def picture(request: HttpRequest, pk: int) -> HttpResponse:
    """The part of the page that shows a picture of it."""
    account = account_or_404(request, pk)
    page = number(request.GET.get("page"))
    if page is None or not has_picture(account.source_id, account.source.media_type, page):
        raise Http404
    return render(
        request,
        "review/picture.html",
        {
            "address": reverse("intake:page-image", args=[account.source_id, page]),
            "marks": _marks(request, account, page),
            "page": page,
        },
    )


def _marks(request: HttpRequest, account: Account, page: int) -> list[tuple[str, Any]]:
    """Class and rectangle of each mark on the page; none where the intake cannot say."""
    try:
        found = import_module("habeas.workspace.intake.page_marks").marks_of_spans
    except ImportError:
        return []
    source = visible.sources(request.user).get(pk=account.source_id)
    told = [(span, name) for span, name in marks_of(account) if name in _SHOWN]
    boxes = found(source, [(span.start, span.end) for span, _name in told])
    return [
        (name, box)
        for (_span, name), some in zip(told, boxes, strict=True)
        for box in some
        if box.page == page
    ]
