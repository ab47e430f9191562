"""The page on which a source is erased: what would go, why, and a word to type."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, gettext_lazy

from habeas.workspace.record import visible
from habeas.workspace.record.actions.erase_source import erase_source
from habeas.workspace.record.models import Source

_LARGEST = 2**63 - 1


class Confirmation(forms.Form):
    """Why, and that it is meant."""

    reason = forms.CharField(
        max_length=500,
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("This stays in the log: do not repeat what is to be forgotten."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    understood = forms.BooleanField(
        label=gettext_lazy("I know that this cannot be taken back"),
    )


def erase(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask what erasing means, and do it when it was confirmed."""
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


def _what_goes(source: Source, request: HttpRequest) -> dict[str, int | bool]:
    accounts = visible.accounts(request.user).filter(source=source)
    others = visible.sources(request.user).filter(original=source.original_id)
    return {
        "accounts": accounts.count(),
        "accepted": accounts.filter(standing="accepted").count(),
        "keeps_file": others.exclude(pk=source.pk).exists(),
    }
