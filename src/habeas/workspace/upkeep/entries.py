"""The log for people: what an entry tells, in words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext, gettext_lazy

from habeas.workspace.record.models import Change

# How an action is told. One that is missing here is told by its name: "merge_people", merge people.
ACTIONS = {
    "store_reading": gettext_lazy("brought in a source"),
    "accept_account": gettext_lazy("accepted an account"),
    "reject_account": gettext_lazy("rejected an account"),
    "reopen_account": gettext_lazy("took a judgement back"),
    "correct_account": gettext_lazy("corrected an account"),
    "split_account": gettext_lazy("split an account"),
    "add_account": gettext_lazy("added an account"),
    "erase_source": gettext_lazy("erased a source"),
    "erase_person": gettext_lazy("erased a person"),
    "create_first_user": gettext_lazy("began the record"),
    "change_password": gettext_lazy("changed their password"),
    "take_back_correction": gettext_lazy("took a correction back"),
    "bring_in_file": gettext_lazy("brought in a file"),
    "bring_in_again": gettext_lazy("brought in a file again that had been erased"),
    "finish_job": gettext_lazy("read a file"),
    "fail_job": gettext_lazy("could not read a file"),
    "retry_job": gettext_lazy("had a file read again"),
    "discard_file": gettext_lazy("discarded a file that could not be read"),
    "merge_entities": gettext_lazy("merged two into one"),
    "unmerge_entities": gettext_lazy("took a merge back"),
    "name_entity": gettext_lazy("chose a name"),
    "judge_apart": gettext_lazy("said that two are not the same"),
    "take_back_apart": gettext_lazy("took back that two are not the same"),
    "suggest_joins": gettext_lazy("compared accounts"),
    "join_events": gettext_lazy("joined two events"),
    "separate_account": gettext_lazy("took an account out of an event"),
    "refuse_pair": gettext_lazy("said that two events are not the same"),
    "decide_value": gettext_lazy("decided a contradiction"),
    "take_decision_back": gettext_lazy("took a decision back"),
    "keep_search": gettext_lazy("saved a search"),
    "rename_search": gettext_lazy("renamed a search"),
    "drop_search": gettext_lazy("dropped a search"),
    "take_table": gettext_lazy("took a table away"),
}
# Where the page of an object is, for the rooms that have one.
PAGES = {
    "source": "intake:source",
    "account": "review:account",
    "entity": "casework:entity",
    "event": "casework:event",
}
_LONGEST = 300  # letters of a value that a list shows
_UNTOLD = {"entries"}  # numbers that are shown apart


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that changed: what it was called, before and after. ``before`` is None for new."""

    name: str
    before: str | None
    after: str


@dataclass(frozen=True, slots=True)
class Told:
    """An entry, as a page shows it."""

    entry: Change
    what: str  # "accepted an account"
    reason: str
    lines: tuple[Line, ...]
    is_erased: bool
    page: str | None  # the address of the object


def told(entries: Iterable[Change]) -> list[Told]:
    """The entries in words; they come with ``by`` and ``details`` at hand."""
    return [_told(entry) for entry in entries]


def action_name(action: str) -> str:
    """What an action is called.

    >>> action_name("merge_people")
    'merge people'
    """
    known = ACTIONS.get(action)
    return str(known) if known is not None else action.replace("_", " ")


def _told(entry: Change) -> Told:
    data = entry.details.data
    details: dict[str, Any] = json.loads(data) if data else {}
    reason = str(details.pop("reason", "") or "")
    return Told(
        entry,
        action_name(entry.action),
        reason,
        tuple(_lines(details)),
        data is None,
        page_of(entry.kind, entry.object_id),
    )


def page_of(kind: str, pk: int | None) -> str | None:
    """The address of an object's page, where there is one."""
    if kind not in PAGES or pk is None:
        return None
    try:
        return reverse(PAGES[kind], args=[pk])
    except NoReverseMatch:
        return None


def _lines(details: Mapping[str, Any]) -> Iterator[Line]:
    """What changed. Actions write ``before`` and ``after``, or ``changes`` slot by slot."""
    rest = dict(details)
    if "before" in rest and "after" in rest:
        before, after = rest.pop("before"), rest.pop("after")
        if isinstance(before, dict) and isinstance(after, dict):
            for name in dict.fromkeys([*before, *after]):
                yield Line(_name(name), _value(before.get(name)), _value(after.get(name)))
        else:
            yield Line("", _value(before), _value(after))
    changes = rest.pop("changes", None)
    if isinstance(changes, dict):
        for name, pair in changes.items():
            yield _changed(name, pair)
    elif changes is not None:
        rest["changes"] = changes
    for name, value in rest.items():
        if name not in _UNTOLD and value not in ("", None, [], {}):
            yield Line(_name(name), None, _value(value))


def _changed(name: str, pair: Any) -> Line:
    if isinstance(pair, list) and len(pair) == 2:
        return Line(_name(name), _value(pair[0]), _value(pair[1]))
    if isinstance(pair, dict) and {"before", "after"} <= set(pair):
        return Line(_name(name), _value(pair["before"]), _value(pair["after"]))
    return Line(_name(name), None, _value(pair))


def _name(name: str) -> str:
    return name.replace("_", " ")


def _value(value: Any) -> str:
    """A value in words: a list with commas, nothing as a dash."""
    if value in (None, "", [], {}):
        return "–"
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, list):
        shown = ", ".join(_value(one) for one in value)
    elif isinstance(value, dict):
        shown = ", ".join(f"{_name(key)}: {_value(one)}" for key, one in value.items())
    else:
        shown = str(value)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
