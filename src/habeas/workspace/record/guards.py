"""The triggers that refuse to change or remove an entry of the log."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.backends.base.base import BaseDatabaseWrapper

from habeas.workspace.record.triggers import Trigger

_SAID = "the log is only added to"
_FUNCTION = (
    "CREATE OR REPLACE FUNCTION refuse_to_change_the_log() RETURNS trigger AS $$"
    f" BEGIN RAISE EXCEPTION '{_SAID}'; END $$ LANGUAGE plpgsql"
)


def guards(connection: BaseDatabaseWrapper) -> Sequence[Trigger]:
    """The triggers, in the words of the database."""
    return _SQLITE if connection.vendor == "sqlite" else _POSTGRESQL


def _in_sqlite(name: str, when: str, table: str) -> Trigger:
    what, _, condition = when.partition(" ")
    sql = f"CREATE TRIGGER {name} BEFORE {what} ON {table} {condition}"
    return Trigger(name, table, (f"{sql} BEGIN SELECT RAISE(ABORT, '{_SAID}'); END",))


def _in_postgresql(name: str, when: str, table: str) -> Trigger:
    what, _, condition = when.partition(" WHEN ")
    when = f" WHEN ({condition})" if condition else ""
    sql = f"CREATE TRIGGER {name} BEFORE {what} ON {table} FOR EACH ROW{when}"
    return Trigger(name, table, (_FUNCTION, f"{sql} EXECUTE FUNCTION refuse_to_change_the_log()"))


_DETAILS = (
    ("details_are_not_edited", "UPDATE WHEN NEW.data IS NOT NULL", "record_details"),
    ("details_are_not_removed", "DELETE", "record_details"),
)
_SQLITE = (
    _in_sqlite("log_is_not_edited", "UPDATE", "record_change"),
    _in_sqlite("log_is_not_shortened", "DELETE", "record_change"),
    *(_in_sqlite(*told) for told in _DETAILS),
)
_POSTGRESQL = (
    _in_postgresql("log_is_not_changed", "UPDATE OR DELETE", "record_change"),
    *(_in_postgresql(*told) for told in _DETAILS),
)
