"""The page of a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from habeas.record import Status
from habeas.workspace.casework.cases import drawing
from habeas.workspace.casework.cases.asked import AskedOfCase, given, today
from habeas.workspace.casework.cases.material import Material, material_of
from habeas.workspace.casework.cases.missing import Facts, missing_in
from habeas.workspace.casework.cases.picture import Picture, bands_told
from habeas.workspace.casework.cases.proceedings import names_in, proceedings_of
from habeas.workspace.casework.cases.silence import (
    OPEN_STATES,
    last_news,
    months_between,
    newest_of,
)
from habeas.workspace.casework.cases.thread import Thread, thread_of
from habeas.workspace.casework.cases.told_event import ToldEvent
from habeas.workspace.casework.cases.visible_cases import rows_for
from habeas.workspace.casework.cases.words import date_told, standing_told, term_told, type_told
from habeas.workspace.record import visible
from habeas.workspace.record.addresses import addresses_of
from habeas.workspace.record.models import Account, Entity, Source

_SILENT = 6  # months from which on silence is told
_TERM_SLOTS = {"term": term_told, "date": date_told, "type": type_told}


@dataclass(frozen=True, slots=True)
class Line:
    """An event with its mark in the picture, and what stands beside it."""

    told: ToldEvent
    mark: SafeString
    address: str
    accounts: list[tuple[str, Account]]  # each with its address
    who: str
    contradictions: list[tuple[str, list[tuple[str, list[Account]]]]]
    is_basis: bool


def case(request: HttpRequest, pk: int) -> HttpResponse:
    """The case of an entity; of one that was merged into another one, that of the other."""
    entity = get_object_or_404(visible.entities(request.user), pk=pk)
    if entity.merged_into_id is not None:
        return _to_the_kept(request, entity)
    form = AskedOfCase(given(request.GET.dict()))
    is_right = form.is_valid()
    asked = form.cleaned_data
    history = asked.get("known") is not None
    material = material_of([pk], rows_for(request.user), history=history)[pk]
    context = _context(request, entity, material, asked)
    context |= {"form": form, "is_print": request.GET.get("view") == "print"}
    return render(request, "casework/case.html", context, status=200 if is_right else 400)


def _context(
    request: HttpRequest, entity: Entity, material: Material, asked: dict[str, Any]
) -> dict[str, Any]:
    known, proposals = asked.get("known"), bool(asked.get("proposals"))
    now = thread_of(entity, material, proposals=proposals)
    thread = now if known is None else thread_of(entity, material, known=known, proposals=proposals)
    day = asked.get("on") or now.told_until or today()
    status = thread.status(day)
    basis = _basis(thread, status)
    country = entity.country or next(
        (account.source.country for account in now.accounts if account.source.country), ""
    )
    newest = newest_of(country, visible.sources(request.user), visible.accounts(request.user))
    facts = Facts(now, newest)
    news = last_news(now)
    silent = months_between(news, facts.newest) if news else 0
    proceedings = proceedings_of(thread, day)
    release = proceedings.release
    ends = (release.earliest, release.latest) if release else ()
    picture = Picture(thread, day, ends)
    marks = picture.marks
    grid = drawing.grid(marks)
    bar = picture.between(*ends) if ends and picture.reaches(ends[-1]) else None
    return {
        "room": "cases",
        "entity": entity,
        "country": country,
        "thread": thread,
        "day": day,
        "is_last_day": day == now.told_until,
        "known": known,
        "status": status,
        "standing": standing_told(status.state, basis[-1].event.type if basis else None),
        "basis": basis,
        "variants": thread.variants(day),
        "is_disputed": thread.is_disputed(status.basis),
        "later": None if known is None or _same(status, now.status(day)) else now.status(day),
        "axis": drawing.axis(marks),
        "grid": grid,
        "backdrop": drawing.backdrop(picture, grid),
        "expected": drawing.expected(bar) if ends else None,
        "bands": bands_told(picture.bands),
        "lines": _lines(thread, picture, status),
        "proceedings": proceedings,
        "missing": missing_in(facts) if now.accepted else [],
        "news": news,
        "newest": facts.newest if now.accepted else None,
        "silent": silent if silent >= _SILENT else 0,
        "is_open": facts.state in OPEN_STATES,
        "sources": _sources(thread),
        "merges": _merges(request, entity),
        "waiting": sum(1 for one in thread.told if one.is_proposed),
    }  # fmt: skip


def _to_the_kept(request: HttpRequest, entity: Entity) -> HttpResponse:
    seen = {entity.pk}
    kept = entity
    while kept.merged_into_id is not None and kept.merged_into_id not in seen:
        seen.add(kept.merged_into_id)
        kept = get_object_or_404(visible.entities(request.user), pk=kept.merged_into_id)
    if entity.name == kept.name:
        said = _("Another entry of %(kept)s was merged into this one: this is the case of both.")
    else:
        said = _("The record now knows %(gone)s as %(kept)s: this is their case.")
    messages.info(request, said % {"gone": entity.name, "kept": kept.name})
    return redirect("casework:case", pk=kept.pk)


def _lines(thread: Thread, picture: Picture, status: Status) -> list[Line]:
    names = names_in(thread)
    event_at, account_at = addresses_of("casework:event"), addresses_of("review:account")
    own = str(thread.entity.pk)
    lines = []
    for row in picture.rows:
        event = row.told.event
        agents = [one for one in event.who("agent") + event.who("court") if one != own]
        who = ", ".join(dict.fromkeys(names.get(one, "") for one in agents))
        lines.append(
            Line(
                told=row.told,
                mark=drawing.mark(row),
                address=event_at(row.told.pk),
                accounts=[(account_at(one.pk), one) for one in row.told.accounts],
                who=who,
                contradictions=_contradictions(row.told, names),
                is_basis=event.id in status.basis,
            )
        )
    return lines


def _contradictions(
    told: ToldEvent, names: dict[str, str]
) -> list[tuple[str, list[tuple[str, list[Account]]]]]:
    def say(slot: str, value: Any) -> str:
        if slot == "place":
            return names.get(str(value), "")
        if slot == "roles":
            entity, role = value
            who = {"who": names.get(str(entity), "")}
            return _("%(who)s did it") % who if role == "agent" else _("done to %(who)s") % who
        return _TERM_SLOTS.get(slot, str)(value)

    return [
        (slot, [(say(slot, value), accounts) for value, accounts in values])
        for slot, values in told.contradicted.items()
    ]


def _basis(thread: Thread, status: Status) -> list[ToldEvent]:
    return [thread.by_id[one] for one in status.basis if one in thread.by_id]


def _same(one: Status, other: Status) -> bool:
    return (one.state, one.since, one.term) == (other.state, other.since, other.term)


def _sources(thread: Thread) -> list[tuple[Source, date | None, int]]:
    counts: dict[int, int] = {}
    rows: dict[int, tuple[Source, date | None]] = {}
    for told in thread.told:
        for account in told.accounts:
            counts[account.source_id] = counts.get(account.source_id, 0) + 1
            rows[account.source_id] = (account.source, thread.material.heard_until(account))
    in_order = sorted(rows.values(), key=lambda row: (row[1] or date.max, row[0].pk))
    return [(source, until, counts[source.pk]) for source, until in in_order]


def _merges(request: HttpRequest, entity: Entity) -> list[tuple[datetime, str, str]]:
    """When, who and by whom others were found to be this entity."""
    if not entity.version:  # in its first version nothing was merged into it
        return []
    merges = visible.merges(request.user).filter(kept=entity, undone_at=None)
    return sorted(merges.values_list("made_at", "gone__name", "made_by__username"))
