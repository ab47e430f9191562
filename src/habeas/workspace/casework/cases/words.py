"""Dates, terms, states and types in words, as a page shows them."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from django.utils.dates import MONTHS
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from habeas.codebook import load_codebook
from habeas.language import edtf
from habeas.workspace.casework.events.comparison import LABELS

STATES = {
    "imprisoned": gettext_lazy("in prison"),
    "detained": gettext_lazy("detained"),
    "charged": gettext_lazy("charged"),
    "on_trial": gettext_lazy("on trial or convicted"),
    "missing": gettext_lazy("missing"),
    "released": gettext_lazy("released"),
    "at_liberty": gettext_lazy("at liberty"),
    "expelled": gettext_lazy("expelled"),
    "executed": gettext_lazy("executed"),
    "dead": gettext_lazy("dead"),
    "unknown": gettext_lazy("not known"),
}
_DURATION = re.compile(r"P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
_SIMPLE = re.compile(r"(\d{3}[\dX])(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")


def state_told(state: str) -> str:
    """A state: "in prison"."""
    return str(STATES.get(state, state.replace("_", " ")))


def standing_told(state: str, by: str | None) -> str:
    """A state that rests on an event, last of the type ``by``: who is convicted is not on trial."""
    if state != "on_trial":
        return state_told(state)
    return _("convicted, the sentence is not told") if by == "conviction" else _("on trial")


def slot_told(slot: str) -> str:
    """What contradicts: "Term"."""
    return str(LABELS.get(slot, slot))


@cache
def _titles() -> dict[str, str]:
    return {name: kind.title for name, kind in load_codebook().types.items()}


def type_told(name: str) -> str:
    """The title of a type of events; of one that the codebook lacks, its name."""
    return _titles().get(name) or name.replace("_", " ").capitalize()


def term_told(term: str | None) -> str:
    """A punishment: "7 years 6 months"; what is no duration, as it is worded.

    >>> term_told("P7Y6M")
    '7 years 6 months'
    >>> term_told("P2Y/P5Y")
    '2 years to 5 years'
    """
    if not term:
        return ""
    if term.startswith("P") and "/" in term:
        least, _slash, most = term.partition("/")
        return _("%(least)s to %(most)s") % {"least": term_told(least), "most": term_told(most)}
    if term in ("life", "death"):
        return _("life imprisonment") if term == "life" else _("death")
    found = _DURATION.fullmatch(term)
    if found is None:
        return term
    years, months, weeks, days = (int(one or 0) for one in found.groups())
    told = [
        ngettext("%d year", "%d years", years) % years if years else "",
        ngettext("%d month", "%d months", months) % months if months else "",
        ngettext("%d week", "%d weeks", weeks) % weeks if weeks else "",
        ngettext("%d day", "%d days", days) % days if days else "",
    ]
    return " ".join(one for one in told if one)


def months_told(months: int) -> str:
    """A stretch of time, to the month below two years, then to the year.

    >>> months_told(13), months_told(72)
    ('13 months', '6 years')
    """
    if months < 24:
        return ngettext("%d month", "%d months", months) % months
    return ngettext("%d year", "%d years", months // 12) % (months // 12)


def date_told(told: str | None) -> str:
    """An EDTF date in words; what is no date, as it stands.

    >>> date_told("2012-02-14"), date_told("2012-11~"), date_told("2005/..")
    ('14 February 2012', 'about November 2012', 'since 2005')
    """
    return _date_told(told, get_language()) if told else ""


@lru_cache(4096)  # a page tells the same dates again and again
def _date_told(told: str, language: str | None) -> str:
    del language  # in whose words it is told
    if not edtf.is_valid(told):
        return told
    if told.startswith("{"):
        return _(" and ").join(date_told(one) for one in told[1:-1].split(","))
    if "/" in told:
        return _interval(*told.split("/", 1))
    return _simple(told)


def _interval(start: str, end: str) -> str:
    if end in (edtf.OPEN, edtf.UNKNOWN):
        return _("since %s") % date_told(start)
    if start in (edtf.OPEN, edtf.UNKNOWN):
        return _("until %s") % date_told(end)
    return f"{date_told(start)} – {date_told(end)}"


def _simple(told: str) -> str:
    found = _SIMPLE.fullmatch(told)
    if found is None:
        return told
    year, month, day, doubt = found.groups()
    words = f"{year[:3]}0s" if year.endswith("X") else year
    if month:
        words = f"{_month(int(month))} {words}"
    if day:
        words = f"{int(day)} {words}"
    return _("about %s") % words if doubt in ("~", "%") else words + ("?" if doubt else "")


def _month(number: int) -> str:
    seasons = {21: _("spring"), 22: _("summer"), 23: _("autumn"), 24: _("winter")}
    return seasons.get(number) or str(MONTHS.get(number, ""))
