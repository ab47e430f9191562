"""The command ``habeas restore``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from habeas.cli.endings import told_in_one_line
from habeas.cli.options import DebugOption


def restore(
    backup: Annotated[Path, typer.Argument(metavar="BACKUP", help="What habeas backup made.")],
    *,
    record: Annotated[
        Path,
        typer.Option("--record", metavar="DIR", help="The folder to make, not there yet or empty."),
    ],
    debug: DebugOption = False,
) -> None:
    """Make a record of a backup, elsewhere, after every file of it was checked.

    A backup of PostgreSQL goes into the empty database that DATABASE_URL says.
    """
    with told_in_one_line(debug=debug):
        from habeas.workspace.upkeep.restoring import restore as put_back  # noqa: PLC0415 -- slow

        made = put_back(backup, record)
        typer.echo(
            f"{record}: restored as it was on {made.made_at}, up to entry {made.last_entry} of the"
            f" log. Look at it with: habeas serve --record {record}"
        )
