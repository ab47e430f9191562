"""A large invented record, written in bulk: people as sources spell them, and their events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random

from habeas.workspace.record.letters import letters_of, spellings_of
from habeas.workspace.record.models import (
    Account,
    Entity,
    Event,
    Naming,
    Original,
    Participant,
    Source,
)
from tests.workspace.casework.people.invented_people import Spelt

_A_SOURCE = 40  # people
_BATCH = 500
TYPES = ("arrest", "charge", "trial", "sentence", "appeal", "release", "detention")


def fill(told: Sequence[Spelt], events: int = 0, seed: int = 3) -> list[int]:
    """Write the namings as the persons of sources of 40 people each; gives the persons' ids.

    No source names one person twice, as no reading does.

    Args:
        told: the namings, in the order of their people.
        events: how many there are, each with a person, a court and a town.
        seed: of what chance decides.
    """
    chance = Random(seed)  # noqa: S311 -- guards nothing
    original = Original.objects.create(sha256=f"{seed:064}", name="invented", size=0)
    sources = {}
    rows: list[tuple[Entity, Naming]] = []
    for number, one in enumerate(told):
        key = (one.country, one.year, number % max(len(told) // (_A_SOURCE * 50), 1))
        if key not in sources:
            sources[key] = _source(original, *key)
        entity = Entity(
            kind="person", name=one.name, letters=letters_of(one.name),
            spellings=spellings_of([one.name]),
            descriptions=[one.description] if one.description else [],
        )  # fmt: skip
        naming = Naming(
            source=sources[key], entity=entity, local=f"p{number}", kind="person", name=one.name,
            descriptions=entity.descriptions,
        )  # fmt: skip
        rows.append((entity, naming))
    Source.objects.bulk_create(sources.values(), _BATCH)
    Entity.objects.bulk_create([entity for entity, _ in rows], _BATCH)
    Naming.objects.bulk_create([naming for _, naming in rows], _BATCH)
    if events:
        _fill_events([naming for _, naming in rows], events, chance)
    return [entity.pk for entity, _ in rows]


def names_of_rows(ids: Sequence[int]) -> dict[int, str]:
    """The names of these entities."""
    return {
        pk: name
        for start in range(0, len(ids), _BATCH)
        for pk, name in Entity.objects.filter(pk__in=ids[start : start + _BATCH]).values_list(
            "pk", "name"
        )
    }


def _source(original: Original, country: str, year: int, number: int) -> Source:
    return Source(
        key=f"invented:{country}:{year}:{number}", original=original, name=f"{country} {year}.txt",
        media_type="text/plain", title=f"Report on {country} {year}", text="Invented.", words=1,
        period=str(year), earliest=date(year, 1, 1), latest=date(year, 12, 31), country=country,
        version="test",
    )  # fmt: skip


def _fill_events(namings: Sequence[Naming], number: int, chance: Random) -> None:
    bodies = _bodies(namings[0].source, 60)
    made: list[tuple[Event, Account, Naming]] = []
    for nth in range(number):
        one = namings[chance.randrange(len(namings))]
        when = date(2000 + nth % 21, 1 + nth % 12, 1 + nth % 28)
        kind = chance.choice(TYPES)
        place = bodies[30 + nth % 30]
        event = Event(
            type=kind, date=str(when), earliest=when, latest=when, country=one.source.country,
            place=place.entity,
        )  # fmt: skip
        account = Account(
            source=one.source, event=event, local=f"e{nth}", type=kind, date=str(when),
            earliest=when, latest=when, place=place, trigger_start=0, trigger_end=8,
            passage_start=0, passage_end=9, trigger="Invented", passage="Invented.",
        )  # fmt: skip
        made.append((event, account, one))
    Event.objects.bulk_create([event for event, _, _ in made], _BATCH)
    Account.objects.bulk_create([account for _, account, _ in made], _BATCH)
    Participant.objects.bulk_create(
        [Participant(account=account, naming=one, role="subject") for _, account, one in made]
        + [
            Participant(account=account, naming=bodies[nth % 30], role="agent")
            for nth, (_, account, _) in enumerate(made)
        ],
        _BATCH,
    )


def _bodies(source: Source, number: int) -> list[Naming]:
    made = []
    for nth in range(number):
        kind = "organization" if nth < number // 2 else "place"
        name = f"Court {nth}" if kind == "organization" else f"Town {nth}"
        entity = Entity.objects.create(
            kind=kind, name=name, letters=letters_of(name), spellings=spellings_of([name])
        )
        made.append(
            Naming.objects.create(
                source=source, entity=entity, local=f"o{nth}", kind=kind, name=name
            )
        )
    return made
