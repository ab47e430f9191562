"""The log of changes: how an entry is added, and how the chain is checked.

The hash of an entry is the SHA-256 of its fields and of the hash before it, as canonical JSON. The
triggers that refuse to change an entry are made with the tables (``migrations``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction

from habeas.workspace.record.models import ChainEnd, Change, Details

START = "0" * 64  # stands before the first entry


@dataclass(frozen=True, slots=True)
class Fault:
    """An entry of the log that is not as it was written."""

    entry: int
    what: str


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
        digest=sha256(data.encode()).hexdigest(),
        previous=end.hash,
    )
    entry.hash = hash_of(entry)
    entry.save(force_insert=True)
    Details.objects.create(change=entry, data=data)
    end.last, end.hash = entry.id, entry.hash
    end.save()
    return entry


def hash_of(entry: Change) -> str:
    """The hash that the entry must have, by its fields.

    The time goes in as UTC to the microsecond, which every database keeps.
    """
    told = [
        entry.id,
        entry.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f"),
        entry.by_id,
        entry.action,
        entry.kind,
        entry.object_id,
        entry.digest,
        entry.previous,
    ]
    return sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def canonical(details: dict[str, Any]) -> str:
    """The details as JSON, the same for the same values."""
    return json.dumps(details, ensure_ascii=False, sort_keys=True, default=str)


def length() -> int:
    """How many entries there are."""
    return ChainEnd.objects.get(pk=1).last


def faults() -> Iterator[Fault]:
    """Every entry that was edited, added or taken out behind the program's back."""
    previous, expected = START, 1
    erased = set(_erased())
    for entry in Change.objects.select_related("details").order_by("id").iterator(2000):
        if entry.id != expected:
            yield Fault(expected, f"entries {expected} to {entry.id - 1} are missing")
        if entry.previous != previous:
            yield Fault(entry.id, "it does not follow the entry before it")
        if hash_of(entry) != entry.hash:
            yield Fault(entry.id, "it was edited")
        yield from _faults_of_details(entry, is_erased=entry.id in erased)
        previous, expected = entry.hash, entry.id + 1
    end = ChainEnd.objects.get(pk=1)
    if (end.last, end.hash) != (expected - 1, previous):
        yield Fault(end.last, "the end of the log is not where it was")


def _faults_of_details(entry: Change, *, is_erased: bool) -> Iterator[Fault]:
    details = getattr(entry, "details", None)
    if details is None:
        yield Fault(entry.id, "its details are missing")
    elif details.data is None:
        if not is_erased:
            yield Fault(entry.id, "its details were taken away, and no erasure says so")
    elif sha256(details.data.encode()).hexdigest() != entry.digest:
        yield Fault(entry.id, "its details were edited")


def eraser_of(entry: Change) -> Change | None:
    """The erasure that took the details of an entry away."""
    later = Details.objects.filter(
        change__action__startswith="erase_", change__gt=entry.pk, data__isnull=False
    ).select_related("change")
    for details in later.order_by("change_id"):
        if entry.pk in json.loads(details.data or "{}").get("entries", []):
            return details.change
    return None


def _erased() -> Iterator[int]:
    """The entries whose details an erasure has taken away, as the erasures say."""
    rows = Details.objects.filter(change__action__startswith="erase_", data__isnull=False)
    for data in rows.values_list("data", flat=True):
        yield from json.loads(data or "{}").get("entries", [])
