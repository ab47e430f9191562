"""What a release changed against the one before: which sources, and how many events, by type.

An event is the same where its source, its type and its trigger are; it is changed where anything
else of it differs.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from habeas.corpus.columns import COLUMNS
from habeas.corpus.dataset import Dataset
from habeas.exchange.events_csv import harmless

_SAME = "source, type, trigger_start, trigger_end"
_NOT_COMPARED = ("event", "cue", "confidence")  # they change where nothing that is told does


@dataclass(frozen=True, slots=True)
class Changes:
    """The differences between two releases.

    Attributes:
        since: the version of the release before.
        sources: for each source that is not as it was: what happened, and its row's first cells.
        events: for each type: how many there were, are, came, went and changed.
    """

    since: str
    sources: list[tuple[str, ...]]
    events: list[tuple[str, int, int, int, int, int]]


def compare(dataset: Dataset, before: Path) -> Changes:
    """What the data set has changed against the release in the folder ``before``."""
    import pyarrow.parquet as pq  # noqa: PLC0415 -- an extra

    ask = dataset.connection
    for table in ("sources", "events"):
        ask.register(f"{table}_before", pq.read_table(before / f"{table}.parquet"))
    ask.execute(_SOURCES)
    sources = ask.execute("SELECT * FROM source_changes ORDER BY ALL").fetchall()
    compared = [c.name for c in COLUMNS["events"] if c.name not in _NOT_COMPARED]
    told = f"md5(CAST(row({', '.join(compared)}) AS VARCHAR))"
    for name, table in (("now_events", "events"), ("old_events", "events_before")):
        # Two events of one trigger are told apart by their order.
        ask.execute(
            f"""CREATE OR REPLACE TEMP TABLE {name} AS SELECT {_SAME}, {told} AS told,
            row_number() OVER (PARTITION BY {_SAME} ORDER BY {told}) AS nth FROM {table}"""  # noqa: S608 -- names of this file and of columns.py
        )
    return Changes(before.name, sources, ask.execute(_EVENTS).fetchall())


_SOURCES = """
CREATE OR REPLACE TEMP TABLE source_changes AS
SELECT CASE WHEN b.source IS NULL THEN 'added' WHEN s.source IS NULL THEN 'removed'
        ELSE 're-read' END AS change,
    coalesce(s.source, b.source) AS source, coalesce(s.name, b.name) AS name,
    coalesce(s.publisher, b.publisher) AS publisher, coalesce(s.period, b.period) AS period,
    coalesce(s.country, b.country) AS country
FROM sources AS s FULL JOIN sources_before AS b ON s.source = b.source
WHERE b.source IS NULL OR s.source IS NULL OR s.version <> b.version
"""
_EVENTS = f"""
SELECT type, count(old.told), count(now.told),
    count(*) FILTER (old.told IS NULL), count(*) FILTER (now.told IS NULL),
    count(*) FILTER (old.told <> now.told)
FROM now_events AS now FULL JOIN old_events AS old USING ({_SAME}, nth)
GROUP BY type ORDER BY type
"""  # noqa: S608 -- nothing but names of this file


def changes_text(changes: Changes | None, version: str) -> str:
    """``CHANGES.md``."""
    lines = [f"# Changes of {version}", ""]
    if changes is None:
        return "\n".join([*lines, "This is the first release.", ""])
    of = {kind: sum(1 for change, *_ in changes.sources if change == kind) for kind in _KINDS}
    lines += [f"Against {changes.since}: {', '.join(f'{of[k]:,} sources {k}' for k in _KINDS)}."]
    lines += ["`changed-sources.csv` names them." if changes.sources else "", ""]
    lines += ["| type | before | now | added | gone | changed |", "|---|---|---|---|---|---|"]
    lines += [_line(kind, numbers) for kind, *numbers in changes.events]
    columns = zip(*(row[1:] for row in changes.events), strict=True)
    lines += [_line("all", map(sum, columns)), ""]
    lines += [
        "An event is the same where its source, its type and its trigger are. It is *changed*",
        "where what is told of it differs; its confidence, its cue and its id are not compared.",
    ]
    return "\n".join([*lines, ""])


def _line(name: str, numbers: Iterable[int]) -> str:
    return f"| {name} | " + " | ".join(f"{number:,}" for number in numbers) + " |"


def write_sources(changes: Changes, path: Path) -> None:
    """``changed-sources.csv``: each source that is not as it was."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\r\n")
        out.writerow(["change", "source", "name", "publisher", "period", "country"])
        out.writerows([harmless(cell) for cell in row] for row in changes.sources)


_KINDS = ("added", "removed", "re-read")
