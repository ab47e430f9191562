"""What can be done with an event from its page: each calls an action, and leads back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from habeas.errors import NotPossible
from habeas.language.en.typed_term import typed_term
from habeas.workspace.casework.events.comparison import value_by
from habeas.workspace.casework.events.telling import tellings
from habeas.workspace.record import visible
from habeas.workspace.record.actions.decide_value import decide_value, take_decision_back
from habeas.workspace.record.actions.join_events import join_events
from habeas.workspace.record.actions.refuse_pair import refuse_pair
from habeas.workspace.record.actions.separate_account import separate_account
from habeas.workspace.record.letters import letters_of
from habeas.workspace.record.models import Event
from habeas.workspace.record.slot_values import SLOTS

_LARGEST = 2**63 - 1
_OTHER = "other"


def person(request: HttpRequest) -> AbstractBaseUser:
    """Who asks.

    Raises:
        PermissionDenied: nobody is logged in.
    """
    if isinstance(request.user, AbstractBaseUser):
        return request.user
    raise PermissionDenied


@require_POST
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """Join another event to this one.

    Raises:
        NotPossible: there is none with the number that was written.
    """
    kept = get_object_or_404(visible.events(request.user), pk=pk)
    number = request.POST.get("other", "").strip()
    is_number = number.isascii() and number.isdecimal() and len(number) < 19
    gone = visible.events(request.user).filter(pk=int(number)).first() if is_number else None
    if gone is None:
        told = number.replace("\0", "")[:20] or "–"
        raise NotPossible(f"the record knows no event with the number {told}")
    join_events(
        kept.pk,
        gone.pk,
        person(request),
        seen=_version(request, "seen"),
        gone_seen=_version(request, "other_seen"),
        reason=_text(request, "reason"),
    )
    messages.success(request, _("The two are one event now. Each account can be taken out again."))
    return _back(request, kept)


@require_POST
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that another event is not the same as this one."""
    one = get_object_or_404(visible.events(request.user), pk=pk)
    other = get_object_or_404(visible.events(request.user), pk=_number(request, "other"))
    refuse_pair(one.pk, other.pk, person(request), reason=_text(request, "reason"))
    messages.success(request, _("They stay two events. This is not suggested again."))
    return _back(request, one)


@require_POST
def separate(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an account out of its event."""
    account = get_object_or_404(visible.accounts(request.user), pk=pk)
    own = separate_account(
        account.pk, person(request), seen=_version(request, "seen"), reason=_text(request, "reason")
    )
    messages.success(request, _("The account has an event of its own again."))
    return HttpResponseRedirect(reverse("casework:event", args=[own.pk]))


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide a slot: as one of the accounts tells it, or otherwise."""
    found = get_object_or_404(visible.events(request.user), pk=pk)
    slot, choice = _text(request, "slot"), _text(request, "choice")
    if slot not in SLOTS:
        raise Http404
    value = _other(request, slot) if choice == _OTHER else _told(request, found, slot, choice)
    decide_value(
        found.pk,
        slot,
        value,
        person(request),
        reason=_text(request, "reason"),
        seen=_version(request, "seen"),
    )
    messages.success(request, _("Decided. A later decision can take its place."))
    return _back(request, found)


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the decision for a slot back."""
    found = get_object_or_404(visible.events(request.user), pk=pk)
    take_decision_back(
        found.pk,
        _text(request, "slot"),
        person(request),
        reason=_text(request, "reason"),
        seen=_version(request, "seen"),
    )
    messages.success(request, _("The decision is taken back."))
    return _back(request, found)


def _told(request: HttpRequest, found: Event, slot: str, choice: str) -> Any:
    """The value that the chosen account tells."""
    telling = tellings(request.user, [found])[0]
    for account in telling.told:
        if str(account.pk) == choice:
            return value_by(slot, account, telling)
    raise NotPossible("choose one of the values, or tell another one")


def _other(request: HttpRequest, slot: str) -> Any:
    """Another value, as somebody has written it."""
    written = _text(request, "other")
    if slot == "place" and written:
        places = visible.entities(request.user).filter(kind="place", merged_into__isnull=True)
        place = places.filter(letters=letters_of(written)).order_by("pk").first()
        if place is None:
            raise NotPossible("the record knows no such place")
        return place.pk
    if slot == "term":
        return typed_term(written)
    return written


def _back(request: HttpRequest, found: Event) -> HttpResponse:
    """To the page that was asked from, else to that of the event."""
    there = request.POST.get("next", "")
    if there and url_has_allowed_host_and_scheme(
        there, {request.get_host()}, require_https=request.is_secure()
    ):
        return HttpResponseRedirect(there)
    return HttpResponseRedirect(reverse("casework:event", args=[found.pk]))


def _text(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "").replace("\0", "").strip()


def _number(request: HttpRequest, name: str) -> int:
    told = request.POST.get(name, "").strip()
    if not told.isascii() or not told.isdecimal() or len(told) > 19 or int(told) > _LARGEST:
        raise Http404
    return int(told)


def _version(request: HttpRequest, name: str) -> int | None:
    """The version that was looked at; None where the page tells none."""
    told = _text(request, name)
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 19 else None
