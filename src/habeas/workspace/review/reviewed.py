"""An account on its page: itself, its passage, its form, and what lies next to it in the queue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from habeas.codebook import load_codebook
from habeas.spans import Span
from habeas.workspace.record import visible
from habeas.workspace.record.models import Account, Naming, Source
from habeas.workspace.record.visible import Viewer
from habeas.workspace.review.passage import AROUND, marks_of, surroundings
from habeas.workspace.review.pictured import has_picture
from habeas.workspace.review.presence import open_account
from habeas.workspace.review.queue import Queue, number
from habeas.workspace.review.slot_form import SlotForm, choices
from habeas.workspace.review.trail import trail_of

COUNTED = 1_000  # accounts left are counted as far as that
REASONS = (  # why an account is rejected, as the page offers it; the words are what is stored
    "the words tell no such event",
    "told wrongly, and not worth correcting",
    "another account of this source tells it already",
    "outside of what this record holds",
)
_HEAVY = ("source__text", "source__facts", "source__printed", "source__page_sizes")


def with_all(viewer: Viewer) -> QuerySet[Account]:
    """The accounts that somebody may see, with what their page shows, and without the text."""
    people = visible.participants(viewer).select_related("naming")
    return (
        visible.accounts(viewer)
        .select_related("source", "made_by", "place", "destination", "attributed_to", "supersedes")
        .prefetch_related(Prefetch("participants", people))
        .defer(*_HEAVY)
    )


def account_or_404(request: HttpRequest, pk: int) -> Account:
    """The account, which the viewer may see."""
    if pk > 2**63 - 1:
        raise Http404
    return get_object_or_404(with_all(request.user), pk=pk)


def namings_of(viewer: Viewer, source: Source) -> Sequence[Naming]:
    """Whom and what a source names, as the forms need it."""
    rows = visible.namings(viewer).filter(source=source)
    return list(rows.only("local", "name", "source_id", "kind").order_by("id"))


def reviewer(request: HttpRequest) -> AbstractBaseUser:
    """Who asks: the actions want somebody who has logged in."""
    if not isinstance(request.user, AbstractBaseUser):
        raise Http404
    return request.user


def latest_of(request: HttpRequest, account: Account) -> Account:
    """What took the place of an account, by now; itself where nothing did."""
    for _step in range(100):
        if account.standing != "superseded":
            break
        after = visible.accounts(request.user).filter(supersedes=account).order_by("id").first()
        if after is None:
            break
        account = after
    return account_or_404(request, account.pk)


def passage_context(request: HttpRequest, account: Account) -> dict[str, Any]:
    """The passage in its place, and where its page is shown as a picture, if it is."""
    around = number(request.GET.get("around")) or AROUND
    focus = Span(account.passage_start, account.passage_end)
    blocks = account.source.blocks
    seen = surroundings(
        request.user, account.source_id, blocks, focus, marks_of(account), min(around, 10**6)
    )
    more = f"?around={seen.next_around}"
    return {
        "account": account,
        "surroundings": seen,
        "has_picture": has_picture(account.source_id, account.source.media_type, seen.page),
        "wider": reverse("review:account", args=[account.pk]) + more,
        "wider_part": reverse("review:passage", args=[account.pk]) + more,
    }


def context_of(
    request: HttpRequest, account: Account, queue: Queue, form: SlotForm | None = None
) -> dict[str, Any]:
    """All that the page of an account shows; the viewer has it open from now on."""
    open_account(request.user, account.pk)
    kind = load_codebook().types.get(account.type)
    return {
        "room": "review",
        "account": account,
        "kind": kind,
        "queue": queue,
        "query": query_of(queue),
        "others": queue.elsewhere.get(account.pk, ()),
        "next": queue.after(account),
        "previous": queue.before(account),
        "left": queue.left(COUNTED + 1),
        "counted": COUNTED,
        "form": form or SlotForm.of(account),
        "reason": " ".join(request.POST.get("reason", "").split())[:1000] if form else "",
        "stands": SlotForm.of(account).values if form else None,
        "titles": dict(choices()["type"]),
        "reasons": REASONS,
        "trail": trail_of(request.user, account),
        **passage_context(request, account),
    }


def address_of(pk: int, queue: Queue) -> str:
    """The address of an account's page in a queue."""
    return reverse("review:account", args=[pk]) + query_of(queue)


def query_of(queue: Queue) -> str:
    """The queue as the end of an address: "?order=grave"; empty for the first one."""
    return f"?{queue.address}" if queue.address else ""


def shown(
    request: HttpRequest,
    account: Account,
    queue: Queue,
    *,
    form: SlotForm | None = None,
    told: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of an account, or only its part where the page is there already.

    Args:
        request: that is answered.
        account: with all that ``with_all`` brings.
        queue: in which it is looked at.
        form: as somebody typed it; as the account says without it.
        told: what the page says at its head: ``sentence``, ``error``, and ``undo`` with ``seen``.
        status: of the answer.
    """
    context = {**context_of(request, account, queue, form), "told": told}
    is_part = bool(request.headers.get("HX-Request")) and not request.headers.get(
        "HX-History-Restore-Request"
    )
    template = "review/part.html" if is_part else "review/account.html"
    answer = HttpResponse(render_to_string(template, context, request), status=status)
    if is_part:
        answer["HX-Push-Url"] = address_of(account.pk, queue)
        answer["HX-Retarget"] = "#review"
        answer["HX-Reswap"] = "outerHTML show:none"
    return never_kept(answer)


def gone_to(request: HttpRequest, address: str) -> HttpResponse:
    """Another page as a whole."""
    if request.headers.get("HX-Request"):
        answer = HttpResponse(status=204)
        answer["HX-Redirect"] = address
        return answer
    return redirect(address)


def never_kept(answer: HttpResponse) -> HttpResponse:
    """A browser asks again when it comes back: what was judged meanwhile is told."""
    answer["Cache-Control"] = "no-store"
    patch_vary_headers(answer, ["HX-Request", "HX-History-Restore-Request"])
    return answer
