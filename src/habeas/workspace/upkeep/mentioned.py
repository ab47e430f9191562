"""What entries of the log are about: looked up together, each with its name and its page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar

from django.db.models import Model, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from habeas.exchange.date_words import date_words
from habeas.exchange.wording import visible as with_visible_signs
from habeas.workspace.casework.events.sentence import type_words
from habeas.workspace.intake.templatetags.intake_words import account_line
from habeas.workspace.record import visible
from habeas.workspace.record.models import Account, Change
from habeas.workspace.upkeep.wordings import kind_name

# Where the page of a thing is, for the kinds that have one.
PAGES = {
    "source": "intake:source",
    "account": "review:account",
    "entity": "casework:entity",
    "event": "casework:event",
}
# In which details of which actions other things stand, and of which kind these are.
_OTHERS: Mapping[str, Mapping[str, str]] = {
    "split_account": {"second": "account"},
    "merge_entities": {"gone": "entity"},
    "unmerge_entities": {"gone": "entity"},
    "judge_apart": {"other": "entity"},
    "take_back_apart": {"other": "entity"},
    "join_events": {"gone": "event"},
    "separate_account": {"event": "event"},
    "refuse_pair": {"first": "event", "second": "event"},
}
_NAMED = ("account", "entity", "event", "original", "source")  # kinds that have names
_OF_NAMINGS = ("place", "destination", "attributed_to")  # slots of an account

_M = TypeVar("_M", bound=Model)
Details = Mapping[str, Any]  # what an entry says, by the names that its action gives


class Mentioned:
    """Things by their kinds and ids, as far as somebody may see them.

    However many there are, each kind is looked up once, and only where one of it is named.
    """

    def __init__(self, viewer: visible.Viewer, things: Iterable[tuple[str, int]]) -> None:
        self._viewer = viewer
        self._ids: defaultdict[str, set[int]] = defaultdict(set)
        for kind, pk in things:
            self._ids[kind].add(pk)

    def others(self, entry: Change, details: Details) -> dict[str, SafeString]:
        """The links to the other things of an entry, by the names of their details."""
        kinds = _OTHERS.get(entry.action, {})
        return {key: self.link(kind, details[key]) for key, kind in kinds.items() if key in details}

    def link(self, kind: str, pk: int, words: str = "") -> SafeString:
        """A link to the page of a thing, by its name or these words; to its history if it is gone.

        Example: ``<a href="/people/269/">Maks Orlik</a>``.
        """
        address = self.page(kind, pk) or reverse("upkeep:object-history", args=[kind, pk])
        told = words or self.name(kind, pk) or _number(kind, pk)
        return format_html('<a href="{}">{}</a>', address, told)

    def page(self, kind: str, pk: int) -> str:
        """The address of its page; "" for what is gone, or has none."""
        is_there = kind in PAGES and self.name(kind, pk)
        return reverse(PAGES[kind], args=[pk]) if is_there else ""

    def name(self, kind: str, pk: int) -> str:
        """What a thing is called; "" for one that is gone, or has no name."""
        found: Mapping[int, str] = {}
        match kind:
            case "account":
                found = self._accounts
            case "entity":
                found = self._entities
            case "event":
                found = self._events
            case "original":
                found = self._originals
            case "source":
                found = self._sources
        return with_visible_signs(found.get(pk, ""))

    def event_of(self, pk: int, account: int) -> str:
        """What an event was called by an account that has another event now."""
        line = self.name("account", account)
        return _("event %(number)s (%(line)s)") % {"number": pk, "line": line} if line else ""

    def naming(self, pk: int) -> str:
        """How a source names somebody or something."""
        return with_visible_signs(self._namings.get(pk) or _("somebody who is gone"))

    @cached_property
    def _entities(self) -> Mapping[int, str]:
        rows = _of(visible.entities(self._viewer), self._ids["entity"])
        return dict(rows.values_list("pk", "name"))

    @cached_property
    def _sources(self) -> Mapping[int, str]:
        rows = _of(visible.sources(self._viewer), self._ids["source"])
        return {one.pk: str(one) for one in rows.only("title", "name")}

    @cached_property
    def _originals(self) -> Mapping[int, str]:
        rows = _of(visible.originals(self._viewer), self._ids["original"])
        return dict(rows.values_list("pk", "name"))

    @cached_property
    def _accounts(self) -> Mapping[int, str]:
        return {pk: account_line(one) for pk, one in self._tellings.items()}

    @cached_property
    def _events(self) -> Mapping[int, str]:
        """As the first of its accounts tells it; one that is joined to another has none left."""
        told = {one.event_id: account_line(one) for one in reversed(self._tellings.values())}
        rows = _of(visible.events(self._viewer), self._ids["event"])
        named = {}
        for one in rows.only("type", "date"):
            words = (type_words(one.type).lower(), date_words(one.date) if one.date else "")
            line = told.get(one.pk) or ", ".join(filter(None, words))
            named[one.pk] = _("event %(number)s (%(line)s)") % {"number": one.pk, "line": line}
        return named

    @cached_property
    def _tellings(self) -> dict[int, Account]:
        wanted = Q(pk__in=self._ids["account"]) | Q(event__in=self._ids["event"])
        if not self._ids["account"] and not self._ids["event"]:
            return {}
        rows = visible.accounts(self._viewer).filter(wanted).order_by("pk")
        people = visible.participants(self._viewer).filter(role="subject").select_related("naming")
        rows = rows.only("type", "date", "event_id")
        return {one.pk: one for one in rows.prefetch_related(Prefetch("participants", people))}

    @cached_property
    def _namings(self) -> Mapping[int, str]:
        rows = _of(visible.namings(self._viewer), self._ids["naming"])
        return dict(rows.values_list("pk", "name"))


def _number(kind: str, pk: int) -> str:
    if kind in _NAMED:
        return _("number %(number)s, which is gone") % {"number": pk}
    return _("%(kind)s %(number)s") % {"kind": kind_name(kind), "number": pk}


def _of(rows: QuerySet[_M], ids: set[int]) -> QuerySet[_M]:
    return rows.filter(pk__in=ids) if ids else rows.none()


def mentions(entry: Change, details: Details) -> Iterator[tuple[str, int]]:
    """What an entry is about: the kind and the id of each thing."""
    if entry.object_id is not None:
        yield entry.kind, entry.object_id
    for key, kind in _OTHERS.get(entry.action, {}).items():
        if isinstance(details.get(key), int):
            yield kind, details[key]
    if entry.action == "join_events":
        yield from (("account", pk) for pk in details.get("accounts", [])[:1])
    if entry.action in ("decide_value", "take_decision_back"):
        yield from (("entity", pk) for pk in _decided(details.get("value")))
        yield from (("entity", pk) for pk in _decided(details.get("before")))
    if entry.action in ("correct_account", "split_account"):
        changes = details.get("changes") or {}
        for pairs in changes if isinstance(changes, list) else [changes]:
            yield from (("naming", pk) for pk in _namings_in(pairs))


def _decided(value: Any) -> Iterator[int]:
    """Whom a decision names: a place by its id, roles by the ids of those who have them."""
    if isinstance(value, int):
        yield value
    elif isinstance(value, dict):
        yield from (int(pk) for pk in value if str(pk).isdecimal())


def _namings_in(changes: Mapping[str, Any]) -> Iterator[int]:
    for slot, pair in changes.items():
        for value in pair if isinstance(pair, list) else ():
            if slot in _OF_NAMINGS and isinstance(value, int):
                yield value
            elif slot == "participants" and isinstance(value, list):
                yield from (who for _role, who in value if isinstance(who, int))
