"""The commands of the workspace: serve its pages."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from habeas.cli.endings import told_in_one_line
from habeas.cli.options import DebugOption

RecordOption = Annotated[
    Path | None,
    typer.Option(
        "--record",
        metavar="DIR",
        help="The folder of the record; without it $HABEAS_RECORD, or habeas-record.",
    ),
]


def serve(
    *,
    record: RecordOption = None,
    host: Annotated[str, typer.Option(help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port there.")] = 8000,
    processes: Annotated[int, typer.Option(min=1, help="How many serve pages.")] = 1,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
    debug: DebugOption = False,
) -> None:
    """Open the record in a browser; a new one is made where there is none."""
    from habeas.workspace.opening import open_record  # noqa: PLC0415 -- needs Django

    with told_in_one_line(debug=debug):
        open_record(record)
        from habeas.workspace.serving import serve as serve_pages  # noqa: PLC0415
        from habeas.workspace.team.first_user import link_token  # noqa: PLC0415

        token = link_token()
        shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104 -- only compared
        address = f"http://{f'[{shown}]' if ':' in shown else shown}:{port}/"
        if token is not None:
            address += f"first-user/{token}"
            typer.echo(f"A new record. Open this page to choose a name and a password:\n{address}")
        else:
            typer.echo(f"The record is at {address} (Ctrl-C ends)")
        if browser:
            webbrowser.open(address)
        serve_pages(host, port, processes=processes)
