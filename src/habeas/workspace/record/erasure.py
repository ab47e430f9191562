"""What an erasure takes with it: rows that nothing else needs, and what the log says of them.

The entries of the log stay, with their hashes; their details are taken away, and the entry of the
erasure names them. So the chain still verifies, and a reader of the log sees that something was
here, who took it away and why, and no longer what it was.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import connection, models, transaction
from django.db.models import ProtectedError, Q
from django.dispatch import Signal

from habeas.errors import ReasonMissing, StillNeeded
from habeas.workspace.record import log, originals
from habeas.workspace.record.composition import compose_entity
from habeas.workspace.record.models import Change, Details, Entity, Merge, Naming, Original, Source

# Sent in the transaction of an erasure, so that each room takes its own along:
leaving = Signal()  # before rows go: ``kind`` ("original", "entity"), ``ids``, ``gone``
left = Signal()  # after they went: ``gone``, with the words that must not stay
_BATCH = 500
_SHORTEST = 4  # letters of a value that is looked for in the log


@dataclass(slots=True)
class Gone:
    """What has been erased so far: ids by the kind of object, and words that must not stay."""

    ids: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    words: set[str] = field(default_factory=set)
    touched: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    parts: set[str] = field(default_factory=set)  # words that must not stay with what was touched

    def take(self, rows: models.QuerySet[models.Model]) -> int:
        """Delete rows and remember which; gives how many.

        Raises:
            ProtectedError: something that stays needs one of them.
        """
        kind = rows.model._meta.model_name or ""  # noqa: SLF001 -- public, by its documentation
        taken = set(rows.values_list("pk", flat=True))
        self.ids[kind] |= taken
        for batch in _batches(sorted(taken)):
            rows.model._default_manager.filter(pk__in=batch).delete()  # noqa: SLF001 -- the same
        return len(taken)


@contextmanager
def erasing(kind: str, reason: str) -> Iterator[str]:
    """The transaction of an erasure; gives its reason, without spaces around it.

    SQLite overwrites in it what is deleted, and afterwards nothing is left in its write-ahead log.

    Args:
        kind: what is erased, as a message calls it: "source", "person".
        reason: why, as it was typed.

    Raises:
        ReasonMissing: there is none.
        StillNeeded: something else in the record needs a part of it.
    """
    reason = reason.strip()
    if not reason:
        raise ReasonMissing
    try:
        with transaction.atomic():
            _overwrite_freed_pages()
            yield reason
            transaction.on_commit(_empty_write_ahead_log)
    except ProtectedError as error:
        needed_by = next(iter(error.protected_objects))
        raise StillNeeded(kind, needed_by._meta.verbose_name) from None  # noqa: SLF001 -- as above


def erase_unnamed(entities: Iterable[int], gone: Gone) -> int:
    """Delete those of the entities that no source names any more; compose the others anew.

    An entity that was merged into another one has no namings of its own: those it came with count.
    Gives how many were deleted.
    """
    wanted = set(entities)
    merges = Merge.objects.filter(
        Q(kept__in=wanted) | Q(gone__in=wanted), undone_at=None
    ).select_related("kept", "gone")
    wanted |= {merge.gone_id for merge in merges} | {merge.kept_id for merge in merges}
    came_with: dict[int, list[int]] = {merge.gone_id: merge.namings for merge in merges}
    unnamed = set()
    for entity in Entity.objects.filter(pk__in=wanted).order_by("pk"):
        rows = Naming.objects.filter(Q(entity=entity) | Q(pk__in=came_with.get(entity.pk, [])))
        if not rows.exists():
            unnamed.add(entity.pk)
        elif entity.merged_into_id is None:
            compose_entity(entity)
    leaving.send(Entity, kind="entity", ids=unnamed, gone=gone)
    erased = Entity.objects.filter(pk__in=unnamed)
    persons = set(erased.filter(kind="person").values_list("name", flat=True))
    gone.take(Merge.objects.filter(Q(kept__in=unnamed) | Q(gone__in=unnamed)))
    erased.update(merged_into=None)
    number = gone.take(erased)
    gone.words |= persons - set(
        Naming.objects.filter(name__in=persons).values_list("name", flat=True)
    )
    return number


def erase_originals(ids: Iterable[int], gone: Gone) -> list[str]:
    """Delete the rows of files that no source was read from; the files go after the commit.

    Gives their SHA-256, which the entry of the erasure keeps; see ``trace``.
    """
    unread = Original.objects.filter(pk__in=ids, sources=None)
    leaving.send(Original, kind="original", ids=set(unread.values_list("pk", flat=True)), gone=gone)
    digests = sorted(unread.values_list("sha256", flat=True))
    for digest in digests:
        transaction.on_commit(partial(originals.discard, digest), robust=True)
    gone.take(unread)
    return digests


def replace_originals(ids: Iterable[int], by: AbstractBaseUser | None, gone: Gone) -> list[str]:
    """Put the text of each source in the place of the file that it was read from; that goes.

    A page of it cannot be shown as a picture any more. Gives the SHA-256 of the files that went.
    """
    for source in Source.objects.filter(original__in=ids).order_by("pk").iterator(20):
        digest, size = originals.keep([source.text.encode()])
        made, _ = Original.objects.get_or_create(
            sha256=digest,
            defaults={
                "name": source.name,
                "size": size,
                "media_type": "text/plain",
                "received_by_id": None if by is None else by.pk,
            },
        )
        source.original, source.media_type = made, "text/plain"
        source.printed, source.page_sizes = [], []
        source.save(update_fields=["original", "media_type", "printed", "page_sizes"])
    return erase_originals(ids, gone)


def leave_trace(
    of: models.Model, by: AbstractBaseUser | None, gone: Gone, *, reason: str, **told: Any
) -> Change:
    """The end of an erasure: the rooms and the log forget, and one entry says so, which is given.

    Args:
        of: what was erased; its id is at hand, though its row is gone.
        by: who erases; None for a command on this machine.
        gone: what went.
        reason: why.
        told: what else the entry says: numbers, and what ``trace`` looks for.
    """
    left.send(type(of), gone=gone)
    action = "erase_source" if isinstance(of, Source) else "erase_person"
    return log.write(action, of, by, reason=reason, entries=_forget_in_log(gone), **told)


def _forget_in_log(gone: Gone) -> list[int]:
    """Take the details of every entry away that tells of what is gone; gives the entries' ids."""
    entries = {entry for entry, _ in _entries_of(gone.ids)} | set(_entries_with(gone.words))
    parts = _written(gone.parts)
    for entry, data in _entries_of(gone.touched):
        if any(word in data for word in parts):
            entries.add(entry)
    for batch in _batches(sorted(entries)):
        Details.objects.filter(change_id__in=batch).update(data=None)
    return sorted(entries)


