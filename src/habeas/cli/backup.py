"""The command ``habeas backup``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from habeas.cli.endings import complain, told_in_one_line
from habeas.cli.options import DebugOption
from habeas.cli.workspace import RecordOption

DAMAGED = 1  # the exit status of what was done, or looked at, and is not all as it should be


def folder_of(record: Path | None) -> Path:
    """The folder of the record that a command works on."""
    return record or Path(os.environ.get("HABEAS_RECORD", "habeas-record"))


def backup(
    to: Annotated[Path, typer.Argument(metavar="TO", help="The folder to make.")],
    *,
    record: RecordOption = None,
    debug: DebugOption = False,
) -> None:
    """Save the record while it is in use: the database of one moment, and every original.

    ``habeas verify TO`` checks a backup, ``habeas restore TO --record DIR`` makes a record of it.
    """
    with told_in_one_line(debug=debug):
        from habeas.workspace.upkeep.backing_up import back_up  # noqa: PLC0415 -- a slow start

        made = back_up(folder_of(record), to)
        kept = len(made.files) - 1
        typer.echo(f"{to}: saved up to entry {made.last_entry} of the log, with {kept} originals")
        for what in made.damaged.values():
            complain(to, f"saved as it was: {what}")
        if made.damaged:
            raise typer.Exit(DAMAGED)
