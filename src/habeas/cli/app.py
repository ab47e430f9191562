"""The command line: what can be asked, and where each command is carried out.

What is heavy (the language model, the file formats, the tables of countries) is imported by the
command that needs it, so that ``habeas --help`` and a mistyped option answer at once.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from habeas import __version__
from habeas.cli.add import add
from habeas.cli.backup import backup
from habeas.cli.coding import coding_app
from habeas.cli.corpus_commands import corpus_app
from habeas.cli.endings import UsageError, told_in_one_line
from habeas.cli.erase import erase_person
from habeas.cli.options import (
    CodebookOption,
    CountryOption,
    DebugOption,
    OcrOption,
    PeriodOption,
    SourceOption,
)
from habeas.cli.rendering import Format
from habeas.cli.restore import restore
from habeas.cli.verify import verify
from habeas.cli.workspace import serve

app = typer.Typer(
    name="habeas",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(coding_app)
app.add_typer(corpus_app)
app.command()(serve)
app.command()(backup)
app.command()(restore)
app.command()(verify)
app.command()(erase_person)
app.command()(add)


def main() -> None:
    """Run the command ``habeas``."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # not where a program has put its own stream there
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app(prog_name="habeas")


def _show_version(wanted: bool) -> None:  # noqa: FBT001 -- typer passes the flag by place
    if wanted:
        typer.echo(f"habeas {__version__}")
        raise typer.Exit


@app.callback()
def habeas(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Turn human-rights reports into a case record in which every fact points at its words."""


@app.command()
def read(  # noqa: PLR0913 -- each option is an argument
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE",
            help="Text, Markdown, HTML, PDF, DOCX, ODT, RTF, EPUB or EML files, or ZIP, WARC or "
            "WACZ archives of them.",
        ),
    ],
    *,
    form: Annotated[
        Format | None,
        typer.Option("--format", help="What to write: table, or json where --out is given."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Write into this folder, a file for each source."),
    ] = None,
    country: CountryOption = None,
    period: PeriodOption = None,
    source: SourceOption = None,
    ocr: OcrOption = None,
    codebook: CodebookOption = None,
    debug: DebugOption = False,
) -> None:
    """Read reports: who did what to whom, when, and the words that say so.

    A book becomes its chapters and an archive its documents, each with a result of its own.
    """
    with told_in_one_line(debug=debug):
        from habeas.cli.read import Request, run  # noqa: PLC0415 -- see the module's docstring

        code = _country_code(country)
        chosen = form or (Format.JSON if out else Format.TABLE)
        request = Request(files, chosen, out, code, period, codebook, source, ocr, debug)
        raise typer.Exit(run(request))


@app.command("sources")
def show_sources(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A file, such as a book or an archive.")
    ],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON instead of a table.")] = False,
    ocr: OcrOption = None,
    debug: DebugOption = False,
) -> None:
    """Show what a file holds: a book's chapters with country and pages, an archive's documents."""
    with told_in_one_line(debug=debug):
        from rich.console import Console  # noqa: PLC0415 -- see the module's docstring

        from habeas.cli.sources import run  # noqa: PLC0415 -- the same

        raise typer.Exit(run(file, as_json=as_json, ocr=ocr, console=Console()))


@app.command()
def explain(  # noqa: PLR0913 -- as above
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The report.")],
    event: Annotated[str, typer.Argument(metavar="EVENT", help="The event's id, such as e12.")],
    *,
    country: CountryOption = None,
    period: PeriodOption = None,
    source: SourceOption = None,
    ocr: OcrOption = None,
    codebook: CodebookOption = None,
    debug: DebugOption = False,
) -> None:
    """Show what decided one event: cue, parse, who was weighed, dates, confidence.

    The ids are those of ``habeas read --format json``, called with the same options.
    """
    with told_in_one_line(debug=debug):
        from rich.console import Console  # noqa: PLC0415 -- see the module's docstring

        from habeas.cli.explain import run  # noqa: PLC0415 -- the same
        from habeas.sources.reading_source import Given  # noqa: PLC0415 -- the same

        given = Given(_country_code(country), period)
        lines = run(file, event, given, chosen=source, codebook=codebook, ocr=ocr)
        Console().print(*lines, sep="\n", highlight=False)


def _country_code(country: str | None) -> str | None:
    if country is None:
        return None
    from habeas.cli.country import country_code  # noqa: PLC0415 -- see the module's docstring

    return country_code(country)


@app.command("codebook")
def show_codebook(
    event_type: Annotated[
        str | None, typer.Argument(metavar="[TYPE]", help="An event type, such as arrest.")
    ] = None,
    *,
    codebook: CodebookOption = None,
    debug: DebugOption = False,
) -> None:
    """Show what is coded: all event types, or one with its cues, examples, rights and codes."""
    with told_in_one_line(debug=debug):
        from rich.console import Console  # noqa: PLC0415 -- see the module's docstring

        from habeas.cli.codebook import print_codebook  # noqa: PLC0415 -- the same
        from habeas.codebook import load_codebook  # noqa: PLC0415 -- the same

        book = load_codebook(codebook) if codebook is not None else load_codebook()
        if event_type is not None and event_type not in book.types:
            raise UsageError(
                f"{event_type!r} is no event type of the codebook; habeas codebook lists them"
            )
        print_codebook(book, event_type, Console())
