"""The forms of intake: what is brought in, and which sources are listed."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from habeas.exchange.wording import country_name
from habeas.language import edtf
from habeas.sources.text_recognition import LANGUAGES
from habeas.workspace.record.composition import days_of
from habeas.workspace.record.models import Source


def _check_period(told: str) -> None:
    if not edtf.is_valid(told):
        raise ValidationError(_("Write a year or a date, such as 2012, 2012-05 or 2011/2012."))


def _check_languages(told: str) -> None:
    if LANGUAGES.fullmatch(told) is None:
        raise ValidationError(_("Name the languages as Tesseract does, such as eng or eng+rus."))


class OptionsForm(forms.Form):
    """What a person knows better than the files that they bring.

    The page has the form of the list as well, whose fields have the same names: the identities of
    these fields are others, so that each label names its own.
    """

    country = forms.CharField(
        label=_("Country"),
        required=False,
        max_length=60,
        help_text=_("A name or a code, where the file does not say it or is wrong."),
    )
    period = forms.CharField(
        label=_("Period"),
        required=False,
        max_length=60,
        validators=[_check_period],
        help_text=_("What it covers, such as 2012 or 2011/2012."),
    )
    ocr = forms.CharField(
        label=_("Languages of scanned pages"),
        required=False,
        max_length=60,
        validators=[_check_languages],
        help_text=_("Such as eng or eng+rus. Needs OCRmyPDF on this machine."),
    )

    again = forms.CharField(
        label=_("A file that was erased comes in again because"),
        required=False,
        max_length=500,
        help_text=_("Without a reason, which stays in the log, such a file is not taken."),
    )

    def __init__(self, data: object = None) -> None:
        super().__init__(data, label_suffix="", auto_id="bring_%s")  # type: ignore[arg-type]

    def clean_country(self) -> str:
        """The country as its code of three letters."""
        told = str(self.cleaned_data["country"]).strip()
        if not told:
            return ""
        import pycountry  # noqa: PLC0415 -- loads its tables

        try:
            return str(pycountry.countries.lookup(told).alpha_3)
        except LookupError:
            raise ValidationError(_("No country is called so.")) from None


class ListForm(forms.Form):
    """Which sources are listed."""

    title = forms.CharField(label=_("Title contains"), required=False, max_length=200)
    country = forms.ChoiceField(label=_("Country"), required=False)
    period = forms.CharField(
        label=_("Period"), required=False, max_length=60, validators=[_check_period]
    )
    publisher = forms.ChoiceField(label=_("Publisher"), required=False)
    file = forms.IntegerField(
        required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput
    )

    def __init__(self, data: object, sources: QuerySet[Source]) -> None:
        super().__init__(data, label_suffix="")  # type: ignore[arg-type]
        countries = _distinct(sources, "country")
        named = sorted(((code, country_name(code) or code) for code in countries), key=_by_name)
        publishers = [(name, name) for name in _distinct(sources, "publisher")]
        self._choose("country", [("", _("All countries")), *named])
        self._choose("publisher", [("", _("All publishers")), *publishers])

    def _choose(self, name: str, choices: list[tuple[str, object]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def chosen(self, sources: QuerySet[Source]) -> QuerySet[Source]:
        """Those of the sources that are asked for; where a field makes no sense it is left out."""
        self.is_valid()
        asked = self.cleaned_data
        if asked.get("title"):
            sources = sources.filter(
                Q(title__icontains=asked["title"]) | Q(name__icontains=asked["title"])
            )
        if asked.get("country"):
            sources = sources.filter(country=asked["country"])
        if asked.get("publisher"):
            sources = sources.filter(publisher=asked["publisher"])
        if asked.get("file"):
            sources = sources.filter(original_id=asked["file"])
        first, last = days_of(asked.get("period") or "")
        if last is not None:
            sources = sources.filter(earliest__lte=last)
        if first is not None:
            sources = sources.filter(latest__gte=first)
        return sources


def _distinct(sources: QuerySet[Source], column: str) -> list[str]:
    found = sources.exclude(**{column: ""}).order_by(column)
    return list(found.values_list(column, flat=True).distinct())


def _by_name(pair: tuple[str, str]) -> str:
    return pair[1]
