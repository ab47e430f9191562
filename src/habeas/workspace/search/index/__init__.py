"""The full-text index: tables and triggers of the database that no row of the record escapes.

An account is found by the words of its passage, by its charges, and by the names of those who take
part, as its source names them, as the record does, and in Latin letters. The triggers work in the
transaction of the change, whatever makes it: ``bulk_create``, a correction, a merge of two persons.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

from habeas.workspace.search.index import postgresql, sqlite


def statements(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    """What makes the index in a database that has the tables, in order."""
    return sqlite.STATEMENTS if connection.vendor == "sqlite" else postgresql.STATEMENTS
