"""Correcting and splitting an account: what was typed is never lost."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from habeas.errors import ChangedMeanwhile, InvalidSlot, QuoteMissing
from habeas.workspace.record.actions.correct_account import correct_account
from habeas.workspace.record.actions.split_account import split_account
from habeas.workspace.record.models import Account
from habeas.workspace.record.slots import Slots
from habeas.workspace.review.judging import changed, gone_on, is_mine
from habeas.workspace.review.queue import Queue, number
from habeas.workspace.review.reviewed import (
    account_or_404,
    context_of,
    namings_of,
    never_kept,
    reviewer,
    shown,
)
from habeas.workspace.review.slot_form import SlotForm


@require_POST
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept an account with the values that were typed."""
    queue = Queue.asked(request.user, request.GET)
    account = account_or_404(request, pk)
    form = SlotForm.typed(request.POST)
    seen = number(request.POST.get("seen"))
    try:
        changes = _changes(request, account, form)
        new = correct_account(
            pk,
            changes,
            reviewer(request),
            seen=-1 if seen is None else seen,
            reason=reason_of(request),
        )
    except ChangedMeanwhile as error:
        if is_mine(account, request.user, "superseded", seen):
            return gone_on(request, account, queue, _("Corrected."))
        return changed(request, pk, queue, error, form=form)
    except (InvalidSlot, QuoteMissing) as error:
        note(form, error)
        return shown(request, account, queue, form=form, told=refusal(error), status=422)
    return gone_on(request, account, queue, _("Corrected and accepted: %s.") % new, undo=new)


@require_http_methods(["GET", "HEAD", "POST"])
def split(request: HttpRequest, pk: int) -> HttpResponse:
    """Two events in the place of one: both forms, a look at both, then accepted."""
    queue = Queue.asked(request.user, request.GET)
    account = account_or_404(request, pk)
    if request.method != "POST":
        forms = [SlotForm.of(account, prefix) for prefix in ("1-", "2-")]
        return _split_page(request, account, queue, forms)
    forms = [SlotForm.typed(request.POST, prefix) for prefix in ("1-", "2-")]
    seen = number(request.POST.get("seen"))
    changes, told = [], None
    for form in forms:
        try:
            changes.append(_changes(request, account, form))
        except InvalidSlot as error:
            note(form, error)
            told = refusal(error)
    if told is None and request.POST.get("do") == "accept":
        try:
            one, _two = split_account(
                pk,
                changes[0],
                changes[1],
                reviewer(request),
                seen=-1 if seen is None else seen,
                reason=reason_of(request),
            )
        except ChangedMeanwhile as error:
            if is_mine(account, request.user, "superseded", seen):
                return gone_on(request, account, queue, _("Split."))
            return changed(request, pk, queue, error, form=forms[0])
        except (InvalidSlot, QuoteMissing) as error:
            told = refusal(error)
        else:
            return gone_on(request, account, queue, _("Split into two, both accepted."), undo=one)
    return _split_page(request, account, queue, forms, told=told, is_ready=told is None)


def reason_of(request: HttpRequest) -> str:
    """Why, as somebody wrote it."""
    return " ".join(request.POST.get("reason", "").replace("\0", "").split())[:1000]


def refusal(error: Exception) -> dict[str, Any]:
    """What the page says at its head when something was not done."""
    return {"error": True, "sentence": _("Not saved: %s.") % error}


def note(form: SlotForm, error: Exception) -> None:
    """Let the form say at the field what is wrong with it."""
    if isinstance(error, InvalidSlot):
        form.errors[error.slot] = error.reason


def _changes(request: HttpRequest, account: Account, form: SlotForm) -> Slots:
    source = account.source  # its text is a query of its own: the page does without it
    namings = namings_of(request.user, source)
    return form.slots(source, namings, SlotForm.of(account, form.prefix))


def _split_page(
    request: HttpRequest,
    account: Account,
    queue: Queue,
    forms: list[SlotForm],
    *,
    told: dict[str, Any] | None = None,
    is_ready: bool = False,
) -> HttpResponse:
    seen = request.POST.get("seen", account.version)
    context = {
        **context_of(request, account, queue),
        "forms": forms,
        "told": told,
        "is_ready": is_ready,
        "seen": seen,
        "reason": reason_of(request),
    }
    status = 422 if told else 200
    return never_kept(render(request, "review/split.html", context, status=status))
