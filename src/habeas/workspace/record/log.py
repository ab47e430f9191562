"""The log of changes: how an entry is added, and how the chain is checked.

The hash of an entry is the SHA-256 of its fields and of the hash before it, as canonical JSON; see
``chain``. The triggers that refuse to change an entry are in ``guards``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction

from habeas.workspace.record import chain
from habeas.workspace.record.chain import Fault, Link, digest_of, emptied_by
from habeas.workspace.record.models import ChainEnd, Change, Details


def write(
    action: str,
    of: models.Model | None,
    by: AbstractBaseUser | None,
    /,
    **details: Any,
) -> Change:
    """Add an entry, in the transaction of the change that it tells of.

    Args:
        action: the name of the action: "accept_account".
        of: the object that was changed; it has been saved.
        by: who did it; None for the program itself.
        details: the values before and after; what JSON can hold, and dates.

    Raises:
        TransactionManagementError: there is no transaction that the change is part of.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("a change is logged in its own transaction")
    data = canonical(details)
    end = ChainEnd.objects.select_for_update().get(pk=1)
    entry = Change(
        id=end.last + 1,
        at=datetime.now(UTC),
        by_id=None if by is None else by.pk,
        action=action,
        kind="" if of is None else of._meta.model_name or "",  # noqa: SLF001 -- public, by its documentation
        object_id=None if of is None else of.pk,
        digest=digest_of(data),
        previous=end.hash,
    )
    entry.hash = hash_of(entry)
    entry.save(force_insert=True)
    Details.objects.create(change=entry, data=data)
    end.last, end.hash = entry.id, entry.hash
    end.save()
    return entry


def hash_of(entry: Change) -> str:
    """The hash that the entry must have, by its fields."""
    return chain.hash_of(_link(entry))


def canonical(details: dict[str, Any]) -> str:
    """The details as JSON, the same for the same values."""
    return json.dumps(details, ensure_ascii=False, sort_keys=True, default=str)


def length() -> int:
    """How many entries there are."""
    return ChainEnd.objects.get(pk=1).last


def faults() -> Iterator[Fault]:
    """Every entry that was edited, added or taken out behind the program's back."""
    end = ChainEnd.objects.get(pk=1)
    entries = Change.objects.select_related("details").order_by("id").iterator(2000)
    links = (_link(entry, getattr(entry, "details", None)) for entry in entries)
    yield from chain.faults_of(links, set(_emptied()), (end.last, end.hash))


def _link(entry: Change, details: Details | None = None) -> Link:
    return Link(
        entry.id,
        entry.at,
        entry.by_id,
        entry.action,
        entry.kind,
        entry.object_id,
        entry.digest,
        entry.previous,
        entry.hash,
        None if details is None else digest_of(details.data),
    )


def eraser_of(entry: Change, among: models.QuerySet[Change]) -> Change | None:
    """The erasure that took the details of an entry away, among those that somebody may read."""
    later = among.filter(
        action__startswith="erase_", pk__gt=entry.pk, details__data__isnull=False
    ).select_related("details")
    for erasure in later.order_by("pk"):
        if entry.pk in emptied_by(erasure.details.data):
            return erasure
    return None


def _emptied() -> Iterator[int]:
    """The entries whose details an erasure has taken away, as the erasures say."""
    rows = Details.objects.filter(change__action__startswith="erase_", data__isnull=False)
    for data in rows.values_list("data", flat=True):
        yield from emptied_by(data)
