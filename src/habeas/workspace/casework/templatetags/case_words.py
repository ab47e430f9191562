"""Filters that put the record's values into words."""

from __future__ import annotations

from datetime import date

from django import template

from habeas.workspace.casework.cases import words

register = template.Library()
register.filter("state_told", words.state_told)
register.filter("type_told", words.type_told)
register.filter("term_told", words.term_told)
register.filter("date_told", words.date_told)
register.filter("months_told", words.months_told)
register.filter("slot_told", words.slot_told)


@register.filter
def day_told(day: date | None) -> str:
    """A day in words."""
    return words.date_told(day.isoformat()) if day else ""
