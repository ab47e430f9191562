"""What the accounts of an event tell, slot by slot beside each other, and what is decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from habeas.exchange.wording import visible
from habeas.workspace.casework.events.sentence import words_of
from habeas.workspace.casework.events.telling import Telling
from habeas.workspace.record.composition import swapped_roles, value_of
from habeas.workspace.record.models import Account, Decision
from habeas.workspace.record.slot_values import SLOTS, is_contrary

LABELS = {
    "type": gettext_lazy("What"),
    "date": gettext_lazy("When"),
    "place": gettext_lazy("Where"),
    "agent": gettext_lazy("By"),
    "subject": gettext_lazy("To whom"),
    "court": gettext_lazy("Court addressed"),
    "recipient": gettext_lazy("Addressed to"),
    "destination": gettext_lazy("Destination"),
    "charges": gettext_lazy("Charges"),
    "term": gettext_lazy("Term"),
    "outcome": gettext_lazy("Outcome"),
    "modality": gettext_lazy("How it is told"),
    "attributed_to": gettext_lazy("Who says so"),
    "roles": gettext_lazy("Who did it to whom"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A slot by all accounts; ``differs`` where they do not all tell the same."""

    slot: str
    label: str
    cells: list[str]
    differs: bool
    contradicted: bool
    taken: str  # what the record takes; "" where nobody has decided, or where values add up

    @property
    def is_plain(self) -> bool:
        """Whether the record takes what the first account tells."""
        return not self.taken or self.taken == self.cells[0]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that can be taken, and the accounts that tell it."""

    account: int  # the first of them: it stands for the value in a form
    words: str
    accounts: list[Account]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A slot about which the accounts differ, with what each of them tells."""

    slot: str
    label: str
    choices: list[Choice]


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that holds, and the accounts that contradict it."""

    slot: str
    label: str
    words: str
    decision: Decision
    choices: list[Choice]
    against: list[Account]


def rows_of(telling: Telling) -> list[Row]:
    """The slots beside each other, those that no account tells left out."""
    found = []
    for slot, title in LABELS.items():
        if slot == "roles":
            continue
        cells = [cell_of(slot, account) for account in telling.accounts]
        told = {cell for cell in cells if cell}
        if not told:
            continue
        contradicted = slot in telling.event.contradicted
        taken = "" if slot not in SLOTS or contradicted else taken_words(slot, telling)
        found.append(Row(slot, str(title), cells, len(told) > 1, contradicted, taken))
    return found


def cell_of(slot: str, account: Account) -> str:
    """What an account tells in a slot, in words."""
    if slot == "charges":
        return ", ".join(f"“{visible(charge)}”" for charge in account.charges)
    if slot in ("place", "attributed_to", "destination"):
        naming = getattr(account, slot)
        if naming is not None:
            return visible(naming.name)
    if slot == "modality":
        return words_of(slot, account.modality)
    if slot in SLOTS and slot != "place":
        return words_of(slot, value_of(slot, account))
    names = [visible(one.naming.name) for one in account.participants.all() if one.role == slot]
    return ", ".join(names)


def taken_words(slot: str, telling: Telling) -> str:
    """What the record takes in a slot, in words."""
    value = telling.event.place_id if slot == "place" else getattr(telling.event, slot)
    return words_of(slot, value, telling)


def contradictions_of(telling: Telling) -> list[Contradiction]:
    """The slots about which somebody has to decide."""
    return [
        Contradiction(slot, str(LABELS[slot]), choices_of(slot, telling))
        for slot in telling.event.contradicted
        if slot in SLOTS
    ]


def choices_of(slot: str, telling: Telling) -> list[Choice]:
    """The different values that the accounts tell, each with those who tell it."""
    swapped = _swapped(telling.told) if slot == "roles" else set()
    groups: list[tuple[Any, str, list[Account]]] = []
    for account in telling.told:
        if slot == "roles":
            value: Any = roles_by(account, swapped)
            words = _roles_words(value, telling)
        else:
            value, words = value_of(slot, account), cell_of(slot, account)
        if value in (None, "", {}):
            continue
        same = next((group for group in groups if group[1] == words), None)
        if same is None:
            groups.append((value, words, [account]))
        else:
            same[2].append(account)
    return [Choice(accounts[0].pk, words, accounts) for _value, words, accounts in groups]


def roles_by(account: Account, entities: set[int]) -> dict[str, str]:
    """The role of each of these entities by an account, as a decision keeps it."""
    return {
        str(one.naming.entity_id): one.role
        for one in account.participants.all()
        if one.naming.entity_id in entities and one.role in ("agent", "subject")
    }


def value_by(slot: str, account: Account, telling: Telling) -> Any:
    """The value that an account tells, as a decision keeps it."""
    if slot == "roles":
        return roles_by(account, _swapped(telling.told))
    return value_of(slot, account)


def decided_in(telling: Telling, decisions: dict[str, Decision]) -> list[Decided]:
    """The decisions that hold, with the accounts that say otherwise."""
    return [
        Decided(
            slot,
            str(LABELS.get(slot, slot)),
            decision_words(decision, telling),
            decision,
            choices_of(slot, telling),
            [one for one in telling.told if _is_against(slot, one, decision)],
        )
        for slot, decision in decisions.items()
    ]


def decision_words(decision: Decision, telling: Telling) -> str:
    """What was decided, in words."""
    if decision.taken_back:
        return _("taken back")
    if decision.value in (None, "", {}):
        return _("left empty")
    if decision.slot == "roles" and isinstance(decision.value, dict):
        return _roles_words(decision.value, telling)
    return words_of(decision.slot, decision.value, telling)


def _is_against(slot: str, account: Account, decision: Decision) -> bool:
    if slot == "roles" or decision.value in (None, ""):
        return False
    if slot == "place":
        return account.place is not None and account.place.entity_id != decision.value
    return is_contrary(slot, value_of(slot, account), decision.value)


def _swapped(accounts: Sequence[Account]) -> set[int]:
    return swapped_roles(
        [[(p.role, p.naming.entity_id) for p in one.participants.all()] for one in accounts]
    )


def _roles_words(roles: Mapping[str, str], telling: Telling) -> str:
    """Who did it and to whom it happened, of those whose roles these are."""
    names = {str(part.entity.pk): visible(part.entity.name) for part in telling.parts}
    told = []
    for role, words in (("agent", _("done by %(names)s")), ("subject", _("happened to %(names)s"))):
        those = [names.get(entity, entity) for entity, had in roles.items() if had == role]
        if those:
            told.append(words % {"names": ", ".join(those)})
    return ", ".join(told)
