"""``habeas sources``: what a file holds, a book its chapters, an archive its documents."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from habeas.cli.endings import complain
from habeas.cli.languages import check_languages
from habeas.errors import SourceError
from habeas.exchange.sources_json import dumps_sources, word_count
from habeas.exchange.wording import country_name, pages_words, period_words, plain
from habeas.record import Source
from habeas.sources import SourceReader


def run(path: Path, *, as_json: bool, ocr: str | None, console: Console) -> int:
    """Write the sources of a file to ``console``, or as JSON to standard output.

    Gives the exit status: that of the worst document of an archive that cannot be read.

    Raises:
        SourceError: the file cannot be read, holds no text, or is refused.
    """
    check_languages(ocr)
    sources: list[Source] = []
    problems: list[SourceError] = []
    for found in SourceReader(ocr=ocr).sources(path):
        if isinstance(found, Source):
            sources.append(found)
        else:
            problems.append(found)
    for problem in problems:
        complain(path, problem.reason)
    if as_json:
        sys.stdout.write(dumps_sources(path.name, sources, [p.reason for p in problems]))
    elif sources:
        _print(path, sources, console)
    return max((problem.exit_status for problem in problems), default=0)


def _print(path: Path, sources: Sequence[Source], console: Console) -> None:
    is_archive = any(source.name != path.name for source in sources)
    lines = [Text(plain(path.name), style="bold")] if is_archive else _head(sources[0])
    for line in lines:
        console.print(line, highlight=False)
    console.print(_table(sources, with_names=is_archive), highlight=False)
    for line in [Text(_documents(len(sources)))] if is_archive else _foot(sources):
        console.print(line, highlight=False)


def _documents(number: int) -> str:
    return f"{number} {'source' if number == 1 else 'sources'} in this archive."


def _head(first: Source) -> Iterator[Text]:
    """Title, publisher, edition and period of the book, or of the one source."""
    book = first.book
    title = (book.title if book else first.title) or first.name
    yield Text(plain(title), style="bold")
    edition = f"edition {book.edition}" if book and book.edition else None
    period = period_words(first)
    told = [first.publisher, edition, f"covers {period}" if period else None]
    if line := ", ".join(plain(part) for part in told if part):
        yield Text(line)


def _table(sources: Sequence[Source], *, with_names: bool) -> Table:
    """One row for each source, with the columns that any of them fills."""
    paged = any(source.pages for source in sources)
    warned = any(source.warnings for source in sources)
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("no.", justify="right")
    table.add_column("country", no_wrap=True)
    if with_names:
        table.add_column("document", overflow="fold")
    table.add_column("title")
    if paged:
        table.add_column("pages", justify="right", no_wrap=True)
    table.add_column("words", justify="right", no_wrap=True)
    if warned:
        table.add_column("warnings", style="yellow")
    for number, source in enumerate(sources, 1):
        cells = [str(number), source.country or "–"]
        cells += [plain(source.name)] if with_names else []
        cells.append(plain(source.title or source.name))
        cells += [pages_words(source.pages)] if paged else []
        cells.append(f"{word_count(source):,}")
        cells += [plain(" ".join(source.warnings))] if warned else []
        table.add_row(*map(Text, cells))
    return table


def _foot(sources: Sequence[Source]) -> Iterator[Text]:
    """How many there are, what was left out, and what could not be found or read."""
    book = sources[0].book
    if book is None:
        name = country_name(sources[0].country)
        yield Text(f"One source{f', on {name}' if name else ''}.")
        return
    countries = {source.country for source in sources if source.country}
    others = sum(1 for source in sources if not source.country)
    sections = f" and {others} {'section' if others == 1 else 'sections'} before them"
    yield Text(f"{len(countries)} countries{sections if others else ''}.")
    if book.left_out:
        spans = ", ".join(pages_words(span) for span in book.left_out)
        yield Text(f"In none of them: pages {spans} (covers, contents, appendices).")
    for warning in book.warnings:
        yield Text(plain(warning), style="yellow")
