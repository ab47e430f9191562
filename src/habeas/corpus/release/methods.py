"""``METHODS.md``: how the data came about, and what is known of how good they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from habeas.codebook import Codebook
from habeas.corpus.dataset import Dataset
from habeas.corpus.tables.wording import TOLD_AS
from habeas.corpus.unread import SharedProblem, unread_of
from habeas.corpus.version import version_of
from habeas.exchange.wording import plain

_ORIGIN = (
    "The events were read from the text of the reports by Habeas, a program, offline. No person",
    "has checked them. Each event names the words that tell it, so that it can be checked. What",
    "each type of event and each column means is told in `codebook.html`.",
)
_BANDS = "floor(least(confidence, 0.999) * 10) / 10"


def methods_text(
    dataset: Dataset, codebook: Codebook, reliability: Mapping[str, Any] | None
) -> str:
    """What a reader of the data must know, from the data set itself and from the scorer."""
    parts = [
        ["# Methods", "", *_ORIGIN, ""],
        _read(dataset),
        _codebook(dataset, codebook),
        _told(dataset),
        _confidence(dataset),
        _unread(dataset),
        reliability_lines(reliability),
    ]
    return "\n".join(line for part in parts for line in part)


def _read(dataset: Dataset) -> Iterator[str]:
    counts = "count(*), coalesce(sum(words), 0), coalesce(sum(events), 0)"
    yield "## What read the sources"
    yield ""
    yield "| version | sources | words | events |"
    yield "|---|---|---|---|"
    query = f"SELECT version, {counts} FROM sources GROUP BY version ORDER BY version"  # noqa: S608 -- no value of anyone's
    for version, sources, words, events in dataset.sql(query).fetchall():
        yield f"| {version} | {sources:,} | {words:,} | {events:,} |"
    yield ""
    languages = dataset.sql(
        "SELECT coalesce(language, 'not told'), count(*) FROM sources GROUP BY 1 ORDER BY 2 DESC, 1"
    ).fetchall()
    yield f"Languages of the sources: {', '.join(f'{name} {n:,}' for name, n in languages)}."
    yield ""


def _codebook(dataset: Dataset, codebook: Codebook) -> Iterator[str]:
    """Whether the codebook that is released is the one that the sources were read with."""
    own = version_of(codebook).rpartition(" ")[2]
    [(others,)] = dataset.sql(
        "SELECT count(*) FROM sources WHERE NOT ends_with(version, ?)", [own]
    ).fetchall()
    if others:
        yield f"`codebook.html` is {own}; {others:,} sources were read with another codebook."
        yield ""


def _told(dataset: Dataset) -> Iterator[str]:
    yield "## How the events are told"
    yield ""
    yield "| modality | meaning | events |"
    yield "|---|---|---|"
    query = "SELECT modality, count(*) FROM events GROUP BY 1 ORDER BY 2 DESC, 1"
    for modality, number in dataset.sql(query).fetchall():
        yield f"| {modality} | {TOLD_AS.get(modality, modality)} | {number:,} |"
    yield ""


def _confidence(dataset: Dataset) -> Iterator[str]:
    yield "## Confidence"
    yield ""
    yield "How sure the reading is of each event, from 0 to 1. It was set on annotated reports; on"
    yield "texts that are unlike them it may be worth less."
    yield ""
    yield "| from | to | events |"
    yield "|---|---|---|"
    query = f"SELECT {_BANDS}, count(*) FROM events GROUP BY 1 ORDER BY 1"  # noqa: S608 -- no value of anyone's
    for band, number in dataset.sql(query).fetchall():
        yield f"| {band:.1f} | {band + 0.1:.1f} | {number:,} |"
    yield ""


def _unread(dataset: Dataset) -> Iterator[str]:
    query = "SELECT count(*) FILTER (len(warnings) > 0), count(*) FROM sources"
    [(warned, sources)] = dataset.sql(query).fetchall()
    yield "## What could not be read"
    yield ""
    yield f"Of {sources:,} sources {warned:,} carry a warning (the column `warnings` of sources)."
    yield "A file that could not be read at all is no source, and is not in this release."
    yield ""
    unread = unread_of(dataset.path)
    if unread is None:
        return
    aside = sum(one.documents for one in unread.set_aside)
    yield f"Of {unread.documents:,} documents {aside:,} were set aside, and {unread.waiting:,}"
    yield "still waited to be read when this release was made."
    yield ""
    if unread.set_aside:
        yield from _problems("why documents were set aside", unread.set_aside)
    if unread.in_part:
        yield from _problems("what could not be read in others", unread.in_part)


def _problems(head: str, problems: Sequence[SharedProblem]) -> Iterator[str]:
    yield f"| {head} | documents | one of them |"
    yield "|---|---|---|"
    for one in problems:
        yield f"| {_cell(one.problem)} | {one.documents:,} | {_cell(one.name)} |"
    yield ""


def _cell(words: str) -> str:
    """Words that cannot break out of a cell of a table in Markdown."""
    return plain(words).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


def reliability_lines(told: Mapping[str, Any] | None) -> Iterator[str]:
    """The figures of the scorer, or that there are none."""
    yield "## Reliability"
    yield ""
    if told is None:
        yield "No figures were given with this release: nobody has measured how well these sources"
        yield "were read. Check events against their words before you rely on them."
        yield ""
        return
    yield "These figures were given by those who made the release (`reliability.json`). They hold"
    yield "for the texts that were measured, which need not be like the sources of this release."
    yield ""
    if isinstance(told.get("habeas"), str):
        yield f"Measured with Habeas {plain(told['habeas'])}."
        yield ""
    rows = list(_figures(told))
    if rows:
        yield "| measured on | of | right | false | missed | precision | recall | F1 |"
        yield "|---|---|---|---|---|---|---|---|"
        yield from rows
        yield ""


def _figures(told: Mapping[str, Any]) -> Iterator[str]:
    """A row for each part of a result of ``make bench`` and each thing that it counts."""
    for part, found in sorted(told.items()):
        scores = found.get("scores") if isinstance(found, dict) else None
        for of, one in sorted((scores or {}).items()):
            if isinstance(one, dict) and {"tp", "fp", "fn", "p", "r", "f1"} <= one.keys():
                counts = " | ".join(f"{one[key]:,}" for key in ("tp", "fp", "fn"))
                shares = " | ".join(f"{one[key]:.3f}" for key in ("p", "r", "f1"))
                yield f"| {plain(part)} | {plain(of)} | {counts} | {shares} |"
