"""The pages on which a source or a person is erased: what would go, why, and a tick."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, gettext_lazy

from habeas.workspace.record import visible
from habeas.workspace.record.actions.erase_person import erase_person
from habeas.workspace.record.actions.erase_source import erase_source
from habeas.workspace.record.erasure_of_person import Reach, reach_of
from habeas.workspace.record.models import Source

_LARGEST = 2**63 - 1
_NAMED = 12  # sources that are named one by one


class Confirmation(forms.Form):
    """Why, and that it is meant."""

    reason = forms.CharField(
        max_length=500,
        label=gettext_lazy("Why"),
        error_messages={"required": gettext_lazy("Say why.")},
        help_text=gettext_lazy("This stays in the log: do not repeat what is to be forgotten."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    understood = forms.BooleanField(
        label=gettext_lazy("I know that this cannot be taken back"),
        error_messages={"required": gettext_lazy("Tick this if it is meant.")},
    )


class ConfirmationOfPerson(Confirmation):
    """The same, and whether the files stay."""

    keeps_files = forms.BooleanField(
        required=False,
        label=gettext_lazy("Keep the original files, though the person stands in them"),
    )


def erase(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask what erasing a source means, and do it when it was confirmed."""
    if pk > _LARGEST:
        raise Http404
    source = get_object_or_404(visible.sources(request.user).defer("text"), pk=pk)
    form = Confirmation(request.POST or None)
    if request.method == "POST" and form.is_valid():
        assert isinstance(request.user, AbstractBaseUser)  # noqa: S101 -- one has to log in
        done = erase_source(source.pk, request.user, reason=form.cleaned_data["reason"])
        messages.success(request, gettext("The source is erased. This is what remains of it."))
        return redirect("upkeep:entry", pk=done.pk)
    context = {"room": "intake", "source": source, "form": form, **_what_goes(source, request)}
    return render(request, "upkeep/erase_source.html", context)


def erase_a_person(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask what erasing a person means, and do it when it was confirmed."""
    if pk > _LARGEST:
        raise Http404
    person = get_object_or_404(visible.entities(request.user).filter(kind="person"), pk=pk)
    form = ConfirmationOfPerson(request.POST or None)
    if request.method == "POST" and form.is_valid():
        assert isinstance(request.user, AbstractBaseUser)  # noqa: S101 -- one has to log in
        done = erase_person(
            person.pk,
            request.user,
            reason=form.cleaned_data["reason"],
            keeps_files=form.cleaned_data["keeps_files"],
        )
        messages.success(request, gettext("The person is erased. This is what remains."))
        return redirect("upkeep:entry", pk=done.pk)
    reach = reach_of(person)
    context = {"room": "people", "reach": reach, "form": form, **_what_is_reached(reach, request)}
    return render(request, "upkeep/erase_person.html", context)


def _what_goes(source: Source, request: HttpRequest) -> dict[str, int | bool]:
    accounts = visible.accounts(request.user).filter(source=source)
    others = visible.sources(request.user).filter(original=source.original_id)
    return {
        "accounts": accounts.count(),
        "accepted": accounts.filter(standing="accepted").count(),
        "keeps_file": others.exclude(pk=source.pk).exists(),
    }


def _what_is_reached(reach: Reach, request: HttpRequest) -> dict[str, Any]:
    sources = visible.sources(request.user).filter(pk__in=reach.texts)
    rows = sources.order_by("title", "pk").values("pk", "title", "name", "original")
    shown = [
        {
            **row,
            "places": len(reach.texts[row["pk"]]),
            "is_called_so": any(reach.names.blackened(row[c]) != row[c] for c in ("title", "name")),
        }
        for row in rows
    ]
    files = {row["original"] for row in shown}
    return {
        "accounts": len(reach.going),
        "staying": len(reach.staying),
        "events": reach.lost_events,
        "sources": shown[:_NAMED],
        "more_sources": len(shown[_NAMED:]),
        "files": len(files),
    }
