"""``habeas corpus table``: a cross table in the terminal, as CSV and as a chart."""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import get_args

from rich.console import Console

from habeas.cli.cross_table import print_table
from habeas.cli.endings import UsageError
from habeas.cli.outputs import write_whole
from habeas.codebook import Codebook, load_codebook
from habeas.corpus.dataset import open_dataset
from habeas.corpus.tables import Question, make_table
from habeas.corpus.tables.csv_table import write_table
from habeas.corpus.tables.question import Rate, parse_only


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for on the command line."""

    dataset: Path
    rows: str
    columns: str | None
    only: tuple[str, ...]
    period: str | None
    confidence: float
    rate: str | None
    top: int
    csv: Path | None
    chart: Path | None

    def question(self, codebook: Codebook) -> Question:
        """What is to be counted.

        Raises:
            UsageError: in one line, what makes no sense and what does.
        """
        if self.rate not in (None, *get_args(Rate)):
            raise UsageError(f"--rate: {self.rate!r} is neither source nor words")
        try:
            only = parse_only(self.only)
            unknown = [t for t in only.get("type", ()) if t.casefold() not in codebook.types]
            if unknown:
                raise UsageError(
                    f"{unknown[0]!r} is no event type of the codebook; habeas codebook lists them"
                )
            return Question(
                self.rows, self.columns, only, self.period, self.confidence, _rate(self.rate)
            )
        except ValueError as error:
            raise UsageError(str(error)) from None


def run(request: Request, codebook: Path | None) -> None:
    """Make the table, show it, and write what was asked for.

    Raises:
        HabeasError: the question makes no sense, or there is no data set.
        OSError: an output cannot be written.
    """
    book = load_codebook(codebook)
    question = request.question(book)
    with open_dataset(request.dataset) as dataset:
        made = make_table(dataset, question, book)
    if request.csv:
        cells = StringIO()
        write_table(made, book, cells)
        write_whole(request.csv, [cells.getvalue()])
    if request.chart:
        from habeas.corpus.charts.chart import draw  # noqa: PLC0415 -- only if asked for

        write_whole(request.chart, [draw(made, book)])
    print_table(made, book, Console(), top=request.top)


def _rate(told: str | None) -> Rate | None:
    return next((rate for rate in get_args(Rate) if rate == told), None)
