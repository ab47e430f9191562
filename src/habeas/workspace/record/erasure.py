"""What an erasure takes with it: rows that nothing else needs, and what the log says of them.

The entries of the log stay, with their hashes; their details are taken away, and the entry of the
erasure names them. So the chain still verifies, and a reader of the log sees that something was
here, who took it away and why, and no longer what it was.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db import connection, models
from django.db.models import Q

from habeas.workspace.record.composition import compose_entity
from habeas.workspace.record.models import Change, Details, Entity, Merge, Naming

_BATCH = 500
_SHORTEST = 4  # letters of a value that is looked for in the log


@dataclass(slots=True)
class Gone:
    """What has been erased so far: ids by the kind of object, and words that must not stay."""

    ids: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    words: set[str] = field(default_factory=set)

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
    erased = Entity.objects.filter(pk__in=unnamed)
    persons = set(erased.filter(kind="person").values_list("name", flat=True))
    gone.take(Merge.objects.filter(Q(kept__in=unnamed) | Q(gone__in=unnamed)))
    erased.update(merged_into=None)
    number = gone.take(erased)
    gone.words |= persons - set(
        Naming.objects.filter(name__in=persons).values_list("name", flat=True)
    )
    return number


def forget_in_log(gone: Gone) -> list[int]:
    """Take the details of every entry away that tells of what is gone; gives the entries' ids."""
    entries = set(_entries_of(gone.ids)) | set(_entries_with(gone.words))
    for batch in _batches(sorted(entries)):
        Details.objects.filter(change_id__in=batch).update(data=None)
    return sorted(entries)


def overwrite_freed_pages() -> None:
    """Have SQLite overwrite what is deleted from here on, where it would only mark it as free.

    PostgreSQL overwrites what was deleted when it next cleans the table (``VACUUM``).
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def empty_write_ahead_log() -> None:
    """After the commit: move the pages from SQLite's write-ahead log into the file, and cut it.

    This kind of checkpoint waits for those who write and read, and keeps them out.
    """
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = OFF")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _entries_of(ids: dict[str, set[int]]) -> Iterator[int]:
    for kind, keys in ids.items():
        for batch in _batches(sorted(keys)):
            rows = Change.objects.filter(
                kind=kind, object_id__in=batch, details__data__isnull=False
            )
            yield from rows.exclude(action__startswith="erase").values_list("pk", flat=True)


def _entries_with(words: Iterable[str]) -> Iterator[int]:
    """The entries in whose details one of the words stands, as JSON writes it."""
    written = [
        json.dumps(word, ensure_ascii=False)[1:-1] for word in words if len(word) >= _SHORTEST
    ]
    if not written:
        return
    rows = Details.objects.filter(data__isnull=False).exclude(change__action__startswith="erase_")
    for entry, data in rows.values_list("change_id", "data").iterator(2000):
        if data and any(word in data for word in written):
            yield entry


def _batches(values: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(values), _BATCH):
        yield values[start : start + _BATCH]
