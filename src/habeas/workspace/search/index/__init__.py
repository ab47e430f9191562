"""The full-text index: tables and triggers of the database that no row of the record escapes.

An account is found by the words of its passage, by its charges, and by the names of those who take
part, as its source names them, as the record does, and in Latin letters. The triggers work in the
transaction of the change, whatever makes it: ``bulk_create``, a correction, a merge of two persons.
They come back by themselves after a migration that took them away, and the index is then made to
follow what changed meanwhile: see ``following``.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

from django.db.backends.base.base import BaseDatabaseWrapper

from habeas.workspace.record.triggers import Trigger
from habeas.workspace.search.index import postgresql, sqlite

SINCE = "0002_index"  # the migration that makes it


def words_of(connection: BaseDatabaseWrapper) -> ModuleType:
    """The statements in the words of the database."""
    return sqlite if connection.vendor == "sqlite" else postgresql


def tables(connection: BaseDatabaseWrapper) -> Sequence[str]:
    """What makes the index's own tables and columns, in order."""
    return tuple(words_of(connection).TABLES)


def triggers(connection: BaseDatabaseWrapper) -> Sequence[Trigger]:
    """What keeps the index."""
    return tuple(words_of(connection).TRIGGERS)
