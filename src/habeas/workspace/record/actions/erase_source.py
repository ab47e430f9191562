"""Erase a source: the one way in which anything leaves the record, and it leaves its trace."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser

from habeas.workspace.record import erasure
from habeas.workspace.record.composition import compose_events, value_of
from habeas.workspace.record.decided import as_now
from habeas.workspace.record.erasure import Gone
from habeas.workspace.record.models import (
    Account,
    Change,
    Decision,
    Event,
    Naming,
    Participant,
    Source,
)


def erase_source(source_id: int, by: AbstractBaseUser, *, reason: str) -> Change:
    """Take a source out of the record with all that only it tells; gives the entry that says so.

    With it go its accounts and their judgements, its namings, the events and entities that no other
    source tells of, its original file unless another source was read from it, and the details of
    the log's entries that hold its values. Events that others tell too are composed anew, without
    decisions for what only this source told. It cannot be taken back, except from a backup. Who
    brings the same file in again is told.

    Args:
        source_id: the source.
        by: who erases.
        reason: why. It stays in the log: it should not repeat what is to be forgotten.

    Raises:
        ReasonMissing: there is none.
        StillNeeded: something else in the record needs a part of it.
        Source.DoesNotExist: there is none with this id.
    """
    with erasure.erasing("source", reason) as told:
        return _erase(Source.objects.select_for_update().get(pk=source_id), by, told)


def _erase(source: Source, by: AbstractBaseUser, reason: str) -> Change:
    gone = Gone(words=_words_of(source))
    source_id, original = source.pk, source.original
    counts = _erase_tellings(source, gone)
    gone.take(Source.objects.filter(pk=source_id))
    keeps_file = original.sources.exists()
    went = erasure.erase_originals([original.pk], gone)
    source.pk = source_id  # of which the entry tells, though it is gone
    return erasure.leave_trace(
        source,
        by,
        gone,
        reason=reason,
        file="kept" if keeps_file else "erased",
        sha256=went,
        key=source.key,
        **counts,
    )


def _erase_tellings(source: Source, gone: Gone) -> dict[str, int]:
    accounts = Account.objects.filter(source=source)
    namings = Naming.objects.filter(source=source)
    events = set(accounts.values_list("event_id", flat=True))
    entities = set(namings.values_list("entity_id", flat=True))
    Participant.objects.filter(account__source=source).delete()
    accounts.update(supersedes=None, place=None, destination=None, attributed_to=None)
    counts = {
        "accounts": gone.take(accounts),
        "namings": gone.take(namings),
        "events": gone.take(Event.objects.filter(pk__in=events, accounts=None)),
        "entities": erasure.erase_unnamed(entities, gone),
    }
    left = list(Event.objects.filter(pk__in=events).order_by("pk"))
    for event in left:
        _drop_decisions_on(event, gone)
    compose_events(left)
    return counts


def _drop_decisions_on(event: Event, gone: Gone) -> None:
    """Decisions for a value that no account which is left tells; those of others stay."""
    accounts = list(event.accounts.select_related("place"))
    dropped = [
        decision.pk
        for decision in as_now(event.decisions.all())
        if decision.value not in [value_of(decision.slot, account) for account in accounts]
    ]
    gone.take(Decision.objects.filter(pk__in=dropped))
    if dropped:
        gone.ids["event"].add(event.pk)  # whose entries tell what was decided


def _words_of(source: Source) -> set[str]:
    """What names the source in the log: its key, and name and title where no other has them."""
    others = Source.objects.exclude(pk=source.pk)
    words = {source.key}
    if not others.filter(name=source.name).exists():
        words.add(source.name)
    if source.title and not others.filter(title=source.title).exists():
        words.add(source.title)
    return words
