"""Triggers of the database: put in place, and found missing.

SQLite drops the triggers of a table with the table, and a migration that changes a table there
makes it anew; PostgreSQL refuses to change a column that a trigger looks at. So they are taken off
before a migration and put in place after every one: the rooms that have triggers call
:func:`look_after`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import AppConfig
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder
from django.db.models.signals import post_migrate, pre_migrate


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger of a table, and the statements that make it."""

    name: str
    table: str
    statements: tuple[str, ...]


Triggers = Callable[[BaseDatabaseWrapper], Sequence[Trigger]]
Connected = Callable[[BaseDatabaseWrapper], None]


def missing(connection: BaseDatabaseWrapper, triggers: Sequence[Trigger]) -> list[str]:
    """The names of those that the database does not have."""
    if connection.vendor == "sqlite":
        asked = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    else:
        asked = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    with connection.cursor() as cursor:
        cursor.execute(asked)
        there = {row[0] for row in cursor.fetchall()}
    return [trigger.name for trigger in triggers if trigger.name not in there]


def put_in_place(connection: BaseDatabaseWrapper, triggers: Sequence[Trigger]) -> None:
    """Make all of them, as they are told now, in the place of what has their names."""
    take_off(connection, triggers)
    with connection.cursor() as cursor:
        for trigger in triggers:
            for statement in trigger.statements:
                cursor.execute(statement)


def take_off(connection: BaseDatabaseWrapper, triggers: Sequence[Trigger]) -> None:
    """Remove those that are there."""
    with connection.cursor() as cursor:
        for trigger in triggers:
            of = "" if connection.vendor == "sqlite" else f" ON {trigger.table}"
            cursor.execute(f"DROP TRIGGER IF EXISTS {trigger.name}{of}")


def look_after(app: AppConfig, since: str, triggers: Triggers, then: Connected) -> None:
    """Have the triggers of a room in place after every migration, whatever it was about.

    Args:
        app: of the room; called when it is ready.
        since: the name of its migration from which on there are triggers.
        triggers: what they are.
        then: called after they were put in place: what they follow may have changed meanwhile.
    """

    def before(*, using: str, plan: Sequence[Any], **_: Any) -> None:
        if plan:
            take_off(connections[using], triggers(connections[using]))

    def after(*, using: str, plan: Sequence[Any] = (), **_: Any) -> None:
        connection = connections[using]
        if (app.label, since) not in MigrationRecorder(connection).applied_migrations():
            return
        told = triggers(connection)
        if plan or missing(connection, told):
            with transaction.atomic(using=using):
                put_in_place(connection, told)
                then(connection)

    uid = f"triggers of {app.label}"
    pre_migrate.connect(before, sender=app, weak=False, dispatch_uid=uid)
    post_migrate.connect(after, sender=app, weak=False, dispatch_uid=uid)
