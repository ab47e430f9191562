"""The page of an event: what happened, who tells it how, and about what somebody has to decide."""

from __future__ import annotations

import json
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from habeas.codebook import load_codebook
from habeas.workspace.casework.events.candidates import like_event
from habeas.workspace.casework.events.comparison import (
    LABELS,
    contradictions_of,
    decided_in,
    decision_words,
    rows_of,
)
from habeas.workspace.casework.events.headcount_words import headcount_words
from habeas.workspace.casework.events.listing import line_of
from habeas.workspace.casework.events.reason_words import in_words
from habeas.workspace.casework.events.sentence import sentence_of, type_words
from habeas.workspace.casework.events.telling import Telling, parts_of, tellings
from habeas.workspace.record import visible
from habeas.workspace.record.decided import as_now, holding
from habeas.workspace.record.modality import modality_choices, modality_words
from habeas.workspace.record.models import Account, Decision, Event, Judgement

_SUGGESTED = 5


@require_safe
def event(request: HttpRequest, pk: int) -> HttpResponse:
    """The page; that of an event that was joined to another one leads there."""
    found = get_object_or_404(
        visible.events(request.user).select_related("place", "joined_into"), pk=pk
    )
    if found.joined_into_id is not None:
        address = reverse("casework:event", args=[found.joined_into_id])
        return HttpResponseRedirect(f"{address}?from={found.pk}")
    telling = tellings(request.user, [found])[0]
    context = {
        "room": "events",
        "event": found,
        "telling": telling,
        "sentence": sentence_of(telling),
        "type": type_words(found.type),
        "people": headcount_words(telling.headcount) if telling.headcount else "",
        "headcount": telling.headcount,
        "rows": rows_of(telling),
        "contradictions": contradictions_of(telling),
        "decided": decided_in(telling, _holding(request.user, found)),
        "accounts": _with_judgements(request.user, telling),
        "parts": parts_of(telling.accounts),
        "labels": LABELS,
        "suggestions": _suggestions(request, found),
        "history": _history(request.user, found, telling),
        "types": sorted((type_words(kind), kind) for kind in load_codebook().types),
        "modalities": modality_choices(),
        "joined_from": request.GET.get("from", "") if _is_id(request.GET.get("from", "")) else "",
    }
    return render(request, "casework/event.html", context)


def _holding(viewer: visible.Viewer, found: Event) -> dict[str, Decision]:
    return holding(visible.decisions(viewer).filter(event=found))[found.pk]


def _is_id(told: str) -> bool:
    return told.isascii() and told.isdecimal() and len(told) < 19


def _with_judgements(viewer: visible.Viewer, telling: Telling) -> list[dict[str, Any]]:
    """Each account with its words in three parts and its last judgement."""
    last: dict[int, Judgement] = {}
    judged = visible.judgements(viewer).filter(account__in=telling.accounts)
    for judgement in judged.select_related("by").order_by("id"):
        last[judgement.account_id] = judgement
    return [
        {
            "account": account,
            "words": _around(account),
            "judgement": last.get(account.pk),
            "modality": modality_words(account.modality),
            "counts": account in telling.told,
        }
        for account in telling.accounts
    ]


def _around(account: Account) -> tuple[str, str, str]:
    """The passage before the trigger, the trigger, and the passage behind it."""
    start = account.trigger_start - account.passage_start
    end = account.trigger_end - account.passage_start
    if 0 <= start < end <= len(account.passage):
        return account.passage[:start], account.passage[start:end], account.passage[end:]
    return account.passage, "", ""


def _suggestions(request: HttpRequest, found: Event) -> list[dict[str, Any]]:
    """The events that may be the same, as lines, with what speaks for it and against it."""
    mine = visible.accounts(request.user).filter(event=found)
    alike = dict(like_event(request.user, found.pk, mine)[:_SUGGESTED])
    rows = visible.events(request.user).select_related("place").in_bulk(list(alike))
    told = tellings(request.user, [rows[pk] for pk in alike if pk in rows])
    return [
        {"line": line_of(one), "telling": one, **in_words(alike[one.event.pk].reasons)}
        for one in told
    ]


def _history(viewer: visible.Viewer, found: Event, telling: Telling) -> list[dict[str, Any]]:
    """The joins and decisions of the event, the latest first; of events joined to it as well."""
    joins = visible.joins(viewer).filter(kept=found).select_related("by")
    entries: list[dict[str, Any]] = [
        {"at": join.at, "by": join.by, "join": join, "reason": join.reason} for join in joins
    ]
    separated = visible.changes(viewer).filter(
        kind="event", object_id=found.pk, action="separate_account"
    )
    entries += [
        {"at": entry.at, "by": entry.by, "separated": told["event"], "reason": told["reason"]}
        for entry in separated.select_related("by", "details")
        if (told := json.loads(entry.details.data or "null")) is not None
    ]
    both = Q(event=found) | Q(event__joined_into=found)
    decisions = visible.decisions(viewer).filter(both)
    entries += [
        {
            "at": decision.at,
            "by": decision.by,
            "decision": decision,
            "reason": decision.reason,
            "label": LABELS.get(decision.slot, decision.slot),
            "words": decision_words(decision, telling),
            "elsewhere": decision.event_id != found.pk,
        }
        for decision in as_now(decisions.select_related("by").order_by("id"))
    ]
    return sorted(entries, key=lambda entry: entry["at"], reverse=True)
