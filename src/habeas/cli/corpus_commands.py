"""``habeas corpus read``, ``status`` and ``resume``; imports late, as ``app`` does."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from habeas.cli.corpus_app import corpus_app
from habeas.cli.endings import told_in_one_line
from habeas.cli.options import CodebookOption, DebugOption, OcrOption
from habeas.errors import MissingExtra

__all__ = ["corpus_app"]


class EngineName(StrEnum):
    """Who reads."""

    LOCAL = "local"
    DASK = "dask"


def check_pyarrow() -> None:
    """Refuse what cannot be done without pyarrow.

    Raises:
        MissingExtra: it is not installed.
    """
    try:
        import pyarrow as pa  # noqa: F401, PLC0415 -- an extra, for those who make data sets
    except ImportError:
        raise MissingExtra("a data set needs pyarrow", "corpus") from None


_DataSet = Annotated[Path, typer.Argument(metavar="DATASET", help="The folder of the data set.")]
_Workers = Annotated[
    int | None,
    typer.Option(
        "--workers", min=1, metavar="2", help="Processes that read; without it one for each core."
    ),
]
_Engine = Annotated[
    EngineName, typer.Option("--engine", help="Read on this machine, or on a Dask cluster.")
]
_Scheduler = Annotated[
    str | None,
    typer.Option(
        "--scheduler", metavar="tcp://HOST:8786", help="The scheduler of the Dask cluster."
    ),
]
_Reread = Annotated[bool, typer.Option("--reread", help="Read anew what another version has read.")]


@corpus_app.command("read")
def read(  # noqa: PLR0913 -- each option is an argument
    places: Annotated[
        list[str],
        typer.Argument(
            metavar="PLACE",
            help="Folders, patterns such as 'reports/**/*.pdf', lists (text files with a path on "
            "each line) or files.",
        ),
    ],
    *,
    out: Annotated[
        Path,
        typer.Option(metavar="DATASET", help="The folder of the data set; made where missing."),
    ],
    workers: _Workers = None,
    engine: _Engine = EngineName.LOCAL,
    scheduler: _Scheduler = None,
    staging: Annotated[
        str | None,
        typer.Option(
            metavar="s3://BUCKET/DIR",
            help="Where the workers put rows, if not into DATASET: a folder or an address.",
        ),
    ] = None,
    reread: _Reread = False,
    ocr: OcrOption = None,
    codebook: CodebookOption = None,
    debug: DebugOption = False,
) -> None:
    """Take in documents, read those that are new, and put all rows in order."""
    with told_in_one_line(debug=debug):
        check_pyarrow()
        from habeas.cli.corpus import Request, read_places  # noqa: PLC0415 -- see above

        request = Request(
            out, workers, engine.value, scheduler, codebook, ocr, reread=reread, debug=debug
        )
        raise typer.Exit(read_places(request, places, staging))


@corpus_app.command("resume")
def resume(  # noqa: PLR0913 -- as above
    dataset: _DataSet,
    *,
    workers: _Workers = None,
    engine: _Engine = EngineName.LOCAL,
    scheduler: _Scheduler = None,
    retry: Annotated[bool, typer.Option("--retry", help="Try again what was set aside.")] = False,
    reread: _Reread = False,
    ocr: OcrOption = None,
    codebook: CodebookOption = None,
    debug: DebugOption = False,
) -> None:
    """Go on where the reading was broken off, and put all rows in order."""
    with told_in_one_line(debug=debug):
        check_pyarrow()
        from habeas.cli.corpus import Request, go_on  # noqa: PLC0415 -- see above

        request = Request(
            dataset,
            workers,
            engine.value,
            scheduler,
            codebook,
            ocr,
            reread=reread,
            retry=retry,
            debug=debug,
        )
        raise typer.Exit(go_on(request))


@corpus_app.command("status")
def status(
    dataset: _DataSet,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON instead of lines.")] = False,
    ocr: OcrOption = None,
    codebook: CodebookOption = None,
    debug: DebugOption = False,
) -> None:
    """Show what is read, what waits, what was set aside and why, and what would be re-read.

    With --codebook or --ocr it tells what these would re-read, and changes nothing.
    """
    with told_in_one_line(debug=debug):
        from habeas.cli.corpus_status import show_status  # noqa: PLC0415 -- see above

        show_status(dataset, codebook=codebook, ocr=ocr, as_json=as_json)
