"""The slots of an account as a form: what it shows, and what was changed in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, cast

from django.http import QueryDict
from django.utils.translation import gettext as _

from habeas.codebook import load_codebook
from habeas.errors import InvalidSlot
from habeas.exchange.date_words import date_words
from habeas.language.en.typed_term import typed_term
from habeas.workspace.record.modality import modality_choices
from habeas.workspace.record.models import Account, Naming, Source
from habeas.workspace.record.models.entity import KINDS
from habeas.workspace.record.shown_text import shown
from habeas.workspace.record.slots import NAMED, NewNaming, Slots, Who
from habeas.workspace.review import words
from habeas.workspace.review.told_date import date_of

PLAIN = ("type", "term", "outcome", "modality")
WORDED = ("trigger", "passage", "date_words")
ROW_ROLES = ("subject", "agent", "court", "recipient", "place", "destination", "attributed_to")
_MOST_ROWS = 120
_SPEAKING = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")  # EDTF that anybody reads


@dataclass(slots=True)
class Row:
    """Somebody or something in a role, by name or by words that were selected."""

    role: str
    name: str
    naming: str = ""  # its id, where the name is that of a naming
    was: str = ""  # the name that the naming had when the page was made
    words: str = ""  # "72-87:Vladimir Kozlov", where it is to become a naming
    kind: str = ""


@dataclass(slots=True)
class SlotForm:
    """What stands in the form, whether it was read from an account or typed.

    ``prefix`` tells the two forms of a split apart; ``meant`` is the EDTF that the page shows for
    the date in the field, which may be written in words.
    """

    values: dict[str, str]
    rows: list[Row]
    prefix: str = ""
    meant: str = ""
    errors: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, account: Account, prefix: str = "") -> SlotForm:
        """The form of an account as it stands, with its participants at hand."""
        values = {
            "type": account.type,
            "date": account.date,
            "term": account.term,
            "outcome": account.outcome,
            "modality": account.modality,
            "charges": "\n".join(account.charges),
            "trigger": _within(account, account.trigger_start, account.trigger_end),
            "passage": f"{account.passage_start}-{account.passage_end}",
            "date_words": _within(account, account.date_start, account.date_end),
        }
        return cls(values, rows_of(account), prefix, account.date)

    @classmethod
    def typed(cls, post: QueryDict, prefix: str = "") -> SlotForm:
        """The form as it was sent."""
        values = {
            name: post.get(prefix + name, "").strip()[:20_000]
            for name in (*PLAIN, *WORDED, "date", "charges")
        }
        lists = {
            part: post.getlist(f"{prefix}who-{part}")[:_MOST_ROWS]
            for part in ("role", "name", "naming", "was", "words", "kind")
        }
        rows = [
            Row(
                role,
                *(
                    lists[part][number].strip()[:2_000] if number < len(lists[part]) else ""
                    for part in ("name", "naming", "was", "words", "kind")
                ),
            )
            for number, role in enumerate(lists["role"])
        ]
        rows = [row for row in rows if row.name or row.words]
        return cls(values, rows, prefix, post.get(f"{prefix}date_meant", "")[:200])

    @property
    def speaks(self) -> bool:
        """Whether the field itself says its date to anybody, so that nothing need stand below."""
        date = self.values["date"]
        return date == self.meant and _SPEAKING.fullmatch(date) is not None

    def slots(self, source: Source, namings: Sequence[Naming], before: SlotForm | None) -> Slots:
        """What the form says, as far as it differs from ``before``.

        Args:
            source: with its text.
            namings: of the source: id, local and name.
            before: the form as it was given out; None for an account that is new.

        Raises:
            InvalidSlot: a field says what cannot be understood.
        """
        told: dict[str, Any] = {}
        text, date = source.text, self._date(source)
        if before is None or date != before.values["date"]:
            told["date"] = date
        plain = {name: self.values[name] for name in PLAIN}
        plain["term"] = typed_term(plain["term"])
        told |= {
            name: value
            for name, value in plain.items()
            if before is None or value != before.values[name]
        }
        charges = _lines(self.values["charges"])
        if before is None or charges != _lines(before.values["charges"]):
            told["charges"] = charges
        for name in WORDED:
            span = words.span_of(self.values[name], text, name)
            is_new = before is None or span != words.span_of(before.values[name], text, name)
            if is_new and (span is not None or name == "date_words"):
                told[name] = span
        told.update(self._people(text, namings, before))
        return cast("Slots", told)

    def _date(self, source: Source) -> str:
        """The date as EDTF, which whoever wrote it in words has seen before it is saved."""
        shown, self.meant = self.meant, ""
        self.meant = date_of(self.values["date"], source)
        if self.meant not in (shown, self.values["date"]):
            raise InvalidSlot(
                "date",
                _("“%(told)s” is understood as %(date)s: save again if that is right")
                % {"told": self.values["date"], "date": date_words(self.meant)},
            )
        return self.meant

    def _people(
        self, text: str, namings: Sequence[Naming], before: SlotForm | None
    ) -> Mapping[str, Any]:
        mine, theirs = (
            _by_slot(form, text, namings) if form is not None else {} for form in (self, before)
        )
        return {slot: who for slot, who in mine.items() if before is None or who != theirs[slot]}


def rows_of(account: Account) -> list[Row]:
    """The rows of an account: participants in the order of their roles, then place and voice."""
    order = {role: number for number, role in enumerate(ROW_ROLES)}
    people = [
        (one.role, one.naming) for one in account.participants.all() if one.role != "destination"
    ]
    people += [(slot, who) for slot in NAMED if (who := getattr(account, slot)) is not None]
    people.sort(key=lambda told: order[told[0]])
    return [Row(role, one.name, str(one.pk), one.name, kind=one.kind) for role, one in people]


@lru_cache(maxsize=1)
def choices() -> Mapping[str, Sequence[tuple[str, str]]]:
    """What the form's lists offer: value and name."""
    types = load_codebook().types
    outcomes = sorted({outcome for one in types.values() for outcome in one.outcomes})
    return {
        "type": sorted(((t.name, t.title) for t in types.values()), key=lambda pair: pair[1]),
        "outcome": [(one, one.replace("_", " ")) for one in outcomes],
        "modality": modality_choices(),
        "kind": [(one, one) for one in KINDS],
        "role": [(one, one.replace("_", " ")) for one in ROW_ROLES],
    }


