"""Whether the index follows the record, and making it follow."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

from django.db import DatabaseError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from habeas.workspace.record.triggers import missing
from habeas.workspace.search.index import triggers, words_of

_DIFFERS = "(d.passage <> e.passage OR d.names <> e.names OR d.charges <> e.charges)"
_NAMED = 20  # accounts that are named one by one


def make_whole(connection: BaseDatabaseWrapper) -> None:
    """After a migration: what a table that was made anew has lost, and what changed meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute(words_of(connection).ORDER)
    follow(connection)


def follow(connection: BaseDatabaseWrapper) -> None:
    """Have the index say of every account what the record says; the triggers are in place.

    What follows already is left as it is, so that this takes a look at each account and no more.
    """
    told = words_of(connection)
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for statement in (*_documents(told), *_charges(told)):
            cursor.execute(statement)
        for table in told.FULL_TEXT:
            if not _holds_the_documents(connection, table):
                cursor.execute(f"INSERT INTO {table}({table}) VALUES ('rebuild')")


def merge_segments(connection: BaseDatabaseWrapper) -> None:
    """Leave no word of a document that has gone: FTS5 keeps it as gone until it next merges.

    PostgreSQL leaves it in the index until it next cleans the table (``VACUUM``).
    """
    with connection.cursor() as cursor:
        for table in words_of(connection).FULL_TEXT:
            cursor.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")


def faults(connection: BaseDatabaseWrapper) -> Iterator[str]:
    """A sentence for each way in which the index does not follow the record."""
    for name in missing(connection, triggers(connection)):
        yield f"the search does not follow the record: its trigger {name} is missing"
    told = words_of(connection)
    with connection.cursor() as cursor:
        cursor.execute(_unlike(told))
        unlike = [row[0] for row in cursor.fetchall()]
    for account in unlike[:_NAMED]:
        yield f"the search does not find account {account} by what it says"
    if len(unlike) > _NAMED:
        yield f"the search does not find {len(unlike) - _NAMED:,} more accounts by what they say"
    for table in told.FULL_TEXT:
        if not _holds_the_documents(connection, table):
            yield f"the search's table {table} does not hold what its documents say"


def _holds_the_documents(connection: BaseDatabaseWrapper, table: str) -> bool:
    """Whether a table of FTS5 fits the documents, as SQLite checks it."""
    check = f"INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)"
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute(check)
    except DatabaseError as error:
        # A record that cannot be written cannot be asked: SQLite takes the question for a change.
        return "readonly" in str(error)
    return True


def _documents(told: ModuleType) -> tuple[str, ...]:
    return (
        "DELETE FROM search_document WHERE account_id NOT IN (SELECT id FROM record_account)",
        "UPDATE search_document AS d SET passage = e.passage, names = e.names, charges = e.charges"
        f" FROM ({told.DOCUMENTS}) AS e WHERE d.account_id = e.account_id AND {_DIFFERS}",
        "INSERT INTO search_document(account_id, passage, names, charges)"
        " SELECT e.account_id, e.passage, e.names, e.charges"
        f" FROM ({told.DOCUMENTS}) AS e WHERE e.account_id NOT IN"
        " (SELECT account_id FROM search_document)",
    )


def _charges(told: ModuleType) -> tuple[str, ...]:
    return (
        "DELETE FROM search_charge WHERE NOT EXISTS (SELECT 1"
        f" FROM ({told.CHARGES}) AS e WHERE e.account_id = search_charge.account_id"
        " AND e.charge = search_charge.charge)",
        "INSERT INTO search_charge(account_id, charge) SELECT account_id, charge"
        f" FROM ({told.CHARGES}) AS e EXCEPT SELECT account_id, charge FROM search_charge",
    )


def _unlike(told: ModuleType) -> str:
    """The accounts of which the index says something else, or nothing, or which are gone."""
    return (
        f"SELECT e.account_id FROM ({told.DOCUMENTS}) AS e"
        " LEFT JOIN search_document AS d ON d.account_id = e.account_id"
        f" WHERE d.account_id IS NULL OR {_DIFFERS}"
        " UNION SELECT account_id FROM search_document WHERE account_id NOT IN"
        " (SELECT id FROM record_account)"
        f" UNION SELECT account_id FROM ({told.CHARGES} EXCEPT"
        " SELECT account_id, charge FROM search_charge) AS unfound"
        " UNION SELECT account_id FROM (SELECT account_id, charge FROM search_charge EXCEPT"
        f" {told.CHARGES}) AS left_over ORDER BY 1"
    )
