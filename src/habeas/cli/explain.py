"""``habeas explain``: what decided one event, in the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from rich.text import Text

from habeas.cli.choice import Choice
from habeas.cli.endings import UsageError
from habeas.cli.languages import check_languages
from habeas.cli.period import check_period
from habeas.exchange.wording import label, plain
from habeas.pipeline import Reader
from habeas.reading import Explanation
from habeas.reading.explanation import Weighed, WeighedDate
from habeas.record import Source
from habeas.sources.reading_source import Given

_WHERE = {0: "same sentence", 1: "the sentence before"}


def run(
    path: Path,
    event: str,
    given: Given,
    *,
    chosen: str | None,
    codebook: Path | None,
    ocr: str | None,
) -> Iterator[Text]:
    """Read the file; gives the lines that tell what decided the event.

    Raises:
        UsageError: the period is no date, the file holds several sources and none is chosen, or
            the source has no such event.
        SourceError: the file cannot be read.
    """
    check_period(given.period)
    check_languages(ocr)
    reader = Reader(codebook=codebook, ocr=ocr)
    source = _source(reader, path, given, chosen)
    explanation = reader.explain_source(source, event)
    if explanation is None:
        raise UsageError(
            f"{path}: there is no event {event!r}; habeas read --format json tells the ids"
        )
    return lines(explanation)


def _source(reader: Reader, path: Path, given: Given, chosen: str | None) -> Source:
    """The source of the file that is meant."""
    choice = Choice(chosen)
    found = reader.sources.sources(path, country=given.country, period=given.period)
    taken = [one for one in found if isinstance(one, Source) and choice.takes(one)]
    if not taken:
        raise UsageError(f"{path}: {choice.told()}")
    if len(taken) > 1:
        raise UsageError(
            f"{path}: it holds {len(taken)} sources; say which with --source, as habeas sources "
            "lists them"
        )
    return taken[0]


def lines(explanation: Explanation) -> Iterator[Text]:
    """What is written, line by line."""
    yield from _head(explanation)
    yield from _section("Why an event", _told(explanation))
    yield from _section("The sentence around it", _links(explanation))
    for role, weighed in groupby(explanation.participants, key=lambda w: w.role):
        yield from _section(label(role).capitalize(), [_weighed(one) for one in weighed])
    yield from _section("Date", [_date(date) for date in explanation.dates])
    told = ", ".join(f"{name} {_share(share)}" for name, share in explanation.modalities[:3])
    yield from _section("Told as", [told])


def _head(explanation: Explanation) -> Iterator[Text]:
    yield Text(f"{label(explanation.type)}: “{plain(explanation.trigger)}”", style="bold cyan")
    passage = Text(f"  “{plain(explanation.passage.text)}”")
    passage.highlight_words([plain(explanation.trigger)], "underline")
    yield passage


def _told(explanation: Explanation) -> Iterator[str]:
    yield f"learnt from annotated reports: {_share(explanation.learnt)}"
    if not explanation.cue_words:
        yield "no cue of the codebook stands here"
    else:
        words = ", ".join(explanation.cue_words[:6])
        yield f"cue {explanation.cue} ({words}): {_share(explanation.share)} with it"
    if explanation.rival is not None:
        name, share = explanation.rival
        yield f"next likely: {'no event' if name == 'none' else label(name)} {_share(share)}"
    yield f"taken from {_share(explanation.needed)} on; confidence {explanation.confidence:.2f}"


def _links(explanation: Explanation) -> Iterator[str]:
    for link in explanation.links:
        yield f"{link.relation}: {plain(link.words)}"


def _weighed(weighed: Weighed) -> str:
    mark = "✓" if weighed.taken else "·"
    means = f" = {plain(weighed.means)}" if weighed.means and weighed.means != weighed.words else ""
    where = ", where grammar puts it" if weighed.in_place else ""
    return f"{mark} {_share(weighed.share)}  {plain(weighed.words)}{means}{where}"


def _date(date: WeighedDate) -> str:
    mark = "✓" if date.taken else "·"
    where = _WHERE.get(date.sentences_before, f"{date.sentences_before} sentences before")
    basis = "" if date.basis == "stated" else ", counted from another date"
    told = date.edtf or "dates nothing"
    needed = f"taken from {_share(date.needed)} on" if date.needed else "it begins the sentence"
    return f"{mark} {_share(date.share)}  {plain(date.words)} = {told}{basis} ({where}; {needed})"


def _section(title: str, rows: Iterator[str] | list[str]) -> Iterator[Text]:
    told = list(rows)
    if told:
        yield Text()
        yield Text(title, style="bold")
        for row in told:
            yield Text(f"  {row}", style="" if not row.startswith("·") else "dim")


def _share(share: float) -> str:
    return f"{share:.2f}"
