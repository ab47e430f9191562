"""``habeas add``: files are read into the record, with one line for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from habeas.cli.endings import complain, one_line, told_in_one_line
from habeas.cli.languages import check_languages
from habeas.cli.options import CountryOption, DebugOption, OcrOption, PeriodOption
from habeas.cli.period import check_period
from habeas.cli.progress import FileProgress
from habeas.cli.workspace import RecordOption


@dataclass(frozen=True, slots=True)
class _Given:
    country: str
    period: str
    ocr: str
    again: str


def add(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="Files as those that habeas read takes.")
    ],
    *,
    record: RecordOption = None,
    country: CountryOption = None,
    period: PeriodOption = None,
    ocr: OcrOption = None,
    again: Annotated[
        str,
        typer.Option(
            metavar="WHY", help="Read files in that were erased; the reason stays in the log."
        ),
    ] = "",
    debug: DebugOption = False,
) -> None:
    """Read reports into the record; what they tell is proposed for review."""
    from habeas.workspace.opening import open_record  # noqa: PLC0415 -- needs Django

    with told_in_one_line(debug=debug):
        check_period(period)
        check_languages(ocr)
        code = ""
        if country is not None:
            from habeas.cli.country import country_code  # noqa: PLC0415 -- loads its tables

            code = country_code(country)
        open_record(record)
        raise typer.Exit(_add_all(files, _Given(code, period or "", ocr or "", again)))


def _add_all(files: Sequence[Path], given: _Given) -> int:
    """Add the files one after another; gives the exit status, the highest of all."""
    from habeas.workspace.intake.adding_here import AddingHere  # noqa: PLC0415 -- needs Django

    status = 0
    with FileProgress(len(files)) as bar:
        adding = AddingHere(given.country, given.period, given.ocr, given.again)
        for path in files:
            bar.at(path)
            added = adding.add(path, look=lambda source, path=path: bar.within(source, path))  # type: ignore[misc]
            for _ in range(added.sources):
                bar.advance()
            bar.file_done(added.sources)
            with bar.aside():
                if added.sources == 0 and added.status:
                    complain(path, added.told)
                else:
                    typer.echo(f"{one_line(path)}: {one_line(added.told)}")
                for problem in added.problems:
                    complain(path, problem)
            status = max(status, added.status)
    return status
