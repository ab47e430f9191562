"""A new account that a person makes: of the slots of another one, or of words they selected."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from habeas.errors import InvalidSlot
from habeas.spans import Span
from habeas.workspace.record.composition import days_of
from habeas.workspace.record.letters import letters_of
from habeas.workspace.record.models import (
    Account,
    Entity,
    Event,
    Judgement,
    Naming,
    Participant,
    Source,
)
from habeas.workspace.record.slot_rules import check_reach
from habeas.workspace.record.slots import NewNaming, Slots, Who

_LETTERS = {"person": "p", "group": "g", "organization": "o", "place": "l", "law": "w"}


def make_account(
    source: Source,
    slots: Slots,
    by: AbstractBaseUser,
    *,
    event: Event | None = None,
    supersedes: Account | None = None,
) -> Account:
    """Make and save an account that is accepted at once, with its participants; no judgement yet.

    Args:
        source: with its text.
        slots: all of them, checked.
        by: whose account it is.
        event: that it tells; without it, one of its own.
        supersedes: the account that it takes the place of.

    Raises:
        InvalidSlot: a naming is none of the source, or the trigger lies outside the passage.
    """
    check_reach(slots["trigger"], slots["passage"])
    namings = _Namings(source)
    place, destination, attributed_to = (
        namings.get(slots["place"], "place"),
        namings.get(slots["destination"], "destination"),
        namings.get(slots["attributed_to"], "attributed_to"),
    )
    people = [(role, namings.get(who, "participants")) for role, who in slots["participants"]]
    first, last = days_of(slots["date"])
    words = slots["date_words"] if slots["date"] else None
    account = Account(
        source=source,
        standing="accepted",
        type=slots["type"],
        date=slots["date"],
        earliest=first,
        latest=last,
        date_start=words.start if words else None,
        date_end=words.end if words else None,
        date_basis=_basis(slots, supersedes),
        place=place,
        destination=destination,
        attributed_to=attributed_to,
        charges=slots["charges"],
        term=slots["term"],
        outcome=slots["outcome"],
        modality=slots["modality"],
        section=supersedes.section if supersedes else _section(source, slots["trigger"]),
        trigger_start=slots["trigger"].start,
        trigger_end=slots["trigger"].end,
        passage_start=slots["passage"].start,
        passage_end=slots["passage"].end,
        trigger=slots["trigger"].of(source.text),
        passage=slots["passage"].of(source.text),
        confidence=1.0,
        supersedes=supersedes,
        made_by_id=by.pk,
    )
    account.event = event or Event.objects.create(type=account.type, country=source.country)
    account.save()
    people += [("destination", destination)] if destination else []
    Participant.objects.bulk_create(
        Participant(account=account, naming=naming, role=role)
        for role, naming in _once(people)
        if naming is not None
    )
    return account


def judge_new(account: Account, by: AbstractBaseUser, reason: str) -> None:
    """Write down that its maker accepts it."""
    Judgement.objects.create(account=account, verdict="accepted", reason=reason, by_id=by.pk)


class _Namings:
    """The namings of a source, which words may be added to."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def get(self, who: Who | None, slot: str) -> Naming | None:
        if who is None:
            return None
        if isinstance(who, NewNaming):
            return self._named_there(who) or self._new(who)
        naming = Naming.objects.filter(source=self._source, pk=who).first()
        if naming is None:
            raise InvalidSlot(slot, _("this source names nobody of that kind"))
        return naming

    def _named_there(self, who: NewNaming) -> Naming | None:
        """The naming that has these very words among its mentions by name."""
        for naming in Naming.objects.filter(source=self._source, kind=who.kind).order_by("id"):
            for start, end, form in naming.mentions:
                if (start, end) == (who.span.start, who.span.end) and form != "pronoun":
                    return naming
        return None

    def _new(self, who: NewNaming) -> Naming:
        Source.objects.select_for_update().only("pk").get(pk=self._source.pk)  # one at a time
        name = " ".join(who.span.of(self._source.text).split())
        entity = Entity.objects.create(kind=who.kind, name=name, letters=letters_of(name))
        return Naming.objects.create(
            source=self._source,
            entity=entity,
            local=self._free(_LETTERS[who.kind]),
            kind=who.kind,
            name=name,
            mentions=[[who.span.start, who.span.end, "name"]],
        )

    def _free(self, letter: str) -> str:
        taken = Naming.objects.filter(source=self._source, local__startswith=letter)
        numbers = [int(local[1:]) for local in taken.values_list("local", flat=True)
                   if local[1:].isdigit()]  # fmt: skip
        return f"{letter}{max(numbers, default=0) + 1}"


def _basis(slots: Slots, before: Account | None) -> str:
    """How the date was read: as before, where neither it nor its words were touched."""
    if not slots["date"]:
        return ""
    if before is not None and slots["date"] == before.date:
        words = slots["date_words"]
        if (words.start if words else None) == before.date_start:
            return before.date_basis
    return "stated" if slots["date_words"] else ""


def _section(source: Source, trigger: Span) -> str:
    for block in source.blocks:
        if block["start"] <= trigger.start < block["end"]:
            return block.get("section") or ""
    return ""


def _once(people: Iterable[tuple[str, Naming | None]]) -> list[tuple[str, Naming | None]]:
    return list(dict.fromkeys(people))
