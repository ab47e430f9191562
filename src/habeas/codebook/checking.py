"""What is wrong with an entry of a codebook, in one line for the person who wrote it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

MODALITIES = ("actual", "alleged", "possible", "requested", "negated")
_ROLES = (
    "agent", "subject", "place", "charges", "term", "destination", "attributed_to", "court",
    "recipient",
)  # fmt: skip
_TYPE_KEYS = {
    "group": str, "title": str, "definition": str, "not_coded": str, "roles": dict,
    "outcomes": list, "rights": list, "codes": dict, "cues": list, "examples": list,
}  # fmt: skip
_CUE_KEYS = {
    "id": str, "verbs": list, "nouns": list, "adjectives": list, "roles": dict, "needs": list,
    "unless": list, "weak": bool, "strong": bool, "outcome": str, "modality": str,
}  # fmt: skip
_SLOTS = {
    "date": str, "agent": str, "subject": list, "place": str, "charges": list, "term": str,
    "outcome": str, "destination": str, "modality": str, "attributed_to": str,
}  # fmt: skip
_EXAMPLE_KEYS = {
    "text": str, "trigger": (str, bool), "also": dict, "period": str, "note": str,
    "not_yet": list, **_SLOTS,
}  # fmt: skip
_PLACE = re.compile(
    r"nsubj|obj|iobj|xcomp|ccomp|compound|amod|nmod:poss|(?:obl|nmod):[a-z]+(?:_[a-z]+)?|advcl|acl"
)
_EDTF = re.compile(r"[0-9X]{4}[0-9\-~?%]*(?:/(?:\.\.|[0-9X]{4}[0-9\-~?%]*)?)?|\.\./.+|/.+|\{.+\}")
_NAME = re.compile(r"[a-z][a-z0-9_]*")


def check_type(
    name: str, table: object, known: Collection[str], *, extends: bool = False
) -> str | None:
    """The first thing that is wrong with an event type; None where nothing is.

    Args:
        name: the type's name.
        table: what the file says of it.
        known: the names of all types, which examples may refer to.
        extends: the type exists already; the table only adds to it.
    """
    return next(_problems(name, table, known, extends=extends), None)


def _problems(name: str, table: object, known: Collection[str], *, extends: bool) -> Iterator[str]:
    if not _NAME.fullmatch(name):
        yield f"[{name}]: a type's name is of small letters, figures and _, such as land_dispute"
    if not isinstance(table, Mapping):
        yield f"{name}: expected a table [{name}] that describes an event type"
        return
    yield from _shape(f"[{name}]", table, _TYPE_KEYS)
    if not extends and not table.get("definition"):
        yield f"[{name}]: a new type needs a definition"
    if not extends and not table.get("cues"):
        yield f"[{name}]: a new type needs at least one cue, [[{name}.cues]]"
    for right in table.get("rights", ()):
        if not isinstance(right, Mapping) or set(right) != {"instrument", "article"}:
            yield f"[{name}]: a right is {{ instrument = …, article = … }}"
    for number, cue in enumerate(table.get("cues", ()), 1):
        yield from _cue_problems(f"[[{name}.cues]] {number}", cue)
    for number, example in enumerate(table.get("examples", ()), 1):
        yield from _example_problems(f"[[{name}.examples]] {number}", example, known)


def _shape(where: str, table: Mapping[str, Any], keys: Mapping[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        if key not in keys:
            yield f"{where}: does not know {key!r}; it takes {', '.join(keys)}"
        elif not isinstance(value, keys[key]):
            yield f"{where}: {key!r} is of the wrong kind"
        elif isinstance(value, list) and key not in ("cues", "examples", "rights"):
            wordless = [item for item in value if not isinstance(item, str) or not item.strip()]
            if wordless:
                yield f"{where}: {key!r} is a list of words"


def _cue_problems(where: str, cue: object) -> Iterator[str]:
    if not isinstance(cue, Mapping):
        yield f"{where}: expected a table"
        return
    yield from _shape(where, cue, _CUE_KEYS)
    if not cue.get("id"):
        yield f"{where}: needs an id, such as release.verb"
    if sum(key in cue for key in ("verbs", "nouns", "adjectives")) != 1:
        yield f"{where}: needs one of verbs, nouns, adjectives"
    for key in ("verbs", "nouns", "adjectives"):
        if key in cue and (not cue[key] or any(w.startswith("*") for w in cue[key])):
            yield f"{where}: {key!r} needs words, and none that begins with *"
    if cue.get("modality", "actual") not in MODALITIES:
        yield f"{where}: modality is one of {', '.join(MODALITIES)}"
    for role, places in cue.get("roles", {}).items():
        if role not in _ROLES:
            yield f"{where}: does not know the role {role!r}; roles are {', '.join(_ROLES)}"
        if not isinstance(places, list) or not all(
            isinstance(place, str) and _PLACE.fullmatch(place) for place in places
        ):
            yield f"{where}: the places of {role!r} are a list of nsubj, obj, obl:with and the like"


def _example_problems(where: str, example: object, known: Collection[str]) -> Iterator[str]:
    if not isinstance(example, Mapping):
        yield f"{where}: expected a table"
        return
    yield from _shape(where, example, _EXAMPLE_KEYS)
    text, trigger = example.get("text"), example.get("trigger")
    if not isinstance(text, str) or not text.strip():
        yield f"{where}: needs a text"
        return
    if trigger is None or trigger is True:
        yield f"{where}: needs a trigger, or trigger = false where the text tells no such event"
    elif trigger and trigger not in text:
        yield f"{where}: the trigger {trigger!r} does not stand in the text"
    yield from _slot_problems(where, example)
    for other, kind in example.get("also", {}).items():
        if other not in text:
            yield f"{where}: {other!r} in 'also' does not stand in the text"
        if kind not in known:
            yield f"{where}: {kind!r} in 'also' is no event type"


def _slot_problems(where: str, example: Mapping[str, Any]) -> Iterator[str]:
    if example.get("modality", "actual") not in MODALITIES:
        yield f"{where}: modality is one of {', '.join(MODALITIES)}"
    for key in ("date", "period"):
        if key in example and not _EDTF.fullmatch(str(example[key])):
            yield f"{where}: {key} is a date such as 2012-01-23, 2012-01 or 2012"
    for slot in example.get("not_yet", ()):
        if slot not in (*_SLOTS, "trigger"):
            yield f"{where}: {slot!r} in 'not_yet' is no slot"
