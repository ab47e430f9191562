"""The first user of a new record, who comes by a link that only the terminal shows."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views.generic import FormView

from habeas.workspace.kept_secret import kept_secret
from habeas.workspace.record import log
from habeas.workspace.team.password import PASSWORD_RULE


def link_token() -> str | None:
    """What the link to the page of the first user ends with; None where there is a user.

    Raises:
        OSError: it cannot be kept in the record's folder.
    """
    if get_user_model().objects.exists():
        return None
    return kept_secret(_token_path(), 24)


class Login(LoginView):
    """The page on which one logs in; of a new record it says how the first user comes in."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether the record is new, beside the form."""
        return super().get_context_data(**kwargs, is_new=link_token() is not None)


class NewUser(UserCreationForm[User]):
    """A name, and a password twice; what a password has to be is told before it is refused."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.help_text = PASSWORD_RULE if name == "password1" else ""


@method_decorator(login_not_required, name="dispatch")
class FirstUser(FormView["NewUser"]):
    """The page on which the first user chooses a name and a password."""

    template_name = "team/first_user.html"
    form_class = NewUser

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Only with the link, and only while there is no user; who comes later is told so."""
        token = link_token()
        if token is None:
            return render(request, "workspace/error.html", {"code": "link-used"}, status=410)
        if not secrets.compare_digest(token.encode(), kwargs["token"].encode()):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: NewUser) -> HttpResponse:
        """Make the user, log them in, and let nobody come by the link again."""
        with transaction.atomic():
            user = form.save()
            log.write("create_first_user", user, user, name=user.get_username())
        _token_path().unlink(missing_ok=True)
        login(self.request, user)
        return redirect("start")


def _token_path() -> Path:
    return Path(settings.RECORD) / "first-user"
