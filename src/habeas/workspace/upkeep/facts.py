"""What an entry of the log says beside its sentence, in words: numbers, and what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from habeas.exchange.date_words import date_words
from habeas.exchange.wording import country_name
from habeas.workspace.casework.events.comparison import LABELS
from habeas.workspace.casework.events.sentence import words_of
from habeas.workspace.record.templatetags.in_words import language
from habeas.workspace.upkeep.mentioned import Details, Mentioned

_WORDED = ("trigger", "passage", "date_words")  # slots that hold words of the source


@dataclass(frozen=True, slots=True)
class Line:
    """A fact, or what changed: what it was called, before and after. ``before`` None: a fact."""

    name: str
    before: str | None
    after: str


def facts_of(action: str, details: Details, mentioned: Mentioned) -> list[Line]:
    """The lines below the sentence of an entry."""
    return list(_FACTS[action](details, mentioned)) if action in _FACTS else []


def slot_name(slot: str) -> str:
    """What a slot is called on the pages: "term" is Term."""
    known = {**LABELS, "participants": _("Who takes part"), "trigger": _("The word that tells it")}
    known |= {"passage": _("Passage"), "date_words": _("The words of the date")}
    return str(known.get(slot, slot.replace("_", " ")))


def decided(slot: str, value: Any, mentioned: Mentioned) -> str:
    """What a decision takes for a slot."""
    if slot == "place" and isinstance(value, int):
        return mentioned.name("entity", value) or _("a place that is gone")
    if slot == "roles" and isinstance(value, dict):
        told = {
            role: [mentioned.name("entity", int(pk)) for pk, had in value.items() if had == role]
            for role in ("agent", "subject")
        }
        shown = (f"{slot_name(role)}: {', '.join(names)}" for role, names in told.items() if names)
        return "; ".join(shown)
    return words_of(slot, value) or _("not known")


def _stored(details: Details, _mentioned: Mentioned) -> Iterator[Line]:
    accounts, entities = details["events"], details["entities"]
    told = [
        ngettext("%(n)d account", "%(n)d accounts", accounts) % {"n": accounts},
        ngettext("%(n)d person, body or place", "%(n)d persons, bodies and places", entities)
        % {"n": entities},
    ]
    yield Line("", None, ", ".join(told))


def _judged(details: Details, _mentioned: Mentioned) -> Iterator[Line]:
    if details.get("before", "proposed") != "proposed":
        standing = {"accepted": _("accepted"), "rejected": _("rejected")}
        was = str(details["before"])
        yield Line(_("before"), None, standing.get(was, was))


def _corrected(details: Details, mentioned: Mentioned) -> Iterator[Line]:
    changes = details["changes"]
    for half in changes if isinstance(changes, list) else [changes]:
        for slot, (before, after) in half.items():
            if slot in _WORDED:
                yield Line(slot_name(slot), None, _("other words of the source"))
            else:
                was, is_now = (_slot_words(slot, value, mentioned) for value in (before, after))
                yield Line(slot_name(slot), was or "–", is_now or "–")


def _slot_words(slot: str, value: Any, mentioned: Mentioned) -> str:
    if value in (None, "", []):
        return ""
    if slot == "participants":
        return "; ".join(f"{slot_name(role)}: {_who(who, mentioned)}" for role, who in value)
    if slot == "charges":
        return ", ".join(f"“{charge}”" for charge in value)
    if slot in ("place", "destination", "attributed_to"):
        return _who(value, mentioned)
    return words_of(slot, value)


def _who(who: Any, mentioned: Mentioned) -> str:
    return mentioned.naming(who) if isinstance(who, int) else _("somebody named anew")


def _added(details: Details, _mentioned: Mentioned) -> Iterator[Line]:
    yield Line(_("told by"), None, f"“{details['trigger']}”")


def _source_erased(details: Details, _mentioned: Mentioned) -> Iterator[Line]:
    yield Line(_("accounts"), None, str(details["accounts"]))
    yield Line(_("events that nobody else told"), None, str(details["events"]))
    yield Line(_("persons, bodies and places of it alone"), None, str(details["entities"]))
    stays = details.get("file") == "kept"
    yield Line(_("its file"), None, _("kept for another source") if stays else _("erased"))


def _person_erased(details: Details, _mentioned: Mentioned) -> Iterator[Line]:
    yield Line(_("accounts of them alone"), None, str(details["accounts"]))
    yield Line(_("accounts that stay without them"), None, str(details["accounts_without_them"]))
    yield Line(_("events that nobody else told"), None, str(details["events"]))
    yield Line(_("sources in which they stood"), None, str(details["sources_blackened"]))
    stay = details.get("files") == "kept"
    words = _("kept as they are") if stay else _("the blackened texts took their place")
    if details["sources_blackened"]:
        yield Line(_("the files of these"), None, words)


def _brought_in(details: Details, _mentioned: Mentioned) -> Iterator[Line]:
    yield Line("", None, filesizeformat(details["size"]))


def _read(details: Details, _mentioned: Mentioned) -> Iterator[Line]:
    found: Mapping[str, Any] = details["found"]
    numbers = [
        ngettext("%(n)d source", "%(n)d sources", found["sources"]) % {"n": found["sources"]},
        ngettext("%(n)d account", "%(n)d accounts", found["events"]) % {"n": found["events"]},
        ngettext("%(n)d person", "%(n)d persons", found["people"]) % {"n": found["people"]},
    ]
    yield Line("", None, ", ".join(numbers))
    for name, words in (
        (_("country"), [country_name(code) or code for code in found["countries"]]),
        (_("period"), [date_words(period) for period in found["periods"]]),
        (_("language"), [language(code) for code in found["languages"]]),
        (_("known before"), [str(found["known"])] if found["known"] else []),
        (_("warnings"), found["warnings"]),
        (_("problems"), found["problems"]),
    ):
        if words:
            yield Line(name, None, "; ".join(words))


def _failed(details: Details, _mentioned: Mentioned) -> Iterator[Line]:
    yield Line("", None, details["problem"])


def _merged(details: Details, _mentioned: Mentioned) -> Iterator[Line]:
    if details["before"] != details["after"]:
        yield Line(_("name"), details["before"], details["after"])


def _named(details: Details, _mentioned: Mentioned) -> Iterator[Line]:
    titles = {"name": _("name"), "description": _("description")}
    for key, title in titles.items():
        before, after = details["before"][key], details["after"][key]
        if before != after:
            default = _("as the sources tell it")
            yield Line(title, before or default, after or default)


def _compared(details: Details, _mentioned: Mentioned) -> Iterator[Line]:
    accounts, added, removed = details["accounts"], details["added"], details["removed"]
    told = [ngettext("%(n)d account", "%(n)d accounts", accounts) % {"n": accounts}]
    if added:
        words = ngettext(
            "%(n)d pair of events that may be the same",
            "%(n)d pairs of events that may be the same",
            added,
        )
        told.append(words % {"n": added})
    if removed:
        words = ngettext("%(n)d pair not any more", "%(n)d pairs not any more", removed)
        told.append(words % {"n": removed})
    yield Line("", None, ", ".join(told))


def _separated(details: Details, _mentioned: Mentioned) -> Iterator[Line]:
    if slots := details.get("decisions_taken_back"):
        yield Line(_("decisions taken back"), None, ", ".join(map(slot_name, slots)))


def _decided(details: Details, mentioned: Mentioned) -> Iterator[Line]:
    if details.get("before") is not None:
        yield Line(_("before"), None, decided(details["slot"], details["before"], mentioned))


def _taken(details: Details, _mentioned: Mentioned) -> Iterator[Line]:
    yield Line(_("accounts"), None, f"{details['rows']:,}")
    yield Line(_("as"), None, str(details["form"]).upper())


_FACTS: Mapping[str, Callable[[Details, Mentioned], Iterator[Line]]] = {
    "store_reading": _stored,
    "accept_account": _judged,
    "reject_account": _judged,
    "reopen_account": _judged,
    "correct_account": _corrected,
    "split_account": _corrected,
    "add_account": _added,
    "erase_source": _source_erased,
    "erase_person": _person_erased,
    "bring_in_file": _brought_in,
    "bring_in_again": _brought_in,
    "finish_job": _read,
    "fail_job": _failed,
    "discard_file": _failed,
    "merge_entities": _merged,
    "unmerge_entities": _merged,
    "name_entity": _named,
    "suggest_joins": _compared,
    "separate_account": _separated,
    "decide_value": _decided,
    "take_decision_back": _decided,
    "take_table": _taken,
}
