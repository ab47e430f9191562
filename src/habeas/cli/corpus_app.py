"""``habeas corpus``: what is asked of a data set; ``corpus_commands`` adds how one is made."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from habeas.cli.endings import told_in_one_line
from habeas.cli.options import CodebookOption, DebugOption
from habeas.corpus.extra import check_installed

corpus_app = typer.Typer(
    name="corpus",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Data sets: many reports read, asked and released.",
)

DatasetArgument = Annotated[
    Path, typer.Argument(metavar="DATASET", help="The folder of the data set.")
]


@corpus_app.command("table")
def table(  # noqa: PLR0913 -- each option is an argument
    dataset: DatasetArgument,
    *,
    rows: Annotated[
        str, typer.Option("--rows", metavar="country", help="What the rows are.")
    ] = "country",
    columns: Annotated[
        str | None, typer.Option("--columns", metavar="type", help="What the columns are.")
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="type=arrest", help="Count these only; can be repeated."),
    ] = None,
    period: Annotated[
        str | None,
        typer.Option("--period", metavar="2006/2013", help="Only reports on this time (EDTF)."),
    ] = None,
    confidence: Annotated[
        float, typer.Option("--confidence", metavar="0.5", help="Only events at least so sure.")
    ] = 0.0,
    rate: Annotated[
        str | None,
        typer.Option(
            "--rate", metavar="source", help="Numbers for each source, or for 10,000 words."
        ),
    ] = None,
    top: Annotated[
        int, typer.Option("--top", metavar="30", help="Show so many rows at most.", min=1)
    ] = 30,
    csv: Annotated[
        Path | None, typer.Option("--csv", metavar="OUT.csv", help="Write all cells as CSV.")
    ] = None,
    chart: Annotated[
        Path | None, typer.Option("--chart", metavar="OUT.svg", help="Draw it as SVG.")
    ] = None,
    codebook: CodebookOption = None,
    debug: DebugOption = False,
) -> None:
    """Count events or cases by country, period, type, agent, right and so on."""
    with told_in_one_line(debug=debug):
        check_installed()
        from habeas.cli.corpus_table import Request, run  # noqa: PLC0415 -- as in app.py

        asked = Request(
            dataset, rows, columns, tuple(only or ()), period, confidence, rate, top, csv, chart
        )
        run(asked, codebook)


@corpus_app.command("release")
def release(
    dataset: DatasetArgument,
    *,
    version: Annotated[
        str, typer.Option("--version", metavar="1.0", help="The version of this release.")
    ],
    doi: Annotated[
        str | None, typer.Option("--doi", metavar="10.1234/abcd", help="What it is cited by.")
    ] = None,
    reliability: Annotated[
        Path | None,
        typer.Option("--reliability", metavar="RESULT.json", help="Figures of the scorer."),
    ] = None,
    licence: Annotated[
        str | None,
        typer.Option("--license", metavar="CC-BY-4.0", help="Its licence, by SPDX identifier."),
    ] = None,
    codebook: CodebookOption = None,
    debug: DebugOption = False,
) -> None:
    """Freeze the data set: data, codebook, methods, checksums, changes since the last release."""
    with told_in_one_line(debug=debug):
        check_installed()
        from habeas.cli.corpus_release import run  # noqa: PLC0415 -- as in app.py
        from habeas.corpus.release.release import Wanted  # noqa: PLC0415 -- the same

        typer.echo(run(dataset, Wanted(version, doi, reliability, licence), codebook))


@corpus_app.command("page")
def page(
    dataset: DatasetArgument,
    *,
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Write index.html into this folder.")
    ],
    codebook: CodebookOption = None,
    debug: DebugOption = False,
) -> None:
    """Make a page of the data set: what is in it, counts, charts, problems."""
    with told_in_one_line(debug=debug):
        check_installed()
        from habeas.cli.corpus_page import run  # noqa: PLC0415 -- as in app.py

        typer.echo(run(dataset, out, codebook))


@corpus_app.command("people")
def people(
    dataset: DatasetArgument,
    *,
    score: Annotated[
        float, typer.Option("--score", metavar="0.5", help="Only pairs that reach this score.")
    ] = 0.5,
    csv: Annotated[
        Path | None, typer.Option("--csv", metavar="OUT.csv", help="Write all pairs as CSV.")
    ] = None,
    debug: DebugOption = False,
) -> None:
    """Suggest who may be one person in several reports; nothing is merged."""
    with told_in_one_line(debug=debug):
        check_installed()
        from habeas.cli.corpus_people import run  # noqa: PLC0415 -- as in app.py

        run(dataset, score, csv)
