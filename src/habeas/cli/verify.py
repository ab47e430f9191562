"""The command ``habeas verify``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from habeas.cli.backup import DAMAGED, folder_of
from habeas.cli.endings import complain, told_in_one_line
from habeas.cli.options import DebugOption
from habeas.cli.workspace import RecordOption
from habeas.errors import RecordError


def verify(
    backup: Annotated[
        Path | None,
        typer.Argument(metavar="[BACKUP]", help="What habeas backup made; else the record."),
    ] = None,
    *,
    record: RecordOption = None,
    debug: DebugOption = False,
) -> None:
    """Name whatever is not as it was written: in a backup, or in the record itself.

    Of a record: the database, the chain of the log, each original, each quote, the index of the
    search. Of a backup: every file, and the chain of the log inside. Exits with 1 where something
    is wrong, with 2 where it cannot be told.
    """
    with told_in_one_line(debug=debug):
        if backup is not None:
            _verify_backup(backup)
            return
        folder = folder_of(record)
        if not folder.is_dir():
            raise RecordError(f"there is no record in {folder}")
        from habeas.workspace.opening import open_record  # noqa: PLC0415 -- needs Django

        open_record(folder)
        from habeas.workspace.upkeep.verifying import (  # noqa: PLC0415 -- as above
            counts_of_record,
            faults_of_record,
        )

        _tell(folder, faults_of_record())
        told = ", ".join(f"{number:,} {what}" for what, number in counts_of_record().items())
        typer.echo(f"{folder}: whole ({told})")


def _verify_backup(backup: Path) -> None:
    from habeas.workspace.upkeep.log_of_backup import faults_of_log, obstacle_to  # noqa: PLC0415
    from habeas.workspace.upkeep.manifest import damage_of, read_manifest  # noqa: PLC0415

    manifest = read_manifest(backup)
    obstacle = obstacle_to(manifest)
    in_log = [] if obstacle else faults_of_log(backup, manifest)
    _tell(backup, [*damage_of(backup, manifest), *manifest.damaged.values(), *in_log])
    count, made = len(manifest.files), manifest.made_at
    if obstacle:
        typer.echo(f"{backup}: {count} files as they were saved, made {made}")
        raise RecordError(obstacle)
    typer.echo(f"{backup}: whole, {count} files, {manifest.last_entry:,} entries, made {made}")


def _tell(subject: Path, faults: Iterable[str]) -> None:
    found = False
    for fault in faults:
        found = True
        complain(subject, fault)
    if found:
        raise typer.Exit(DAMAGED)