def _overwrite_freed_pages() -> None:
    """Have SQLite overwrite what is deleted from here on, where it would only mark it as free.

    PostgreSQL overwrites what was deleted when it next cleans the table (``VACUUM``).
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def _empty_write_ahead_log() -> None:
    """After the commit: move the pages from SQLite's write-ahead log into the file, and cut it.

    This kind of checkpoint waits for those who write and read, and keeps them out.
    """
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = OFF")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _entries_of(ids: dict[str, set[int]]) -> Iterator[tuple[int, str]]:
    """The entries that tell of these objects, with what they say."""
    for kind, keys in ids.items():
        for batch in _batches(sorted(keys)):
            rows = Change.objects.filter(
                kind=kind, object_id__in=batch, details__data__isnull=False
            )
            told = rows.exclude(action__startswith="erase").values_list("pk", "details__data")
            yield from ((entry, data or "") for entry, data in told)


def _entries_with(words: Iterable[str]) -> Iterator[int]:
    """The entries in whose details one of the words stands."""
    written = _written(words)
    if not written:
        return
    rows = Details.objects.filter(data__isnull=False).exclude(change__action__startswith="erase_")
    for entry, data in rows.values_list("change_id", "data").iterator(2000):
        if data and any(word in data for word in written):
            yield entry


def _written(words: Iterable[str]) -> list[str]:
    """The words as JSON writes them, but for those that stand in anything."""
    return [json.dumps(word, ensure_ascii=False)[1:-1] for word in words if len(word) >= _SHORTEST]


def _batches(values: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(values), _BATCH):
        yield values[start : start + _BATCH]
