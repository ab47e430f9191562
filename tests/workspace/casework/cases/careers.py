"""Invented careers that several reports tell, as marked texts: see ``tests.cases.marked``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from hashlib import sha256

from django.contrib.auth.models import User

from habeas.record import Entity as Read
from habeas.record import EntityKind, Event, Mention, Reading
from habeas.workspace.record.actions.judge_account import accept_account
from habeas.workspace.record.composition import compose_entity, compose_event
from habeas.workspace.record.models import (
    Account,
    Decision,
    Entity,
    Judgement,
    Merge,
    Naming,
    Source,
)
from habeas.workspace.record.models import Event as EventRow
from tests.cases.marked import read
from tests.workspace.conftest import stored

NAMES = {"p1": "Marta Keldova", "p2": "Ilian Brask", "o1": "Brenik City Court", "o2": "police",
         "o3": "Northern Lamp", "g1": "the strikers"}  # fmt: skip
KINDS: dict[str, EntityKind] = {"p": "person", "o": "organization", "g": "group"}
NOON = time(12, tzinfo=UTC)


def report(
    marked: str,
    year: int,
    by: User,
    *,
    country: str = "CZE",
    names: dict[str, str] | None = None,
    title: str = "",
    is_dated: bool = True,
) -> Source:
    """A report of a year, stored with its proposals; the year need not stand in it."""
    source, events = read(marked, period=str(year) if is_dated else None)
    called = NAMES | (names or {})
    source = replace(
        source,
        id="sha256:" + sha256(f"{year}{country}{marked}{title}".encode()).hexdigest(),
        name=f"{year}.txt",
        title=title or f"Ostrava Republic {year}",
        publisher="Watch Ostrava",
        published=f"{year + 1}-05-20" if is_dated else None,
        country=country,
    )
    return stored(Reading(source, tuple(_entities(events, called)), tuple(events), ()), by)


def merge(by: User, *entities: Entity) -> Entity:
    """The first entity, which the others turn out to be."""
    kept, *gone = entities
    for one in gone:
        namings = list(one.namings.values_list("pk", flat=True))
        Naming.objects.filter(pk__in=namings).update(entity=kept)
        one.merged_into = kept
        one.save()
        Merge.objects.create(kept=kept, gone=one, namings=namings, evidence="same", made_by=by)
    return compose_entity(kept)


def join(*accounts: Account) -> EventRow:
    """The event of the first account, which the others tell too."""
    event = accounts[0].event
    Account.objects.filter(pk__in=[one.pk for one in accounts]).update(event=event)
    return compose_event(event)


def person(source: Source, local: str = "p1") -> Entity:
    return source.namings.get(local=local).entity


def account(source: Source, nth: int) -> Account:
    return source.accounts.select_related("event").get(local=f"e{nth}")


def accept(source: Source, by: User, day: date = date(2012, 6, 1)) -> None:
    """Accept the accounts of a source on a day."""
    for one in source.accounts.order_by("id"):
        accept_account(one.pk, by)
        on_day(one, day)


def on_day(judged: Account, day: date) -> None:
    """Let the last judgement of an account have been made on a day."""
    last = judged.judgements.order_by("-id")[0]
    Judgement.objects.filter(pk=last.pk).update(at=datetime.combine(day, NOON))
    Account.objects.filter(pk=judged.pk, made_at__gt=datetime.combine(day, NOON)).update(
        made_at=datetime.combine(day, NOON)
    )


def decide(event: EventRow, slot: str, value: str, by: User, day: date) -> None:
    """Decide a contradiction on a day."""
    row = Decision.objects.create(event=event, slot=slot, value=value, reason="the verdict", by=by)
    Decision.objects.filter(pk=row.pk).update(at=datetime.combine(day, NOON))
    compose_event(event)


def career(by: User) -> tuple[Entity, list[Source]]:
    """Arrest in one report, sentence in another, appeal in a third; accepted as they came."""
    told = [
        report("On 14 February [arrest 2012-02-14 @p1 +o2|arrested]. She was [charge @p1|charged].",
               2012, by),
        report("Brenik City Court [sentence 2013-03-04 P7Y @p1 +o1|sentenced] her.", 2013, by),
        report("The court [appeal/reduced 2014-06 P5Y @p1 +o1|reduced] it.", 2014, by),
    ]  # fmt: skip
    for source, day in zip(told, [(2013, 6, 1), (2014, 6, 1), (2015, 6, 1)], strict=True):
        accept(source, by, date(*day))
    return merge(by, *(person(source) for source in told)), told


def _entities(events: Iterable[Event], names: dict[str, str]) -> Iterable[Read]:
    seen = {one.entity: event for event in events for one in event.participants}
    for local, event in sorted(seen.items()):
        where = Mention(event.trigger.start, event.trigger.end, event.trigger.text, "pronoun")
        yield Read(local, KINDS[local[0]], names[local], mentions=(where,))
