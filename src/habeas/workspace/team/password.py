"""The page on which somebody chooses another password of their own."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.views import PasswordChangeView
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from habeas.workspace.record import log

PASSWORD_RULE = gettext_lazy("Ten letters or more, and not a common one.")


class Password(PasswordChangeView):
    """The old password, and the new one twice. Other logins of the same user end."""

    template_name = "team/password.html"
    success_url = reverse_lazy("start")

    def get_form(self, form_class: Any = None) -> Any:
        """The form, which tells what a password has to be in the words of ``PASSWORD_RULE``."""
        form = super().get_form(form_class)
        for name, field in form.fields.items():
            field.help_text = PASSWORD_RULE if name == "new_password1" else ""
        return form

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        """Change it, and say in the log that it was changed: not from what, nor to what."""
        with transaction.atomic():
            answer = super().form_valid(form)
            log.write("change_password", form.user, form.user)
        messages.success(self.request, _("Your password is changed."))
        return answer
