"""Opening a record: its folder and database are made or brought up to date, or refused."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.errors import MissingExtra, RecordError

if TYPE_CHECKING:
    from django.db.migrations.executor import MigrationExecutor

_LOCK = 4_834_201  # of PostgreSQL's advisory locks: any number that nobody else takes


def open_record(folder: Path | None = None) -> None:
    """Make Django ready for the record, and the record ready for this version of the program.

    Of two processes that open a new record at once, or one of an older version, one brings it up to
    date while the other waits. A record that is up to date is only read.

    Args:
        folder: of the record; without it ``HABEAS_RECORD`` says which, or ``habeas-record``.

    Raises:
        MissingExtra: what the workspace needs is not installed.
        RecordError: the folder or the database cannot be used, or is of a newer version.
    """
    if folder is not None:
        os.environ["HABEAS_RECORD"] = str(folder.absolute())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "habeas.workspace.settings")
    try:
        import django  # noqa: PLC0415 -- only the commands of the workspace need it
    except ImportError:
        raise MissingExtra("the workspace needs Django", "workspace") from None
    try:
        django.setup()
    except OSError as error:
        raise RecordError(f"the record's folder cannot be used: {error.strerror}") from None
    _bring_up_to_date()
    _refuse_other_folder()


def _bring_up_to_date() -> None:
    from django.core.management import call_command  # noqa: PLC0415 -- as above
    from django.db import DatabaseError  # noqa: PLC0415

    try:
        if not _is_behind():
            return
        with _alone():
            if _is_behind():
                call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        reason = str(error).strip().splitlines()[0]
        raise RecordError(f"the record's database cannot be used: {reason}") from None
    except OSError as error:
        raise RecordError(f"the record's folder cannot be used: {error.strerror}") from None


def _is_behind() -> bool:
    """Whether the tables are of an older version, or not there yet; or search lacks triggers.

    Those are missing where a migration was killed between its last change and its end. That the
    log lacks its own is not mended here in silence: ``verify`` tells it.

    Raises:
        RecordError: they are of a newer one.
    """
    from django.db import connection  # noqa: PLC0415 -- as above
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    executor = MigrationExecutor(connection)
    _refuse_newer(executor)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return True
    from habeas.workspace.record.triggers import missing  # noqa: PLC0415 -- as above
    from habeas.workspace.search.index import triggers  # noqa: PLC0415

    return bool(missing(connection, triggers(connection)))


def _refuse_newer(executor: MigrationExecutor) -> None:
    loader = executor.loader
    unknown = sorted(
        f"{app}.{name}"
        for app, name in loader.applied_migrations
        if app in loader.migrated_apps and (app, name) not in loader.disk_migrations
    )
    if unknown:
        raise RecordError(
            f"the record was made by a newer version of Habeas ({unknown[-1]}): install that"
        )


def _refuse_other_folder() -> None:
    """Refuse a database whose files, keys and signs of presence are in another folder.

    PostgreSQL is reached from any folder: two servers that shared nothing else would each keep half
    of the files, and the reviewers at one would not see those at the other.

    Raises:
        RecordError: it has files, and this folder has none.
    """
    from django.conf import settings  # noqa: PLC0415 -- as above
    from django.db import connection  # noqa: PLC0415

    from habeas.workspace.record.models import Original  # noqa: PLC0415

    if connection.vendor == "sqlite" or any(Path(settings.ORIGINALS).glob("*/*")):
        return
    if Original.objects.exists():
        raise RecordError(
            f"the files of this record are not in {settings.RECORD}: give its folder with --record"
        )


@contextmanager
def _alone() -> Iterator[None]:
    """Let no other process bring the same record up to date meanwhile; a killed one lets go."""
    from django.conf import settings  # noqa: PLC0415 -- as above
    from django.db import connection  # noqa: PLC0415

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
        return
    with (Path(settings.RECORD) / "opening.lock").open("w") as file:
        if os.name == "posix":
            import fcntl  # noqa: PLC0415 -- not on every system

            fcntl.flock(file, fcntl.LOCK_EX)
        yield
