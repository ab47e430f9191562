"""What happened, in one sentence built from an event's slots."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from habeas.codebook import load_codebook
from habeas.exchange.date_words import date_words
from habeas.exchange.wording import label, term_words, visible
from habeas.workspace.casework.events.headcount_words import number_words
from habeas.workspace.casework.events.name_words import could_be_one, sounds_of
from habeas.workspace.casework.events.telling import Telling
from habeas.workspace.record.composition import value_of
from habeas.workspace.record.models import Entity

_SHOWN = 3  # names in a sentence; the others are counted
# For each type: with who did it, and without. "was" is "were" where several are told.
PHRASES: dict[str, tuple[Any, Any]] = {
    kind: (gettext_lazy(active), gettext_lazy(passive))
    for kind, active, passive in (
        ("acquittal", "%(agent)s acquitted %(subject)s", "%(subject)s %(was)s acquitted"),
        ("armed_attack", "%(agent)s attacked %(subject)s", "%(subject)s %(was)s attacked"),
        ("arrest", "%(agent)s arrested %(subject)s", "%(subject)s %(was)s arrested"),
        ("assault", "%(agent)s assaulted %(subject)s", "%(subject)s %(was)s assaulted"),
        ("ban", "%(agent)s banned %(subject)s", "%(subject)s %(was)s banned"),
        ("censorship", "%(agent)s censored %(subject)s", "%(subject)s %(was)s censored"),
        ("charge", "%(agent)s charged %(subject)s", "%(subject)s %(was)s charged"),
        ("closure", "%(agent)s closed %(subject)s", "%(subject)s %(was)s closed"),
        ("confiscation", "%(agent)s confiscated %(subject)s", "%(subject)s %(was)s confiscated"),
        ("conviction", "%(agent)s convicted %(subject)s", "%(subject)s %(was)s convicted"),
        ("deportation", "%(agent)s deported %(subject)s", "%(subject)s %(was)s deported"),
        ("detention", "%(agent)s detained %(subject)s", "%(subject)s %(was)s detained"),
        ("dismissal", "%(agent)s dismissed %(subject)s", "%(subject)s %(was)s dismissed"),
        ("dispersal", "%(agent)s dispersed %(subject)s", "%(subject)s %(was)s dispersed"),
        ("displacement", "%(agent)s displaced %(subject)s", "%(subject)s %(was)s displaced"),
        ("execution", "%(agent)s executed %(subject)s", "%(subject)s %(was)s executed"),
        ("extradition", "%(agent)s extradited %(subject)s", "%(subject)s %(was)s extradited"),
        ("killing", "%(agent)s killed %(subject)s", "%(subject)s %(was)s killed"),
        ("pardon", "%(agent)s pardoned %(subject)s", "%(subject)s %(was)s pardoned"),
        ("questioning", "%(agent)s questioned %(subject)s", "%(subject)s %(was)s questioned"),
        ("release", "%(agent)s released %(subject)s", "%(subject)s %(was)s released"),
        ("search", "%(agent)s searched %(subject)s", "%(subject)s %(was)s searched"),
        ("sentence", "%(agent)s sentenced %(subject)s", "%(subject)s %(was)s sentenced"),
        ("threat", "%(agent)s threatened %(subject)s", "%(subject)s %(was)s threatened"),
        ("torture", "%(agent)s tortured or ill-treated %(subject)s",
         "%(subject)s %(was)s tortured or ill-treated"),
        ("trial", "%(agent)s tried %(subject)s", "%(subject)s %(was)s tried"),
        ("disappearance", "%(agent)s abducted %(subject)s", "%(subject)s disappeared"),
        ("death_in_custody", "%(subject)s died in the custody of %(agent)s",
         "%(subject)s died in custody"),
        ("sexual_violence", "%(agent)s sexually abused %(subject)s",
         "%(subject)s %(was)s sexually abused"),
    )
}  # fmt: skip


def sentence_of(telling: Telling) -> str:
    """What happened: "On 3 September 2012, Brenik City Court sentenced Marta Keldova to 7 years".

    A value that is contradicted, and about which nobody has decided, is told with the others:
    "to 7 years or 7 years 6 months".
    """
    date = said(telling, "date")
    clause = " ".join(filter(None, (_clause(telling), *_tail(telling))))
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
    if slot == "date":
        return date_words(value)
    if slot == "term":
        return term_words(value)
    if slot == "type":
        return type_words(value)
    return visible(label(str(value)))


def type_words(kind: str) -> str:
    """The title of a type in the codebook; a type of somebody's own as it is written."""
    types = load_codebook().types
    return types[kind].title if kind in types else label(kind)


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
    kind = telling.event.type
    agents, subjects = telling.who("agent"), telling.who("subject")
    told = {
        "agent": names_in_words(agents),
        "subject": _to_whom(telling, subjects),
        "was": _("were") if len(_fullest(subjects)) > 1 or _is_many(subjects) else _("was"),
    }
    if kind in PHRASES and subjects and "type" not in telling.event.contradicted:
        active, passive = PHRASES[kind]
        return str(active if agents else passive) % told
    title = said(telling, "type")
    outcome = said(telling, "outcome")
    clause = f"{title} ({outcome})" if outcome else title
    if subjects and agents:
        return _("%(clause)s – %(subject)s, by %(agent)s") % {**told, "clause": clause}
    if subjects:
        return _("%(clause)s – %(subject)s") % {**told, "clause": clause}
    return _("%(clause)s by %(agent)s") % {**told, "clause": clause} if agents else clause


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
    return _("%(people)s, among them %(names)s,") % told if named else told["people"]


def _tail(telling: Telling) -> list[str]:
    term, place = said(telling, "term"), said(telling, "place")
    charges = ", ".join(f"“{visible(charge)}”" for charge in telling.charges)
    return [
        (_("to %(term)s") % {"term": term}) if term and telling.event.type == "sentence" else "",
        (_("(%(term)s)") % {"term": term}) if term and telling.event.type != "sentence" else "",
        (_("for %(charges)s") % {"charges": charges}) if charges else "",
        (_("in %(place)s") % {"place": place}) if place else "",
    ]


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
