"""The log for people: what an entry tells, in a sentence with links to what it is about."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from habeas.workspace.record import visible
from habeas.workspace.record.models import Change
from habeas.workspace.upkeep.facts import Line, decided, facts_of, slot_name
from habeas.workspace.upkeep.mentioned import Details, Mentioned, mentions
from habeas.workspace.upkeep.wordings import SENTENCES, action_name

_WHY = ("reason", "evidence")


@dataclass(frozen=True, slots=True)
class Told:
    """An entry, as a page shows it."""

    entry: Change
    sentence: SafeString  # after the name of who did it: "merged Max Orlik into Maks Orlik"
    reason: str
    lines: tuple[Line, ...]
    is_erased: bool


def told(entries: Iterable[Change], viewer: visible.Viewer) -> list[Told]:
    """The entries in words, for somebody who sees what they are about as far as they may.

    The entries come with ``by`` and ``details`` at hand.
    """
    rows = [(entry, _details(entry)) for entry in entries]
    mentioned = Mentioned(viewer, chain.from_iterable(mentions(*row) for row in rows))
    return [_told(entry, details, mentioned) for entry, details in rows]


def _details(entry: Change) -> Details:
    data = entry.details.data
    details: dict[str, Any] = json.loads(data) if data else {}
    return details


def _told(entry: Change, details: Details, mentioned: Mentioned) -> Told:
    is_erased = entry.details.data is None
    try:
        sentence = _sentence(entry, details, mentioned)
        lines = facts_of(entry.action, details, mentioned)
    except (KeyError, TypeError, ValueError):  # what it said is gone, or an older program wrote it
        sentence, lines = _by_name(entry, mentioned), []
    reason = next((str(details[key]) for key in _WHY if details.get(key)), "")
    return Told(entry, sentence, reason, tuple(lines), is_erased)


def _sentence(entry: Change, details: Details, mentioned: Mentioned) -> SafeString:
    if entry.action not in SENTENCES:
        return _by_name(entry, mentioned)
    parts = {**details, **mentioned.others(entry, details), **_parts(entry, details, mentioned)}
    words = conditional_escape(str(SENTENCES[entry.action]))
    return SafeString(words % {name: conditional_escape(part) for name, part in parts.items()})


def _by_name(entry: Change, mentioned: Mentioned) -> SafeString:
    """What was done by its name, and of what: "erased a person: number 120, which is gone"."""
    name = conditional_escape(action_name(entry.action))
    if entry.object_id is None or entry.kind == "user":
        return name
    return format_html("{}: {}", name, mentioned.link(entry.kind, entry.object_id))


def _parts(entry: Change, details: Details, mentioned: Mentioned) -> dict[str, SafeString | str]:
    """What stands in the sentence otherwise than the details say it."""
    parts: dict[str, SafeString | str] = {}
    if entry.object_id is not None:
        parts["object"] = mentioned.link(entry.kind, entry.object_id)
    if "gone_name" in details:  # as it was called then
        parts["gone_name"] = mentioned.link("entity", details["gone"], details["gone_name"])
    if entry.action == "join_events":  # no account is left there, but those that were are known
        words = mentioned.event_of(details["gone"], details["accounts"][0])
        parts["gone"] = mentioned.link("event", details["gone"], words)
    if entry.kind == "original" and entry.object_id is not None and "name" in details:
        parts["name"] = mentioned.link("original", entry.object_id, details["name"])
    if "erased_by_entry" in details:
        number = details["erased_by_entry"]
        words = _("entry %(number)s") % {"number": number}
        address = reverse("upkeep:entry", args=[number])
        parts["erased_by_entry"] = format_html('<a href="{}">{}</a>', address, words)
    if "slot" in details:
        parts["slot"] = slot_name(details["slot"])
        parts["value"] = decided(details["slot"], details.get("value"), mentioned)
    if entry.kind == "savedsearch":
        parts |= {key: f"“{details[key]}”" for key in ("name", "before", "after") if key in details}
    if "question" in details:
        address = f"{reverse('search:search')}?{details['question']}"
        parts["question"] = format_html('<a href="{}">{}</a>', address, _("what was searched"))
    return parts
