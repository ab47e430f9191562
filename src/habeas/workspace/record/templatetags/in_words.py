"""Values of the record in words, for templates: ``{{ source.period|date_in_words }}``."""

from __future__ import annotations

from django import template

from habeas.exchange.date_words import date_words
from habeas.exchange.wording import country_name
from habeas.language import edtf
from habeas.workspace.record.modality import modality_words

register = template.Library()


@register.filter
def country(code: str) -> str:
    """The name of a country: ``"CHL"`` is Chile."""
    return country_name(code) or "" if code else ""


@register.filter
def date_in_words(told: str) -> str:
    """A date or a period, which is EDTF; anything else stays as it is."""
    return date_words(told) if told and edtf.is_valid(told) else told


@register.filter
def modality_in_words(modality: str) -> str:
    """How something is told: ``"requested"`` is asked for or planned."""
    return modality_words(modality)


@register.filter
def language(code: str) -> str:
    """The name of a language in itself: ``"en"`` is English."""
    from django.utils.translation import get_language_info  # noqa: PLC0415 -- only here

    try:
        return str(get_language_info(code)["name_local"]).capitalize()
    except KeyError:
        return code
