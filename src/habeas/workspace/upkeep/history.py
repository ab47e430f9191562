"""The pages of the log: all of it, of one object, and one entry with its place in the chain."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy

from habeas.workspace.record import log, visible
from habeas.workspace.record.models import Change
from habeas.workspace.upkeep.entries import told
from habeas.workspace.upkeep.mentioned import Mentioned
from habeas.workspace.upkeep.wordings import action_name, kind_name

_LARGEST = 2**63 - 1  # of an id
_ON_A_PAGE = 50
_OF_AN_OBJECT = 200


class Filter(forms.Form):
    """Which entries to show."""

    person: forms.ModelChoiceField[User] = forms.ModelChoiceField(
        None,  # whoever is in the log: set below
        required=False,
        label=gettext_lazy("Person"),
        empty_label=gettext_lazy("Everybody"),
    )
    action = forms.ChoiceField(required=False, label=gettext_lazy("Action"))
    kind = forms.ChoiceField(required=False, label=gettext_lazy("About"))
    day = forms.DateField(
        required=False, label=gettext_lazy("Day"), widget=forms.DateInput(attrs={"type": "date"})
    )
    before = forms.IntegerField(
        required=False, min_value=1, max_value=_LARGEST, widget=forms.HiddenInput
    )

    def __init__(self, data: Any, entries: QuerySet[Change]) -> None:
        super().__init__(data, label_suffix="")
        self.fields["person"].queryset = visible.people(entries)  # type: ignore[attr-defined]
        actions = sorted((action_name(name), name) for name in _distinct(entries, "action"))
        shown = [(name, label.capitalize()) for label, name in actions]
        self.fields["action"].choices = [("", gettext_lazy("Any")), *shown]  # type: ignore[attr-defined]
        kinds = sorted((kind_name(kind), kind) for kind in _distinct(entries, "kind") if kind)
        about = [(kind, label.capitalize()) for label, kind in kinds]
        self.fields["kind"].choices = [("", gettext_lazy("Any")), *about]  # type: ignore[attr-defined]

    def of(self, entries: QuerySet[Change]) -> QuerySet[Change]:
        """The entries that were asked for. What makes no sense filters nothing, and is told."""
        self.is_valid()
        asked = getattr(self, "cleaned_data", {})
        if asked.get("person"):
            entries = entries.filter(by=asked["person"])
        if asked.get("action"):
            entries = entries.filter(action=asked["action"])
        if asked.get("kind"):
            entries = entries.filter(kind=asked["kind"])
        if asked.get("day"):
            begin = datetime.combine(asked["day"], time.min, UTC)
            entries = entries.filter(at__gte=begin, at__lt=_a_day_later(begin))
        if asked.get("before"):
            entries = entries.filter(pk__lt=asked["before"])
        return entries


def history(request: HttpRequest) -> HttpResponse:
    """The whole log, the latest entry first: by its number, which no clock can turn back."""
    entries = visible.changes(request.user)
    form = Filter(request.GET, entries)
    rows = list(_with_details(form.of(entries)).order_by("-id")[: _ON_A_PAGE + 1])
    older = request.GET.copy()
    if len(rows) > _ON_A_PAGE:
        older["before"] = str(rows[_ON_A_PAGE - 1].pk)
    newest = request.GET.copy()
    newest.pop("before", None)
    context = {
        "room": "history",
        "form": form,
        "entries": told(rows[:_ON_A_PAGE], request.user),
        "older": older.urlencode() if len(rows) > _ON_A_PAGE else "",
        "newest": newest.urlencode() if "before" in request.GET else None,
        "length": log.length(),
    }
    return render(request, "upkeep/history.html", context)


def object_history(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """A part of a page: what was done with one object, the latest first."""
    if pk > _LARGEST:
        raise Http404
    entries = _with_details(visible.changes(request.user).filter(kind=kind, object_id=pk))
    rows = list(entries.order_by("-id")[: _OF_AN_OBJECT + 1])
    context = {
        "entries": told(rows[:_OF_AN_OBJECT], request.user),
        "is_cut": len(rows) > _OF_AN_OBJECT,
        "kind": kind_name(kind),
        "pk": pk,
    }
    is_part = bool(request.headers.get("HX-Request"))
    if is_part:
        return render(request, "upkeep/entries.html", context)
    thing = Mentioned(request.user, [(kind, pk)])
    called = thing.name(kind, pk)
    context |= {"room": "history", "page": thing.page(kind, pk), "name": called}
    return render(request, "upkeep/object_history.html", context)


def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """One entry: all that it says, its hash, and that of the entry before."""
    if pk > _LARGEST:
        raise Http404
    entries = visible.changes(request.user)
    found = get_object_or_404(_with_details(entries), pk=pk)
    context = {
        "room": "history",
        "told": told([found], request.user)[0],
        "holds": log.hash_of(found) == found.hash,
        "is_last": found.pk >= log.length(),
        "erased_by": log.eraser_of(found, entries) if found.details.data is None else None,
    }
    return render(request, "upkeep/entry.html", context)


def _with_details(entries: QuerySet[Change]) -> QuerySet[Change]:
    return entries.select_related("by", "details")


def _distinct(entries: QuerySet[Change], column: str) -> set[str]:
    return set(entries.order_by().values_list(column, flat=True).distinct())


def _a_day_later(begin: datetime) -> datetime:
    try:
        return begin + timedelta(days=1)
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)