def labels(namings: Sequence[Naming]) -> dict[str, Naming]:
    """What the form calls each naming of a source: "Olga Sand (p4)" where two share the name."""
    seen: dict[str, int] = {}
    for one in namings:
        seen[one.name] = seen.get(one.name, 0) + 1
    return {
        (one.name if seen[one.name] == 1 else f"{one.name} ({one.local})"): one for one in namings
    }


def _by_slot(form: SlotForm, text: str, namings: Sequence[Naming]) -> dict[str, Any]:
    """Participants and the slots that hold one naming."""
    called = labels(namings)
    told: dict[str, Any] = {"participants": [], **dict.fromkeys(NAMED)}
    for row in form.rows:
        slot = row.role if row.role in NAMED else "participants"
        who = _who(row, slot, text, namings, called)
        if slot == "participants":
            told[slot].append((row.role, who))
        elif told[slot] is not None:
            raise InvalidSlot(slot, _("there can be only one"))
        else:
            told[slot] = who
    told["participants"].sort(key=str)
    return told


def _who(
    row: Row, slot: str, text: str, namings: Sequence[Naming], called: Mapping[str, Naming]
) -> Who:
    if row.words:
        span = words.span_of(row.words, text, slot)
        if span is not None:
            return NewNaming(span, row.kind)
    ids = {str(one.pk): one for one in namings}
    if row.naming in ids and row.name == row.was:
        return ids[row.naming].pk
    if row.name in called:
        return called[row.name].pk
    alike = [one for one in namings if one.name == row.name]
    if len(alike) > 1:
        raise InvalidSlot(
            slot, _("several bear the name %(name)s: choose one") % {"name": row.name}
        )
    raise InvalidSlot(
        slot,
        _("%(name)s is not named in this source: choose from the list, or select the words")
        % {"name": row.name[:80]},
    )


def _within(account: Account, start: int | None, end: int | None) -> str:
    """A span with its words, as far as they stand in the passage: the text itself is not asked."""
    if start is None or end is None:
        return ""
    low = account.passage_start
    if not low <= start < end <= account.passage_end:
        return f"{start}-{end}"
    return f"{start}-{end}:{shown(account.passage[start - low : end - low])}"


def _lines(told: str) -> list[str]:
    return [line.strip() for line in told.splitlines() if line.strip()]
