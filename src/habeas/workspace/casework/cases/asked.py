"""What is asked of a case or of all cases, out of an address that anybody can write."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from habeas.language import edtf
from habeas.workspace.casework.cases.missing import RULES
from habeas.workspace.casework.cases.words import STATES

_DAY = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_KINDS = {
    "person": _("persons"),
    "group": _("groups"),
    "organization": _("organizations and outlets"),
}


class DayField(forms.Field):
    """A day; of a month or a year, its last day."""

    widget = forms.DateInput(attrs={"type": "date", "min": "1900-01-01", "max": "2199-12-31"})

    def to_python(self, value: object) -> date | None:
        """The day that was written; None for nothing.

        Raises:
            ValidationError: it is no day.
        """
        told = str(value or "").strip()
        if not told:
            return None
        if _DAY.fullmatch(told) is None or not edtf.is_valid(told) or told < "0002":
            raise forms.ValidationError(_("This is not a day: write it as 2012-12-31."))
        return edtf.latest(told)

    def prepare_value(self, value: object) -> object:
        """How it is written into the page again."""
        return value.isoformat() if isinstance(value, date) else value


class Asked(forms.Form):
    """A day, and the day at whose end the record is asked."""

    on = DayField(label=_("Status on"), required=False)
    known = DayField(label=_("As known on"), required=False)


class AskedOfCase(Asked):
    """What is asked of one case."""

    proposals = forms.BooleanField(label=_("Show proposals too"), required=False)


class AskedOfCases(Asked):
    """What is asked of all cases."""

    name = forms.CharField(label=_("Name"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("any")), *STATES.items()]
    )
    country = forms.CharField(label=_("Country"), required=False, max_length=3)
    kind = forms.ChoiceField(
        label=_("Cases of"), required=False, choices=[("", _("everybody")), *_KINDS.items()]
    )
    silent = forms.TypedChoiceField(
        label=_("Silent for"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[
            ("", _("–")),
            (6, _("6 months or longer")),
            (12, _("a year or longer")),
            (24, _("2 years or longer")),
            (60, _("5 years or longer")),
        ],
    )
    missing = forms.ChoiceField(
        label=_("Missing"),
        required=False,
        choices=[("", _("–")), ("any", _("anything")), *((one.code, one.name) for one in RULES)],
    )


def given(data: Mapping[str, str]) -> dict[str, str]:
    """The values of an address, without what no database takes."""
    return {key: value.replace("\x00", "") for key, value in data.items()}


def today() -> date:
    """The day, by UTC, as the record counts days."""
    return datetime.now(UTC).date()
