"""Verifying a record: everything in it that is not as it was written, named."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import DatabaseError, connection

from habeas.workspace.record import log, originals
from habeas.workspace.record.guards import guards
from habeas.workspace.record.models import Account, Original, Source
from habeas.workspace.record.triggers import missing
from habeas.workspace.search.index import following

_QUOTES = ("trigger", "passage")


def faults_of_record() -> Iterator[str]:
    """A sentence for each fault: of the database, the log, the originals, quotes and the search."""
    for check in (
        _faults_of_database,
        _faults_of_log,
        _faults_of_originals,
        _faults_of_quotes,
        _faults_of_search,
    ):
        try:
            yield from check()
        except DatabaseError as error:
            reason = (str(error).strip() or type(error).__name__).splitlines()[0]
            yield f"the database cannot be read: {reason}"


def _faults_of_log() -> Iterator[str]:
    for name in missing(connection, guards(connection)):
        yield f"the log: the trigger {name}, which keeps it from being edited, was taken away"
    for fault in log.faults():
        yield str(fault)


def _faults_of_search() -> Iterator[str]:
    yield from following.faults(connection)


def _faults_of_originals() -> Iterator[str]:
    for original in originals.damaged():
        is_there = originals.path_of(original.sha256).exists()
        what = "has other bytes than it came with" if is_there else "is missing"
        yield f"the original {original.name} ({original.sha256}) {what}"


def counts_of_record() -> dict[str, int]:
    """What was verified: how many of each."""
    return {
        "entries": log.length(),
        "originals": Original.objects.count(),
        "accounts": Account.objects.count(),
    }


def _faults_of_database() -> Iterator[str]:
    """What the database says of itself. PostgreSQL checks each row as it is read."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check(20)")
        yield from (f"the database: {said}" for (said,) in cursor.fetchall() if said != "ok")
        cursor.execute("PRAGMA foreign_key_check")
        for table, row, other, _ in cursor.fetchall():
            yield f"the database: row {row} of {table} names a row of {other} that is not there"


def _faults_of_quotes() -> Iterator[str]:
    for source in Source.objects.only("text").order_by("id").iterator(20):
        rows = Account.objects.filter(source=source.pk).order_by("id")
        places = [f"{name}{end}" for name in _QUOTES for end in ("", "_start", "_end")]
        for pk, *told in rows.values_list("pk", *places):
            for number, name in enumerate(_QUOTES):
                words, start, end = told[3 * number : 3 * number + 3]
                if not words or start < 0 or source.text[start:end] != words:
                    yield f"account {pk}: its {name} does not stand in source {source.pk}"
