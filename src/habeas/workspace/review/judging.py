"""Accepting, rejecting and taking back: each brings the next account of the queue."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from habeas.errors import ChangedMeanwhile, QuoteMissing
from habeas.workspace.record import visible
from habeas.workspace.record.actions.judge_account import (
    accept_account,
    reject_account,
    reopen_account,
)
from habeas.workspace.record.actions.take_back_correction import take_back_correction
from habeas.workspace.record.models import Account
from habeas.workspace.review.queue import Queue, number
from habeas.workspace.review.reviewed import (
    account_or_404,
    address_of,
    gone_to,
    latest_of,
    query_of,
    reviewer,
    shown,
)

Act = Callable[..., Account]


@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept an account as it stands."""
    return _judged(request, pk, accept_account, "accepted", _("Accepted"))


@require_POST
def reject(request: HttpRequest, pk: int) -> HttpResponse:
    """Reject an account, with the reason."""
    return _judged(request, pk, reject_account, "rejected", _("Rejected"))


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the last judgement or correction back, and look at the account again."""
    queue = Queue.asked(request.user, request.GET)
    account = account_or_404(request, pk)
    act: Act = reopen_account
    if account.standing == "accepted" and account.supersedes_id is not None:
        act = take_back_correction
    try:
        again = act(pk, reviewer(request), seen=number(request.POST.get("seen")))
    except ChangedMeanwhile as error:
        if account.standing == "proposed":  # it was taken back by the same click a moment ago
            return shown(request, account, queue)
        return changed(request, pk, queue, error)
    told = {"sentence": _("Taken back: it waits again.")}
    return shown(request, account_or_404(request, again.pk), queue, told=told)


def gone_on(
    request: HttpRequest,
    account: Account,
    queue: Queue,
    sentence: str,
    *,
    undo: Account | None = None,
) -> HttpResponse:
    """What comes after a judgement: the next of the queue, or the queue where there is none.

    Args:
        request: that is answered.
        account: that was judged.
        queue: in which it stood.
        sentence: what was done.
        undo: the account at which it can be undone.
    """
    following = queue.after(account)
    if following is None:
        messages.success(request, sentence)
        return gone_to(request, reverse("review:queue") + query_of(queue))
    if not request.headers.get("HX-Request"):
        messages.success(request, sentence)
        return gone_to(request, address_of(following, queue))
    told: dict[str, Any] = {"sentence": sentence}
    if undo is not None:
        told |= {"undo": undo.pk, "seen": undo.version}
    return shown(request, account_or_404(request, following), queue, told=told)


def changed(
    request: HttpRequest, pk: int, queue: Queue, error: ChangedMeanwhile, **parts: Any
) -> HttpResponse:
    """Somebody else was quicker: who, and how the account stands now."""
    current = latest_of(request, account_or_404(request, pk))
    sentence = f"{error}."
    if "form" in parts:
        sentence = _("%s What you typed is still in the form.") % sentence
    told = {"error": True, "sentence": sentence}
    return shown(request, current, queue, told=told, status=409, **parts)


def is_mine(account: Account, by: AbstractBaseUser | Any, verdict: str, seen: int | None) -> bool:
    """Whether this very judgement was made already: a double click, or a form sent twice."""
    last = visible.judgements(by).filter(account=account).order_by("-id").first()
    return (
        last is not None
        and account.standing == verdict == last.verdict
        and last.by_id == by.pk
        and seen is not None
        and account.version == seen + 1
    )


def _judged(request: HttpRequest, pk: int, act: Act, verdict: str, done: str) -> HttpResponse:
    queue = Queue.asked(request.user, request.GET)
    account = account_or_404(request, pk)
    seen = number(request.POST.get("seen"))
    if seen is None:
        seen = -1  # a form without it saw nothing
    reason = " ".join(request.POST.get("reason", "").replace("\0", "").split())[:1000]
    other = " ".join(request.POST.get("other", "").replace("\0", "").split())[:1000]
    try:
        after = act(pk, reviewer(request), seen=seen, reason=other or reason)
    except ChangedMeanwhile as error:
        if not is_mine(account, request.user, verdict, seen):
            return changed(request, pk, queue, error)
        after = account
    except QuoteMissing:
        told = {
            "error": True,
            "sentence": _("Not accepted: its words do not stand in the source."),
        }
        return shown(request, account_or_404(request, pk), queue, told=told, status=422)
    return gone_on(request, after, queue, f"{done}: {after}.", undo=after)
