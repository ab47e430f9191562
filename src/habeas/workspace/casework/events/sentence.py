"""What happened, in one sentence built from an event's slots."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from habeas.codebook import load_codebook
from habeas.exchange.date_words import date_words
from habeas.exchange.wording import label, term_words, visible
from habeas.workspace.casework.events.clause import clause_of, tells
from habeas.workspace.casework.events.headcount_words import number_words
from habeas.workspace.casework.events.name_words import could_be_one, sounds_of
from habeas.workspace.casework.events.telling import Telling
from habeas.workspace.record.composition import value_of
from habeas.workspace.record.modality import modality_words
from habeas.workspace.record.models import Entity

_SHOWN = 3  # names in a sentence; the others are counted


def sentence_of(telling: Telling) -> str:
    """What happened: "On 3 September 2012, Brenik City Court sentenced Marta Keldova to 7 years".

    A value that is contradicted, and about which nobody has decided, is told with the others:
    "to 7 years or 7 years 6 months". What is not told as fact says so: "(alleged)".
    """
    date = said(telling, "date")
    parts = (_clause(telling), *_tail(telling), _how(telling), _unsure(telling))
    clause = " ".join(filter(None, parts))
    if date:
        clause = _("%(date)s: %(clause)s") % {"date": date, "clause": clause}
    return clause[:1].upper() + clause[1:] + "."


def said(telling: Telling, slot: str) -> str:
    """A slot in words; all that is told where it is contradicted."""
    if slot not in telling.event.contradicted:
        value = telling.event.place_id if slot == "place" else getattr(telling.event, slot)
        return words_of(slot, value, telling)
    values = dict.fromkeys(value_of(slot, account) for account in telling.told)
    words = dict.fromkeys(words_of(slot, value, telling) for value in values if value)
    return _(" or ").join(words)


def words_of(slot: str, value: Any, telling: Telling | None = None) -> str:
    """A value in words; a place by the name that it has in the record."""
    if value in (None, ""):
        return ""
    if slot == "place":
        return _place_name(value, telling)
    return _WORDS[slot](value) if slot in _WORDS else visible(label(str(value)))


def type_words(kind: str) -> str:
    """The title of a type in the codebook; a type of somebody's own as it is written."""
    types = load_codebook().types
    return types[kind].title if kind in types else label(kind)


_WORDS: dict[str, Callable[[str], str]] = {
    "date": date_words,
    "term": term_words,
    "type": type_words,
    "modality": modality_words,
}


def names_in_words(entities: Sequence[Entity]) -> str:
    """The names: "Lena Arden, Rusa Temnik, Jaro Lint and 4 others".

    Of names that could mean the same ("Orlik", "Daven Orlik"), the fullest stands for all.
    """
    names = [visible(entity.name) for entity in _fullest(entities)]
    if len(names) > _SHOWN + 1:
        rest = len(names) - _SHOWN
        more = ngettext("%(count)d other", "%(count)d others", rest) % {"count": rest}
        names = [*names[:_SHOWN], more]
    if len(names) < 2:
        return "".join(names)
    return _("%(list)s and %(last)s") % {"list": ", ".join(names[:-1]), "last": names[-1]}


def _clause(telling: Telling) -> str:
    event = telling.event
    agents, subjects = telling.who("agent"), telling.who("subject")
    kind = event.type if "type" not in event.contradicted else ""
    outcome = event.outcome if "outcome" not in event.contradicted else ""
    clause = clause_of(
        kind,
        said(telling, "type"),
        outcome,
        agent=names_in_words(agents),
        subject=_to_whom(telling, subjects),
        many=len(_fullest(subjects)) > 1 or _is_many(subjects),
    )
    came_of_it = "" if tells(kind, outcome) else said(telling, "outcome")
    return f"{clause} ({came_of_it})" if came_of_it else clause


def _fullest(entities: Sequence[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    for entity in entities:
        words = sounds_of(entity.name)
        same = next((k for k in kept if could_be_one(words, sounds_of(k.name))), None)
        if same is None:
            kept.append(entity)
        elif len(entity.name) > len(same.name):
            kept[kept.index(same)] = entity
    return kept


def _to_whom(telling: Telling, subjects: Sequence[Entity]) -> str:
    """Those to whom it happened; where several accounts tell numbers, what these come to."""
    count = telling.headcount
    if count is None or not count.groups or len(telling.told) < 2:
        return names_in_words(subjects)
    named = [entity for entity in subjects if entity.pk in count.names]
    told = {"people": number_words(count), "names": names_in_words(named)}
    return _("%(people)s (among them %(names)s)") % told if named else told["people"]


def _tail(telling: Telling) -> list[str]:
    term, place = said(telling, "term"), _where(telling)
    goes_to = telling.event.type == "sentence" or telling.event.outcome in ("reduced", "increased")
    charges = ", ".join(f"“{visible(charge)}”" for charge in telling.charges)
    return [
        (_("to %(term)s") if goes_to else _("(%(term)s)")) % {"term": term} if term else "",
        (_("for %(charges)s") % {"charges": charges}) if charges else "",
        (_("in %(place)s") % {"place": place}) if place else "",
    ]


def _how(telling: Telling) -> str:
    is_fact = telling.event.modality == "actual" and "modality" not in telling.event.contradicted
    return "" if is_fact else f"({said(telling, 'modality')})"


def _unsure(telling: Telling) -> str:
    """Those of whom it is contradicted which role they had: they are told in none."""
    names = names_in_words(telling.contradicted)
    told = _("(contradicted: whether %(names)s did it or suffered it)")
    return told % {"names": names} if names else ""


def _where(telling: Telling) -> str:
    """The place, where it is not told already as somebody or something that takes part."""
    takes_part = {part.entity.pk for part in telling.parts if part.role in ("agent", "subject")}
    is_decided = "place" not in telling.event.contradicted
    return "" if is_decided and telling.event.place_id in takes_part else said(telling, "place")


def _is_many(subjects: Sequence[Entity]) -> bool:
    return any(entity.kind == "group" and entity.count != 1 for entity in subjects)


def _place_name(entity: Any, telling: Telling | None) -> str:
    accounts = telling.accounts if telling else []
    for account in accounts:
        if account.place is not None and account.place.entity_id == entity:
            return visible(account.place.entity.name)
    place = telling.event.place if telling else None
    if place is not None and place.pk == entity:
        return visible(place.name)
    return _("place %(number)s") % {"number": entity}
