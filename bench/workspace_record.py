"""A record of any size, of invented sentences, for measuring the workspace.

``python -m bench.workspace_record FOLDER [EVENTS] [PEOPLE]`` makes one in a new folder. The same
numbers give the same record: chance is seeded. Three of five passages hold the word "police", as a
broad word does; a person is told of in about five events, in one or two sources; one event in
twenty-five is told by two of them. Two in five accounts are accepted.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from habeas.workspace.record.models import Entity, Naming, Source

EVENTS_OF_A_SOURCE = 400
_BATCH = 500
_COUNTRIES = (
    "KAZ KGZ UZB TJK TKM RUS BLR UKR AZE ARM GEO TUR IRN CHN BGD PAK EGY SDN ETH CZE"
).split()
_PUBLISHERS = ("Watch Ostrava", "Northern Committee", "Open Docket", "Brenik Monitor")
_TYPES = {  # the type: how it is told, and the word that tells it
    "arrest": ("{agent} arrested {who} in {place} {when}", "arrested"),
    "detention": ("{who} was detained by {agent} {when} and held without a lawyer", "detained"),
    "charge": (
        "prosecutors charged {who} with {charge} after {agent} searched the flat {when}",
        "charged",
    ),
    "sentence": (
        "{court} sentenced {who} to {years} years in prison for {charge} {when}",
        "sentenced",
    ),
    "appeal": (
        "{court} upheld the verdict against {who}, whom {agent} had held since spring",
        "upheld",
    ),
    "release": ("{who} was released {when} from the colony near {place}", "released"),
    "torture": ("{who} said that {agent} beat prisoners {when} to obtain a confession", "beat"),
}
_CHARGES = (
    "extremism",
    "inciting discord",
    "hooliganism",
    "illegal assembly",
    "defamation",
    "treason",
)
_AGENTS = ("police", "police", "police", "security officers", "riot police", "border guards")
_FILLERS = (
    "despite protests by colleagues",
    "after a closed hearing",
    "without informing the family",
    "following a rally that police had dispersed",
    "during a raid at dawn",
    "as reported by local media",
    "while police kept observers outside",
    "shortly before the vote",
    "on what lawyers called false evidence",
)
_FIRST = (
    "Marta Ivo Selim Dana Oleh Aigul Timur Nadia Pavel Leyla Bogdan Zhanna Emin Rada Mirek"
).split()
_SYLLABLES = (
    "kel dov tar na bren mik sul zha rov ost gal lim bek tu var den ush kor pil ser"
).split()
_CYRILLIC = "Козлов Данилова Ержанов Сулима Бекова Тарасенко Жалгасов Мирович".split()


def fill(events: int = 100_000, people: int = 20_000, *, seed: int = 6) -> None:
    """Put so many events and persons into the opened record, which is expected to be empty."""
    chance = Random(seed)  # noqa: S311 -- invents sentences
    names = _names(people, chance)
    bodies = _entities(chance, names)
    tellings = events + events // 25
    sources = max(1, tellings // EVENTS_OF_A_SOURCE)
    each, made, last = tellings // sources, 0, []  # type: ignore[var-annotated]
    for number in range(sources):
        here = each if number < sources - 1 else tellings - made
        again = min(len(last), here // 26) if number else 0
        last = _fill_source(
            number, here, last[len(last) - again :], bodies, chance, number / sources
        )
        made += here
    _optimize()


def _names(people: int, chance: Random) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < people:
        last = "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))).capitalize()
        if chance.random() < 0.04:
            last = chance.choice(_CYRILLIC) + "-" + last
        found[f"{chance.choice(_FIRST)} {last}"] = None
    return list(found)


def _entities(chance: Random, names: list[str]) -> dict[str, list[Entity]]:
    from habeas.workspace.record.letters import letters_of  # noqa: PLC0415 -- once it is opened
    from habeas.workspace.record.models import Entity  # noqa: PLC0415

    places = ["".join(chance.choices(_SYLLABLES, k=2)).capitalize() for _ in range(150)]
    told = {
        "person": names,
        "agent": sorted(set(_AGENTS)),
        "court": [f"{place} City Court" for place in places[:60]],
        "place": places,
    }
    kinds = {"agent": "organization", "court": "organization"}
    made: dict[str, list[Entity]] = {}
    for what, called in told.items():
        kind = kinds.get(what, what)
        rows = [Entity(kind=kind, name=name, letters=letters_of(name)) for name in called]
        made[what] = Entity.objects.bulk_create(rows, _BATCH)
    return made


def _fill_source(
    number: int,
    count: int,
    again: list[dict[str, Any]],
    entities: dict[str, list[Entity]],
    chance: Random,
    share: float,
) -> list[dict[str, Any]]:
    """One source: its text is written as its accounts are invented."""
    from django.db import transaction  # noqa: PLC0415 -- once the record is opened

    from habeas.workspace.record import models  # noqa: PLC0415

    country, year = chance.choice(_COUNTRIES), 2009 + number % 14
    persons = entities["person"]
    at = int(share * len(persons))
    near = persons[at : at + 160] or persons
    text, told = [f"Annual report {year}, part {number}"], []
    offset = len(text[0]) + 2
    for one in range(count):
        before = again[one] if one < len(again) else None
        telling = before | {"again": True} if before else _telling(near, entities, year, chance)
        sentence = _sentence(telling, chance)
        told.append(telling | {"at": offset, "sentence": sentence})
        text.append(sentence)
        offset += len(sentence) + 2
    with transaction.atomic():
        source = _source(number, "\n\n".join(text), country, year)
        namings = _namings(source, told)
        rows = [_account(telling, source, namings, chance) for telling in told]
        new = [row.event for row, t in zip(rows, told, strict=True) if "again" not in t]
        models.Event.objects.bulk_create(new, _BATCH)
        for row in rows:
            row.event = row.event  # the id, which the event has only now
        twice = [row.event.pk for row, t in zip(rows, told, strict=True) if "again" in t]
        models.Event.objects.filter(pk__in=twice).update(sources=2)
        models.Account.objects.bulk_create(rows, _BATCH)
        models.Participant.objects.bulk_create(
            [
                models.Participant(account=row, naming=namings[entity.pk], role=role)
                for row, telling in zip(rows, told, strict=True)
                for role, entity in _roles(telling)
            ],
            _BATCH,
        )
    return [
        {key: value for key, value in telling.items() if key != "again"} | {"event": row.event}
        for telling, row in zip(told, rows, strict=True)
    ]


def _telling(
    near: list[Entity], entities: dict[str, list[Entity]], year: int, chance: Random
) -> dict[str, Any]:
    return {
        "type": chance.choice(list(_TYPES)),
        "person": chance.choice(near),
        "agent": chance.choice(entities["agent"] + entities["agent"][-2:]),
        "court": chance.choice(entities["court"]),
        "place": chance.choice(entities["place"]),
        "charge": chance.choice(_CHARGES),
        "years": chance.randint(1, 15),
        "day": date(year, 1, 1) + timedelta(days=chance.randrange(365)),
    }


def _sentence(telling: dict[str, Any], chance: Random) -> str:
    day: date = telling["day"]
    told = _TYPES[telling["type"]][0].format(
        agent=telling["agent"].name,
        who=telling["person"].name,
        place=telling["place"].name,
        court=telling["court"].name,
        charge=telling["charge"],
        years=telling["years"],
        when=f"on {day.day} {day:%B}",
    )
    return f"{told[0].upper()}{told[1:]}, {chance.choice(_FILLERS)} and {chance.choice(_FILLERS)}."


def _source(number: int, text: str, country: str, year: int) -> Source:
    from habeas.workspace.record.models import Original, Source  # noqa: PLC0415 -- as above

    digest = sha256(f"{number} {text}".encode()).hexdigest()
    name = f"report-{number}.txt"
    original = Original.objects.create(sha256=digest, name=name, size=len(text.encode()))
    return Source.objects.create(
        key=f"sha256:{digest}",
        original=original,
        name=name,
        media_type="text/plain",
        title=text.partition("\n")[0],
        publisher=_PUBLISHERS[number % len(_PUBLISHERS)],
        published=str(year + 1),
        period=str(year),
        earliest=date(year, 1, 1),
        latest=date(year, 12, 31),
        country=country,
        language="en",
        text=text,
        words=len(text.split()),
        version="bench",
    )


def _roles(telling: dict[str, Any]) -> Iterator[tuple[str, Entity]]:
    yield "subject", telling["person"]
    if "{agent}" in _TYPES[telling["type"]][0]:
        yield "agent", telling["agent"]
    if "{court}" in _TYPES[telling["type"]][0]:
        yield "court", telling["court"]


def _namings(source: Source, told: list[dict[str, Any]]) -> dict[int, Naming]:
    from habeas.workspace.record.models import Naming  # noqa: PLC0415 -- as above

    named = {
        telling[what].pk: (telling[what], telling)
        for telling in told
        for what in ("person", "agent", "court", "place")
    }
    rows = []
    for number, (entity, telling) in enumerate(named.values()):
        start = telling["at"] + max(0, telling["sentence"].find(entity.name))
        mentions = [[start, start + len(entity.name), "name"]]
        rows.append(
            Naming(source=source, entity=entity, local=f"n{number}", kind=entity.kind,
                   name=entity.name, mentions=mentions)
        )  # fmt: skip
    return {row.entity_id: row for row in Naming.objects.bulk_create(rows, _BATCH)}


def _account(
    telling: dict[str, Any], source: Source, namings: dict[int, Naming], chance: Random
) -> Any:
    from habeas.workspace.record.models import Account, Event  # noqa: PLC0415 -- as above

    kind, day, at, sentence = (telling[key] for key in ("type", "day", "at", "sentence"))
    cue = _TYPES[kind][1]
    start = at + sentence.index(cue)
    has_charge = "{charge}" in _TYPES[kind][0]
    shared = {
        "standing": "accepted" if chance.random() < 0.4 else "proposed",
        "type": kind,
        "date": day.isoformat(),
        "earliest": day,
        "latest": day,
        "modality": "alleged" if kind == "torture" else "actual",
        "term": f"P{telling['years']}Y" if kind == "sentence" else "",
        "confidence": round(chance.uniform(0.3, 1.0), 4),
    }
    place = namings[telling["place"].pk]
    if "again" in telling:
        event = telling["event"]
        shared["standing"] = event.standing
    else:
        event = Event(**shared, country=source.country, place_id=place.entity_id)
    return Account(
        **shared, source=source, event=event, local=f"e{at}", place=place,
        charges=[telling["charge"]] if has_charge else [], trigger=cue, trigger_start=start,
        trigger_end=start + len(cue), passage=sentence, passage_start=at,
        passage_end=at + len(sentence), cue=f"{kind}.verb",
    )  # fmt: skip


def _optimize() -> None:
    """Let the database know how its values are spread, as upkeep does."""
    from django.db import connection  # noqa: PLC0415 -- as above

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def main(folder: str, events: str = "100000", people: str = "20000") -> None:
    """Make a record in a new folder."""
    from habeas.workspace.opening import open_record  # noqa: PLC0415 -- only here

    open_record(Path(folder))
    fill(int(events), int(people))


if __name__ == "__main__":
    main(*sys.argv[1:])
