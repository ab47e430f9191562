"""Erase what is held about one person, out of sources that tell of others too."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.db.models import Q

from habeas.errors import NotPossible
from habeas.workspace.record import erasure
from habeas.workspace.record.blackened_source import blacken_namings, blacken_source
from habeas.workspace.record.composition import compose_events
from habeas.workspace.record.erasure import Gone
from habeas.workspace.record.erasure_of_person import Reach, reach_of
from habeas.workspace.record.models import (
    Account,
    AccountKey,
    Change,
    Decision,
    Entity,
    Event,
    EventPair,
    Join,
    Judgement,
    Merge,
    Naming,
    Participant,
    Source,
)

# What people wrote in their own words: names in it are blackened.
_WRITTEN: tuple[tuple[type[models.Model], str], ...] = (
    (Judgement, "reason"),
    (Decision, "reason"),
    (Join, "reason"),
    (Merge, "evidence"),
    (EventPair, "refused_because"),
)


def erase_person(
    entity_id: int, by: AbstractBaseUser | None, *, reason: str, keeps_files: bool = False
) -> Change:
    """Take out of the record what it holds about a person; gives the entry that says so.

    With the person go their names, descriptions and merges; the accounts in which nobody else takes
    part but bodies and places, with their judgements and the events that nobody else tells of; and
    the details of the log's entries that hold any of it. Accounts in which others take part stay
    without this person. In the texts of sources, the person's names and descriptions and the
    passages of the accounts that went are blackened: every other quote stands where it stood. The
    files that those sources were read from are taken away; in their place are the blackened texts.
    It cannot be taken back, except from a backup. Who brings one of the files in again is told.

    Args:
        entity_id: the person, or one that was merged into them.
        by: who erases; None for a command on this machine.
        reason: why. It stays in the log: it should not repeat what is to be forgotten.
        keeps_files: leave the files as they are; the person then still stands in them.

    Raises:
        ReasonMissing: there is none.
        NotPossible: this is no person.
        StillNeeded: something else in the record needs a part of it.
        Entity.DoesNotExist: there is none with this id.
    """
    with erasure.erasing("person", reason) as told:
        entity = Entity.objects.select_for_update().get(pk=entity_id)
        if entity.kind != "person":
            raise NotPossible("only a person is erased out of the sources of others")
        return _erase(reach_of(entity), by, told, keeps_files=keeps_files)


def _erase(reach: Reach, by: AbstractBaseUser | None, reason: str, *, keeps_files: bool) -> Change:
    names = reach.names
    gone = Gone(words=set(names.full), parts=set(names.single))
    gone.touched["account"], gone.touched["event"] = set(reach.staying), set(reach.events)
    counts = {
        "accounts": len(reach.going),
        "accounts_without_them": len(reach.staying),
        "sources_blackened": len(reach.texts),
    }
    _take_accounts(reach, gone)
    files: set[int] = set()
    for source in Source.objects.filter(pk__in=reach.texts).order_by("pk").iterator(20):
        blacken_source(source, reach.texts[source.pk], names)
        gone.touched["source"].add(source.pk)
        files.add(source.original_id)
    _take_entities(reach, gone)
    counts["events"] = gone.take(Event.objects.filter(pk__in=reach.events, accounts=None))
    blacken_namings(reach.texts, names)
    compose_events(Event.objects.filter(pk__in=reach.events).order_by("pk"))
    _blacken_written(reach)
    replaced = [] if keeps_files else erasure.replace_originals(files, by, gone)
    return erasure.leave_trace(
        reach.entity,
        by,
        gone,
        reason=reason,
        files="kept" if keeps_files else "replaced by the blackened texts",
        sha256=replaced,
        **counts,
    )


def _take_accounts(reach: Reach, gone: Gone) -> None:
    going, staying = sorted(reach.going), sorted(reach.staying)
    theirs = Naming.objects.filter(entity__in=reach.ids).values("pk")
    Account.objects.filter(supersedes__in=going).update(supersedes=None)
    Account.objects.filter(attributed_to__in=theirs).update(attributed_to=None)
    Participant.objects.filter(Q(account__in=going) | Q(naming__in=theirs)).delete()
    gone.take(Account.objects.filter(pk__in=going))
    # What stays is compared anew: the words by which it was compared hold the name.
    AccountKey.objects.filter(account__in=staying).delete()
    Account.objects.filter(pk__in=staying).update(compared=False)
    pairs = EventPair.objects.filter(Q(first__in=reach.events) | Q(second__in=reach.events))
    pairs.filter(open=True).delete()


def _take_entities(reach: Reach, gone: Gone) -> None:
    erasure.leaving.send(Entity, kind="entity", ids=reach.ids, gone=gone)
    gone.take(Naming.objects.filter(entity__in=reach.ids))
    gone.take(Merge.objects.filter(Q(kept__in=reach.ids) | Q(gone__in=reach.ids)))
    Entity.objects.filter(pk__in=reach.ids).update(merged_into=None)
    gone.take(Entity.objects.filter(pk__in=reach.ids))


def _blacken_written(reach: Reach) -> None:
    for model, column in _WRITTEN:
        said = _holding(column, reach.names.full)
        for row in model._default_manager.filter(said):  # noqa: SLF001 -- public, by its docs
            before = getattr(row, column)
            after = reach.names.blackened(before)
            model._default_manager.filter(pk=row.pk).update(**{column: after})  # noqa: SLF001
    of_touched = Judgement.objects.filter(account__in=reach.staying).exclude(reason="")
    for judgement in of_touched:
        after = reach.names.blackened(judgement.reason)
        Judgement.objects.filter(pk=judgement.pk).update(reason=after)


def _holding(column: str, names: Iterable[str]) -> Q:
    found = Q(pk__in=[])
    for name in names:
        found |= Q((f"{column}__icontains", name))
    return found
