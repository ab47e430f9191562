"""Values of the record in words, for templates: ``{{ source.period|date_in_words }}``."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from habeas.exchange.date_words import date_words
from habeas.exchange.wording import country_name, label
from habeas.language import edtf
from habeas.workspace.record.models import Account

register = template.Library()
_MOST_NAMES = 3


@register.filter
def country(code: str) -> str:
    """The name of a country: ``"CHL"`` is Chile."""
    return country_name(code) or "" if code else ""


@register.filter
def date_in_words(told: str) -> str:
    """A date or a period, which is EDTF; anything else stays as it is."""
    return date_words(told) if told and edtf.is_valid(told) else told


@register.filter
def language(code: str) -> str:
    """The name of a language in itself: ``"en"`` is English."""
    from django.utils.translation import get_language_info  # noqa: PLC0415 -- only here

    try:
        return str(get_language_info(code)["name_local"]).capitalize()
    except KeyError:
        return code


@register.filter
def account_line(account: Account) -> str:
    """An account in a line: "arrest, 14 February 2012, Marta Keldova"."""
    names = [p.naming.name for p in account.participants.all() if p.role == "subject"]
    if more := len(names) - _MOST_NAMES:
        names = names[:_MOST_NAMES] + ([_("%(more)d more") % {"more": more}] if more > 0 else [])
    date = date_in_words(account.date)
    return ", ".join(part for part in (label(account.type), date, *names) if part)
