"""The command ``habeas erase-person``."""

from __future__ import annotations

from typing import Annotated

import typer

from habeas.cli.backup import folder_of
from habeas.cli.endings import told_in_one_line
from habeas.cli.options import DebugOption
from habeas.cli.workspace import RecordOption
from habeas.errors import RecordError

NOT_MEANT = 1  # the exit status where nobody said yes


def erase_person(
    number: Annotated[
        int,
        typer.Argument(
            metavar="NUMBER", min=1, max=2**63 - 1, help="As in the address of their page: 12."
        ),
    ],
    *,
    reason: Annotated[
        str,
        typer.Option(help="Why; it stays in the log, so do not repeat what is to be forgotten."),
    ],
    keep_files: Annotated[
        bool,
        typer.Option("--keep-files", help="Keep the original files, which hold the person still."),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether it is meant.")] = False,
    record: RecordOption = None,
    debug: DebugOption = False,
) -> None:
    """Erase what the record holds about a person; it cannot be taken back.

    Accounts in which others take part stay without them; in the texts of sources their names,
    descriptions and the passages about them are blackened. Backups made earlier still hold them.
    """
    with told_in_one_line(debug=debug):
        folder = folder_of(record)
        if not folder.is_dir():
            raise RecordError(f"there is no record in {folder}")
        from habeas.workspace.opening import open_record  # noqa: PLC0415 -- needs Django

        open_record(folder)
        from habeas.workspace.record.actions import erase_person as action  # noqa: PLC0415
        from habeas.workspace.record.erasure_of_person import reach_of  # noqa: PLC0415
        from habeas.workspace.record.models import Entity  # noqa: PLC0415

        person = Entity.objects.filter(pk=number, kind="person").first()
        if person is None:
            raise RecordError(f"there is no person with the number {number}")
        reach = reach_of(person)
        typer.echo(
            f"{reach.entity.name}: {len(reach.going)} accounts and {reach.lost_events} events go,"
            f" {len(reach.staying)} accounts stay without them,"
            f" {len(reach.texts)} sources are blackened"
        )
        if not yes and not _is_meant():
            raise typer.Exit(NOT_MEANT)
        entry = action.erase_person(number, None, reason=reason, keeps_files=keep_files)
        typer.echo(f"erased: entry {entry.pk} of the log says so")


def _is_meant() -> bool:
    try:
        return typer.confirm("Erase this person for good?")
    except typer.Abort:  # nobody is there to answer
        return False
