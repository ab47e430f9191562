"""The values of facets in words: a type, a country, a person, a source, a reviewer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import pycountry
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy

from habeas.exchange.date_words import date_words
from habeas.exchange.wording import label
from habeas.workspace.casework.cases.words import state_told
from habeas.workspace.record import visible
from habeas.workspace.record.modality import modality_words
from habeas.workspace.record.visible import Viewer
from habeas.workspace.search.question import NUMBERS, Question

TITLES = {
    "status": gettext_lazy("Status"),  # of a day: first, where somebody asks for one
    "type": gettext_lazy("Type"),
    "country": gettext_lazy("Country"),
    "agent": gettext_lazy("By whom"),
    "subject": gettext_lazy("To whom"),
    "charge": gettext_lazy("Charge"),
    "court": gettext_lazy("Court"),
    "standing": gettext_lazy("Standing"),
    "state": gettext_lazy("State"),
    "modality": gettext_lazy("How it is told"),
    "source": gettext_lazy("Source"),
    "publisher": gettext_lazy("Publisher"),
    "reviewer": gettext_lazy("Reviewer"),
}
_WORDS = {
    "accepted": gettext_lazy("In the record"),
    "proposed": gettext_lazy("Proposed"),
    "rejected": gettext_lazy("Rejected"),
    "contradicted": gettext_lazy("Sources contradict each other"),
    "several-sources": gettext_lazy("Told by several sources"),
    "one-source": gettext_lazy("Told by one source"),
    "undated": gettext_lazy("Without a date"),
}


@dataclass(frozen=True, slots=True)
class Tag:
    """A value that was chosen, in words, and the address without it."""

    title: str
    words: str
    address: str


def words_of(facet: str, value: str, names: Mapping[tuple[str, int], str] | None = None) -> str:
    """A value in words; a row's name is taken from ``names``."""
    if facet in NUMBERS:
        return (names or {}).get((facet, int(value))) or gettext("one that is gone")
    if facet == "country":
        return country_name(value) or gettext("No country")
    if facet in ("standing", "state"):
        return str(_WORDS.get(value, value))
    if facet == "modality":
        return capfirst(modality_words(value))
    if facet == "status":
        return state_told(value).capitalize()
    return label(value).capitalize() if facet == "type" else value


@cache
def country_name(code: str) -> str:
    """The short name of a country by its three letters; the letters where they name none.

    >>> country_name("KGZ")
    'Kyrgyzstan'
    """
    found = pycountry.countries.get(alpha_3=code) if code else None
    if found is None:
        return "Kosovo" if code == "XKX" else code
    return str(getattr(found, "common_name", found.name))


def title_of(facet: str, question: Question) -> str:
    """What a facet is called: the status, of which day."""
    if facet == "status":
        if question.status_day is None:
            return gettext("Status today")
        return gettext("Status on %(day)s") % {"day": date_words(question.on, short=True)}
    return str(TITLES[facet])


def names_of(pairs: Iterable[tuple[str, int]], viewer: Viewer) -> dict[tuple[str, int], str]:
    """The names of rows, by facet and id, in one query for each kind of row."""
    wanted: dict[str, set[int]] = {}
    for facet, pk in pairs:
        kind = facet if facet in ("source", "reviewer") else "entity"
        wanted.setdefault(kind, set()).add(pk)
    named: dict[str, dict[int, str]] = {}
    if ids := wanted.get("entity"):
        found = visible.entities(viewer).filter(pk__in=ids)
        named["entity"] = dict(found.values_list("pk", "name"))
    if ids := wanted.get("source"):
        rows = visible.sources(viewer).filter(pk__in=ids).values_list("pk", "title", "name")
        named["source"] = {pk: title or name for pk, title, name in rows}
    if ids := wanted.get("reviewer"):
        people = visible.reviewers(viewer).filter(pk__in=ids)
        named["reviewer"] = dict(people.values_list("pk", "username"))
    return {
        (facet, pk): name
        for facet, pk in pairs
        if (name := named.get(facet if facet in named else "entity", {}).get(pk))
    }


def tags_of(question: Question, viewer: Viewer) -> list[Tag]:
    """What was chosen, each with the address that takes it away."""
    pairs = [(facet, pk) for facet in NUMBERS for pk in question.ids(facet)]
    names = names_of(pairs, viewer) if pairs else {}
    tags = [
        Tag(
            title_of(facet, question), words_of(facet, value, names), question.without(facet, value)
        )
        for facet, values in question.chosen.items()
        for value in values
    ]
    if question.since:
        tags.append(Tag(gettext("From"), question.since, question.address(since="")))
    if question.until:
        tags.append(Tag(gettext("To"), question.until, question.address(until="")))
    return tags
