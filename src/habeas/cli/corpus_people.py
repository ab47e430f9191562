"""``habeas corpus people``: who may be one person in several reports, to be looked at by people."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from habeas.cli.endings import UsageError
from habeas.cli.outputs import write_whole
from habeas.corpus.dataset import open_dataset
from habeas.corpus.people.csv_suggestions import write_suggestions
from habeas.corpus.people.suggestions import Person, Suggestion, suggest_people
from habeas.exchange.wording import plain

_SHOWN = 30


def run(path: Path, score: float, csv: Path | None) -> None:
    """Compare the people of a data set, show the surest pairs, and write all that was asked for.

    Raises:
        HabeasError: the score makes no sense, or there is no data set.
        OSError: the CSV cannot be written.
    """
    if not 0 < score < 1:
        raise UsageError("--score lies between 0 and 1")
    with open_dataset(path) as dataset:
        found = suggest_people(dataset, score)
    if csv:
        lines = StringIO()
        write_suggestions(found, lines)
        write_whole(csv, [lines.getvalue()])
    _print(found, Console())


def _print(found: Sequence[Suggestion], console: Console) -> None:
    if found:
        table = Table(box=None, pad_edge=False, header_style="bold")
        table.add_column("score", justify="right", no_wrap=True)
        for head in ("one", "the other", "why"):
            table.add_column(head, overflow="fold")
        for pair in found[:_SHOWN]:
            cells = (_told(pair.one), _told(pair.other), ", ".join(pair.why))
            table.add_row(f"{pair.score:.2f}", *map(Text, cells))
        console.print(table, highlight=False)
    more = f" The {len(found) - _SHOWN:,} below are in --csv." if len(found) > _SHOWN else ""
    number = f"{len(found):,} suggestion{'' if len(found) == 1 else 's'}"
    foot = f"{number}. Nothing is merged: whether two are one, a person decides.{more}"
    console.print(Text(foot), highlight=False)


def _told(person: Person) -> str:
    told = ", ".join(plain(one) for one in (person.country, person.period) if one)
    return f"{plain(person.name)}{f' ({told})' if told else ''}"
