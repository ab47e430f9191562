"""The page of an entity: its names, what is told of it and where, its events, its merges."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from habeas.errors import NotPossible
from habeas.workspace.casework.models import Suggestion
from habeas.workspace.casework.people import judged, part_in_events
from habeas.workspace.casework.people.passages import (
    Passage,
    Told,
    described,
    designated,
    passages_of,
)
from habeas.workspace.casework.people.posted import number, version_of
from habeas.workspace.casework.people.visible_suggestions import suggestions
from habeas.workspace.record import visible
from habeas.workspace.record.actions.name_entity import name_entity
from habeas.workspace.record.models import Entity, Naming
from habeas.workspace.record.visible import Viewer

SOURCES_ON_A_PAGE = 10
MOST_SPELLINGS = 200  # namings that are looked at for them


@dataclass(frozen=True, slots=True)
class Named:
    """A naming with its words."""

    naming: Naming
    passages: list[Passage]
    descriptions: list[Told]
    designations: list[Told]


@require_GET
def entity(request: HttpRequest, pk: int) -> HttpResponse:
    """The page; that of an entity which was merged leads to the one that it is now."""
    here = get_object_or_404(visible.entities(request.user), pk=pk)
    if here.merged_into_id is not None:
        return _led_on(request, here)
    page = number(request.GET.get("sources", "1"), most=100_000) or 1
    after = part_in_events.mark_of(request.GET.get("after", ""))
    parts = part_in_events.parts_of(request.user, pk, after)
    shown = parts[: part_in_events.ON_A_PAGE]
    begin = (page - 1) * SOURCES_ON_A_PAGE
    named = named_in(request.user, here, begin, SOURCES_ON_A_PAGE + 1)
    merges = list(judged.merges_of(request.user, here))
    context = {
        "room": "people",
        "entity": here,
        "spellings": spellings_of(request.user, here),
        "named": named[:SOURCES_ON_A_PAGE],
        "sources": visible.namings(request.user).filter(entity=here).count(),
        "more_sources": page + 1 if len(named) > SOURCES_ON_A_PAGE else None,
        "parts": shown,
        "is_later": after is not None,
        "after": shown[-1].mark if len(parts) > len(shown) else "",
        "merges": [merge for merge in merges if merge.undone_at is None],
        "undone": [merge for merge in merges if merge.undone_at is not None],
        "apart": judged.apart_from(request.user, here),
        "suggested": _suggested(request.user, here),
    }
    if request.headers.get("HX-Target") == "events":
        return render(request, "casework/people_events.html", context)
    return render(request, "casework/people_entity.html", context)


@require_POST
def name(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the name and the description that are shown.

    Raises:
        NotPossible: another name was chosen, and none is written.
    """
    here = get_object_or_404(visible.entities(request.user), pk=pk)
    chosen = request.POST.get("name", "")
    if chosen == "other":
        chosen = request.POST.get("other", "").replace("\0", "")
        if not chosen.strip():
            raise NotPossible("write the other name, or choose one of those that are told")
    elif chosen == here.name and not here.chosen_name:
        chosen = ""  # as it is, nobody has to choose it
    name_entity(
        here.pk,
        request.user,  # type: ignore[arg-type]
        name=chosen.replace("\0", ""),
        description=request.POST.get("description", "").replace("\0", ""),
        seen=version_of(request, "version"),
    )
    messages.success(request, gettext("This is shown from now on."))
    return redirect("casework:entity", pk=pk)


def named_in(viewer: Viewer, here: Entity, begin: int, most: int) -> list[Named]:
    """How the sources name an entity, with their words; the latest period first."""
    rows = visible.namings(viewer).filter(entity=here).select_related("source")
    heavy = ("blocks", "facts", "printed", "page_sizes")
    rows = rows.defer(*(f"source__{one}" for one in heavy)).order_by("-source__earliest", "-pk")
    return [
        Named(
            naming,
            passages_of(naming, naming.source.text),
            list(described(naming, naming.source.text)),
            list(designated(naming, naming.source.text)),
        )
        for naming in rows[begin : begin + most]
    ]


def spellings_of(viewer: Viewer, here: Entity) -> list[tuple[str, int]]:
    """Every name of an entity with the number of sources that use it, the most used first."""
    rows = visible.namings(viewer).filter(entity=here).order_by("pk")
    counted = Counter(
        name
        for first, others in rows.values_list("name", "other_names")[:MOST_SPELLINGS]
        for name in {first, *others}
    )
    for name in (here.name, *here.other_names):
        counted.setdefault(name, 0)
    return sorted(counted.items(), key=lambda row: (row[0] != here.name, -row[1], row[0]))


def _led_on(request: HttpRequest, gone: Entity) -> HttpResponse:
    now = judged.now(request.user, gone)
    if now is None:
        raise Http404
    told = gettext("“%(gone)s” was merged into this entry.") % {"gone": gone.name}
    messages.info(request, told)
    return redirect("casework:entity", pk=now.pk)


def _suggested(viewer: Viewer, here: Entity) -> list[tuple[Suggestion, Entity]]:
    rows = suggestions(viewer).filter(Q(one=here) | Q(other=here))
    found = rows.select_related("one", "other").order_by("-score")[:6]
    return [(row, row.other if row.one_id == here.pk else row.one) for row in found]
