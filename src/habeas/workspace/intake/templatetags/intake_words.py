"""An account in words, for templates."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from habeas.exchange.wording import label
from habeas.workspace.record.models import Account
from habeas.workspace.record.templatetags.in_words import date_in_words

register = template.Library()
_MOST_NAMES = 3


@register.filter
def account_line(account: Account) -> str:
    """An account in a line: "arrest, 14 February 2012, Marta Keldova"."""
    names = [p.naming.name for p in account.participants.all() if p.role == "subject"]
    if more := len(names) - _MOST_NAMES:
        names = names[:_MOST_NAMES] + ([_("%(more)d more") % {"more": more}] if more > 0 else [])
    date = date_in_words(account.date)
    return ", ".join(part for part in (label(account.type), date, *names) if part)
