"""The proceedings of a case: charges, courts, terms, appeals, and when the term ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from habeas.cases.proceedings import outcome_of
from habeas.workspace.casework.cases.release import Release, TermStep, release_of, term_steps
from habeas.workspace.casework.cases.thread import Thread
from habeas.workspace.casework.cases.told_event import ToldEvent

_IN_COURT = ("trial", "conviction", "acquittal", "sentence", "appeal", "ruling", "detention")


@dataclass(frozen=True, slots=True)
class Said:
    """Something that events say: a charge, the name of a court."""

    words: str
    events: tuple[ToldEvent, ...]


@dataclass(frozen=True, slots=True)
class Proceedings:
    """What the courts did, as far as it is told."""

    charges: list[Said]
    courts: list[Said]
    verdicts: list[ToldEvent]
    terms: list[tuple[ToldEvent, TermStep]]
    appeals: list[ToldEvent]
    release: Release | None

    def __bool__(self) -> bool:
        return bool(self.charges or self.courts or self.verdicts or self.appeals or self.terms)


def proceedings_of(thread: Thread, day: date) -> Proceedings:
    """The proceedings as they stood on a day; what is only alleged or feared is in none."""
    facts = [one for one in thread.accepted if one.event.modality in ("actual", "alleged")]
    charges: dict[str, list[ToldEvent]] = {}
    courts: dict[str, list[ToldEvent]] = {}
    names = names_in(thread)
    for told in facts:
        for charge in told.event.charges:
            charges.setdefault(charge, []).append(told)
        agents = told.event.who("agent") if told.event.type in _IN_COURT[:-1] else ()
        for court in dict.fromkeys(told.event.who("court") + agents):
            if court != str(thread.entity.pk):
                heard = courts.setdefault(names.get(court, court), [])
                heard.extend([told] if told not in heard else [])
    is_person = thread.entity.kind != "organization"
    return Proceedings(
        [Said(words, tuple(events)) for words, events in charges.items()],
        [Said(words, tuple(events)) for words, events in courts.items()],
        [one for one in facts if one.event.type in ("conviction", "acquittal")],
        [(thread.by_id[one.event.id], one) for one in term_steps(thread, day)],
        [one for one in facts if one.event.type in ("appeal", "pardon") or _is_dropped(one)],
        release_of(thread, day) if is_person else None,
    )


def names_in(thread: Thread) -> dict[str, str]:
    """How the sources name the entities that take part, by their ids."""
    found: dict[str, str] = {}
    for told in thread.told:
        for account in told.accounts:
            for one in thread.material.takings.get(account.pk, ()):
                found.setdefault(str(one.entity), one.name)
            for place in (account.place, account.destination, account.attributed_to):
                if place is not None:
                    found.setdefault(str(place.entity_id), place.name)
    return found


def _is_dropped(told: ToldEvent) -> bool:
    return told.event.type == "charge" and outcome_of(told.event) == "dropped"
