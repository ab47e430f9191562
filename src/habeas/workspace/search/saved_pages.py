"""Saved searches: the list, and saving, renaming and deleting one."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from habeas.workspace.search.actions.keep_search import drop_search, keep_search, rename_search
from habeas.workspace.search.question import question_of
from habeas.workspace.search.visible_searches import saved_by


@require_GET
def saved(request: HttpRequest) -> HttpResponse:
    """The user's saved searches, by name."""
    context = {"room": "search", "searches": saved_by(request.user).order_by("name", "id")[:500]}
    return render(request, "search/saved.html", context)


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Save the search in the address."""
    address = question_of(request.GET).address()
    search = keep_search(request.POST.get("name", ""), address, _user(request))
    messages.success(request, gettext("Saved as “%s”.") % search.name)
    return redirect(f"{reverse('search:search')}?{address}")


@require_POST
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a saved search another name."""
    search = get_object_or_404(saved_by(request.user), pk=pk)
    name = request.POST.get("name", "")
    renamed = rename_search(search.pk, name, _user(request), seen=_seen(request))
    messages.success(request, gettext("It is called “%s” now.") % renamed.name)
    return redirect("search:saved")


@require_POST
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a saved search go."""
    search = get_object_or_404(saved_by(request.user), pk=pk)
    drop_search(search.pk, _user(request), seen=_seen(request))
    messages.success(request, gettext("“%s” is no longer saved.") % search.name)
    return redirect("search:saved")


def _user(request: HttpRequest) -> AbstractBaseUser:
    assert isinstance(request.user, AbstractBaseUser)  # noqa: S101 -- nobody else gets here
    return request.user


def _seen(request: HttpRequest) -> int:
    typed = request.POST.get("seen", "")
    if not (typed.isascii() and typed.isdigit() and len(typed) < 10):
        raise Http404
    return int(typed)
