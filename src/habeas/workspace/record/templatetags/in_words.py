"""Values of the record in words, for templates: ``{{ source.period|date_in_words }}``."""

from __future__ import annotations

import re

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from habeas.exchange.date_words import date_words
from habeas.exchange.wording import country_name, term_words
from habeas.language import edtf
from habeas.workspace.record.modality import modality_words

register = template.Library()
_CODE = re.compile(r"`([^`]+)`")


@register.filter
def country(code: str) -> str:
    """The name of a country: ``"CHL"`` is Chile."""
    return country_name(code) or "" if code else ""


@register.filter
def date_in_words(told: str) -> str:
    """A date or a period, which is EDTF; anything else stays as it is."""
    return date_words(told) if told and edtf.is_valid(told) else told


@register.filter
def term_in_words(term: str) -> str:
    """A term: ``"P7Y6M"`` is 7 years 6 months; a fine stays as it is worded."""
    return term_words(term) if term else ""


@register.filter
def modality_in_words(modality: str) -> str:
    """How something is told: ``"requested"`` is asked for or planned."""
    return modality_words(modality)


@register.filter
def with_code(told: str) -> SafeString:
    """A text of the codebook, in which values stand between backticks, as a page shows it.

    >>> str(with_code("It is `dropped` & no `verdict`"))
    'It is <code>dropped</code> &amp; no <code>verdict</code>'
    """
    return mark_safe(_CODE.sub(r"<code>\1</code>", escape(told)))  # noqa: S308 -- escaped


@register.filter
def language(code: str) -> str:
    """The name of a language in itself: ``"en"`` is English."""
    from django.utils.translation import get_language_info  # noqa: PLC0415 -- only here

    try:
        return str(get_language_info(code)["name_local"]).capitalize()
    except KeyError:
        return code
