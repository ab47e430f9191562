"""What a slot may hold: a person's correction is checked slot by slot before anything is written.

Each rule raises ``InvalidSlot``, which names the slot and says what to write.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from habeas.codebook import load_codebook
from habeas.errors import InvalidSlot
from habeas.language import edtf
from habeas.spans import Span
from habeas.workspace.record.modality import MODALITIES
from habeas.workspace.record.models.entity import KINDS
from habeas.workspace.record.slots import NAMED, ROLES, WORDED, NewNaming, Slots

_PART = r"P(?=\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?"
_TERM = re.compile(rf"(?:{_PART}|life|death)(?:/(?:{_PART}|life))?")
_BARE_TIME = re.compile(
    r"(?:\d[\d.,½¼¾]*|an?|one|two|three|four|five|six|seven|eight|nine|ten)[\s-]"
    r"(?:and.a.half[\s-])?(?:year|month|week|day)s?",
    re.IGNORECASE,
)
_LONGEST = {"date": 60, "term": 120, "outcome": 60, "charge": 500}
_MOST = 100  # participants or charges of one account


def check_slots(changes: Slots, kind: str, text: str) -> None:
    """Refuse what no account may say.

    Args:
        changes: the slots that a person gave.
        kind: the type that the account has with these changes: it says which outcomes there are.
        text: of the source.

    Raises:
        InvalidSlot: naming the first slot that is wrong.
    """
    told: Mapping[str, Any] = changes
    for slot, rule in _RULES.items():
        if slot in told:
            rule(told[slot])
    if changes.get("outcome"):
        _check_outcome(changes["outcome"], kind)
    for slot in (*WORDED, "date_words"):
        if told.get(slot) is not None:
            _check_span(slot, told[slot], text)
    people = [who for _role, who in told.get("participants", ())]
    for slot, who in [
        *(("participants", one) for one in people),
        *((slot, told.get(slot)) for slot in NAMED),
    ]:
        if isinstance(who, NewNaming):
            _check_naming(slot, who, text)


def check_reach(trigger: Span, passage: Span) -> None:
    """Refuse a trigger that does not stand in its passage."""
    if not passage.covers(trigger):
        raise InvalidSlot("trigger", _("the trigger must stand in the passage"))


def _check_type(kind: str) -> None:
    if kind not in load_codebook().types:
        raise InvalidSlot("type", _("the codebook has no such type"))


def _check_date(date: str) -> None:
    if date and (len(date) > _LONGEST["date"] or not edtf.is_valid(date)):
        raise InvalidSlot("date", _("write 2012-10-08, 2012-10, 2012, 2012~ or 2012-01/2012-03"))


def _check_term(term: str) -> None:
    if not term or _TERM.fullmatch(term):
        return
    if len(term) > _LONGEST["term"]:
        raise InvalidSlot("term", _("it is too long"))
    if re.match(r"P\d", term, re.IGNORECASE) or _BARE_TIME.fullmatch(term.strip()):
        raise InvalidSlot("term", _("write 7 years 6 months, two to five years, or P7Y6M"))
    if not re.search(r"\w", term) or "\n" in term or "\0" in term:
        raise InvalidSlot("term", _("write 7 years 6 months, life, death, or a fine as worded"))


def _check_outcome(outcome: str, kind: str) -> None:
    known = load_codebook().types[kind].outcomes if kind in load_codebook().types else ()
    if outcome not in known:
        among = ", ".join(known) or _("none")
        raise InvalidSlot("outcome", _("outcomes of this type: %(among)s") % {"among": among})


def _check_modality(modality: str) -> None:
    if modality not in MODALITIES:
        raise InvalidSlot("modality", ", ".join(MODALITIES))


def _check_charges(charges: list[str]) -> None:
    if len(charges) > _MOST or any(
        not one.strip() or len(one) > _LONGEST["charge"] or "\0" in one for one in charges
    ):
        raise InvalidSlot("charges", _("one charge a line, as worded"))


def _check_roles(participants: list[tuple[str, Any]]) -> None:
    if len(participants) > _MOST:
        raise InvalidSlot("participants", _("there are too many"))
    if any(role not in ROLES for role, _who in participants):
        raise InvalidSlot("participants", ", ".join(ROLES))


def _check_span(slot: str, span: Span, text: str) -> None:
    if span.end > len(text) or not span.of(text).strip():
        raise InvalidSlot(slot, _("these words do not stand in the source"))


def _check_naming(slot: str, who: NewNaming, text: str) -> None:
    _check_span(slot, who.span, text)
    if who.kind not in KINDS:
        raise InvalidSlot(slot, ", ".join(KINDS))
    if len(who.span) > 300:
        raise InvalidSlot(slot, _("a name has no more than 300 characters"))


_RULES: Mapping[str, Callable[[Any], None]] = {
    "type": _check_type,
    "date": _check_date,
    "term": _check_term,
    "modality": _check_modality,
    "charges": _check_charges,
    "participants": _check_roles,
}
