"""Adding what the reading missed, from words that were selected in the text."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from habeas.errors import InvalidSlot, QuoteMissing
from habeas.spans import Span
from habeas.workspace.record import visible
from habeas.workspace.record.actions.add_account import add_account
from habeas.workspace.record.models import Source
from habeas.workspace.record.sentence import sentence_around
from habeas.workspace.review import words
from habeas.workspace.review.correcting import note, reason_of, refusal
from habeas.workspace.review.passage import AROUND, surroundings
from habeas.workspace.review.queue import Queue, number
from habeas.workspace.review.reviewed import gone_to, namings_of, never_kept, reviewer
from habeas.workspace.review.slot_form import Row, SlotForm, choices


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """A form for an event that the reading missed; ``words`` in the address say which."""
    if pk > 2**63 - 1:
        raise Http404
    source = get_object_or_404(visible.sources(request.user).defer("printed", "facts"), pk=pk)
    queue = Queue.asked(request.user, request.GET)
    told = None
    if request.method == "POST":
        form = SlotForm.typed(request.POST)
        try:
            namings = namings_of(request.user, source)
            slots = form.slots(source, namings, None)
            added = add_account(source.pk, slots, reviewer(request), reason=reason_of(request))
        except (InvalidSlot, QuoteMissing) as error:
            note(form, error)
            told = refusal(error)
        else:
            messages.success(request, _("Added and accepted: %s.") % added)
            return gone_to(request, _back(request, queue, source))
    else:
        form = _empty(request, source)
    return never_kept(_page(request, source, queue, form, told))


def _empty(request: HttpRequest, source: Source) -> SlotForm:
    try:
        trigger = words.span_of(request.GET.get("words", ""), source.text, "trigger")
    except InvalidSlot:
        raise Http404 from None
    passage = None if trigger is None else sentence_around(source, trigger)
    values = {
        **dict.fromkeys(("type", "date", "term", "outcome", "charges", "date_words"), ""),
        "modality": "actual",
        "trigger": words.told(trigger, source.text),
        "passage": words.told(passage, source.text),
    }
    return SlotForm(values, [Row("subject", ""), Row("agent", "")])


def _page(
    request: HttpRequest,
    source: Source,
    queue: Queue,
    form: SlotForm,
    told: dict[str, Any] | None,
) -> HttpResponse:
    marks = []
    for slot in ("passage", "trigger"):
        try:
            span = words.span_of(form.values[slot], source.text, slot)
        except InvalidSlot:
            span = None
        if span is not None:
            marks.append((span, slot))
    focus = marks[0][0] if marks else Span(0, min(1, len(source.text)))
    around = min(number(request.GET.get("around")) or AROUND, 10**6)
    seen = surroundings(request.user, source.pk, source.blocks, focus, marks, around)
    wider = request.GET.copy()
    wider["around"] = str(seen.next_around)
    context = {
        "room": "review",
        "source": source,
        "titles": dict(choices()["type"]),
        "wider": f"?{wider.urlencode()}",
        "form": form,
        "told": told,
        "back": _back(request, queue, source),
        "query": f"?{request.GET.urlencode()}",
        "reason": reason_of(request),
        "surroundings": seen,
    }
    return render(request, "review/add.html", context, status=422 if told else 200)


def _back(request: HttpRequest, queue: Queue, source: Source) -> str:
    """Where one came from: the page of an account, or the words' place on that of the source."""
    account = number(request.GET.get("from"))
    if account is not None:
        return _address(account, queue)
    address = reverse("intake:source", args=[source.pk])
    start = request.GET.get("words", "").partition("-")[0]
    if not (start.isascii() and start.isdigit()):
        return address
    at = int(start[:12])
    block = next((b["start"] for b in source.blocks if b["start"] <= at < b["end"]), at)
    return f"{address}?at={at}#c{block}"


def _address(account: int, queue: Queue) -> str:
    return reverse("review:account", args=[account]) + (
        f"?{queue.address}" if queue.address else ""
    )
