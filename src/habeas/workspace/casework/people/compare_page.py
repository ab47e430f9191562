"""Two entities side by side, with what speaks for their being one: merged or judged apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_GET, require_POST

from habeas.workspace.casework.actions.judge_apart import judge_apart, take_back_apart
from habeas.workspace.casework.actions.suggest_joins import suggest_joins
from habeas.workspace.casework.jobs.compare_people import compare_persons
from habeas.workspace.casework.people import judged
from habeas.workspace.casework.people.commonness import commonness_for
from habeas.workspace.casework.people.entity_page import spellings_of
from habeas.workspace.casework.people.part_in_events import Part, parts_of
from habeas.workspace.casework.people.portraits import portraits
from habeas.workspace.casework.people.posted import text_of, version_of
from habeas.workspace.casework.people.reasons import Reason, speaking_against, speaking_for
from habeas.workspace.casework.people.visible_suggestions import judgements_apart
from habeas.workspace.casework.people.weighing import score_of, weigh
from habeas.workspace.record import visible
from habeas.workspace.record.actions.merge_entities import merge_entities
from habeas.workspace.record.actions.unmerge_entities import unmerge_entities
from habeas.workspace.record.models import Entity, Source
from habeas.workspace.record.visible import Viewer

EVENTS = 12
AT_ONCE = 100  # accounts that are compared again before the answer; more wait for the next file
SOURCES = 8


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two, with what is shown of it."""

    entity: Entity
    spellings: list[tuple[str, int]]
    sources: list[Source]
    parts: list[Part]


@require_GET
def compare(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """The page; of an entity that was merged meanwhile the one that it is now is shown."""
    one, two = (_living(request.user, either) for either in (pk, other))
    if one.pk == two.pk:
        messages.info(request, gettext("These are one and the same already."))
        return redirect("casework:entity", pk=one.pk)
    if (one.pk, two.pk) != (pk, other):
        return redirect("casework:compare", pk=one.pk, other=two.pk)
    context = {"room": "people", **compared(request.user, one, two)}
    return render(request, "casework/people_compare.html", context)


@require_POST
def merge(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """Merge the other into the one, with the evidence that was written."""
    for either in (pk, other):
        get_object_or_404(visible.entities(request.user), pk=either)
    made = merge_entities(
        pk,
        other,
        request.user,  # type: ignore[arg-type]
        evidence=text_of(request, "evidence"),
        seen={pk: version_of(request, "seen"), other: version_of(request, "seen_other")},
    )
    compare_persons(made.kept)
    told = gettext("“%(gone)s” and “%(kept)s” are one now. It can be taken back at any time.")
    messages.success(request, told % {"gone": made.gone.name, "kept": made.kept.name})
    _compare_events(request)
    if request.POST.get("then") == "next":
        return redirect("casework:suggestions")
    return redirect("casework:entity", pk=made.kept_id)


@require_POST
def apart(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """Say that the two are two."""
    one, two = (get_object_or_404(visible.entities(request.user), pk=e) for e in (pk, other))
    judge_apart(one.pk, two.pk, request.user, reason=text_of(request, "reason"))  # type: ignore[arg-type]
    told = gettext("“%(one)s” and “%(two)s” are two: they are not suggested again.")
    messages.success(request, told % {"one": one.name, "two": two.name})
    if request.POST.get("then") == "next":
        return redirect("casework:suggestions")
    return redirect("casework:entity", pk=one.pk)


@require_POST
def unmerge(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a merge back."""
    made = get_object_or_404(visible.merges(request.user).select_related("gone", "kept"), pk=pk)
    unmerge_entities(
        made.pk,
        request.user,  # type: ignore[arg-type]
        reason=text_of(request, "reason"),
        seen=version_of(request, "version"),
    )
    compare_persons(made.gone, made.kept)
    messages.success(request, gettext("“%s” stands for itself again.") % made.gone.name)
    _compare_events(request)
    return redirect("casework:entity", pk=made.gone_id)


@require_POST
def together(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back that two are two."""
    said = get_object_or_404(judgements_apart(request.user), pk=pk)
    take_back_apart(said.pk, request.user)  # type: ignore[arg-type]
    messages.success(request, gettext("They may be one again, and are compared anew."))
    return redirect("casework:entity", pk=said.one_id)


def compared(viewer: Viewer, one: Entity, two: Entity) -> dict[str, Any]:
    """What the page shows of two living entities."""
    reasons, score = weighed(viewer, one, two)
    told_for = speaking_for(reasons)
    return {
        "sides": [_side(viewer, one), _side(viewer, two)],
        "one": one,
        "two": two,
        "told_for": told_for,
        "told_against": speaking_against(reasons),
        "score": None if score is None else min(round(100 * score), 99),
        "evidence": "; ".join(reason.told for reason in told_for),
        "is_possible": one.kind == two.kind,
    }


def weighed(viewer: Viewer, one: Entity, two: Entity) -> tuple[list[Reason], float | None]:
    """What speaks for the two being one, and how likely it is: the last for persons only."""
    said = judged.judged_apart_now(viewer, one, two)
    apart = [] if said is None else [Reason("judged", -20.0, (said.by.get_username(), said.reason))]
    if one.kind != "person" or two.kind != "person":
        return apart, None
    people = portraits(viewer, [one.pk, two.pk])
    common = commonness_for(viewer, people.values())
    reasons = [*apart, *weigh(people[one.pk], people[two.pk], common)]
    return reasons, score_of(reasons, common)


def _compare_events(request: HttpRequest) -> None:
    """Compare what happened to those who were merged or taken apart, and say what was found."""
    found = suggest_joins(request.user, most=AT_ONCE)  # type: ignore[arg-type]
    if found:
        told = ngettext(
            "%(count)d pair of events may be the same now.",
            "%(count)d pairs of events may be the same now.",
            found,
        )
        messages.info(request, told % {"count": found})


def _side(viewer: Viewer, entity: Entity) -> Side:
    told = visible.sources(viewer).filter(namings__entity=entity).distinct()
    sources = told.only("title", "name", "country", "period", "publisher").order_by(
        "earliest", "pk"
    )
    return Side(
        entity,
        spellings_of(viewer, entity),
        list(sources[:SOURCES]),
        parts_of(viewer, entity.pk, most=EVENTS)[:EVENTS],
    )


def _living(viewer: Viewer, pk: int) -> Entity:
    found = get_object_or_404(visible.entities(viewer), pk=pk)
    return found if found.merged_into_id is None else judged.now(viewer, found) or found
