"""Builds a data set for a test, out of rows that say only what the test is about.

It is laid out as ``habeas corpus read`` lays it out: a folder for each table, publisher and period.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from contextlib import closing
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from habeas.corpus.columns import COLUMNS, Table
from habeas.corpus.documents import Document
from habeas.corpus.ledger import Ledger
from habeas.corpus.messages import Failed, Finished
from habeas.corpus.rows import Cell, Row
from habeas.corpus.schemas import schema_of

_EMPTY: dict[str, Cell] = {"text": "", "texts": [], "number": 0, "share": 0.0, "day": None}


def source(
    name: str, country: str | None = "OST", period: str | None = "2012", **cells: Cell
) -> Row:
    """A report of 1,000 words by Northern Watch."""
    identity = f"sha256:{sha256(name.encode()).hexdigest()}"
    told: dict[str, Any] = {
        "source": identity,
        "document": identity,
        "name": f"{name}.txt",
        "title": name,
        "country": country,
        "period": period,
        "publisher": "Northern Watch",
        "media_type": "text/plain",
        "language": "en",
        "characters": 6_000,
        "words": 1_000,
        "version": "habeas-0.1.0 en-1 codebook-1",
    }
    return _filled("sources", told | cells)


def event(of: Row, number: int, kind: str = "arrest", **cells: Cell) -> Row:
    """An arrest that is told as fact, without a date."""
    told = {
        **_whose(of),
        "event": f"e{number}",
        "type": kind,
        "modality": "actual",
        "confidence": 0.9,
        "trigger": "took",
        "trigger_start": 100 * number,
        "trigger_end": 100 * number + 4,
        "passage": "They took him.",
        "passage_start": 100 * number - 5,
        "passage_end": 100 * number + 9,
    }
    return _filled("events", told | cells)


def on(day: str) -> dict[str, Any]:
    """The cells of an event's date."""
    return {"date": day, "earliest": date.fromisoformat(day), "latest": date.fromisoformat(day)}


def acting(of: Row, kind: str, name: str) -> Row:
    """The agent of an event."""
    told = {"source": of["source"], "event": of["event"], "role": "agent", "entity": "o1"}
    return _filled("participants", told | {"kind": kind, "name": name})


def person(of: Row, number: int, name: str, **cells: Cell) -> Row:
    """A person in a source."""
    told = {**_whose(of), "entity": f"p{number}", "kind": "person", "name": name, "mentions": 2}
    return _filled("entities", told | cells)


def case(of: Row, number: int, state: str, **cells: Cell) -> Row:
    """A case with its status."""
    told = {**_whose(of), "case": f"c{number}", "subject": f"p{number}", "name": "Marta Keldova"}
    return _filled("cases", told | {"state": state} | cells)


def build(folder: Path, **rows: Iterable[Row]) -> Path:
    """Write the rows of the tables into ``folder``, and give it."""
    for table in COLUMNS:
        parts = defaultdict[tuple[str, str], list[Row]](list)
        for row in rows.get(table, ()):
            parts[_safe(row.get("publisher")), _safe(row.get("period"))].append(row)
        for (publisher, period), some in parts.items():
            at = folder / "data" / table / f"publisher={publisher}" / f"period={period}"
            at.mkdir(parents=True, exist_ok=True)
            pq.write_table(pa.Table.from_pylist(some, schema=schema_of(table)), at / "rows.parquet")
    (folder / "data").mkdir(parents=True, exist_ok=True)
    return folder


def note(folder: Path, *failed: Failed, read: Iterable[Row] = (), waiting: int = 0) -> None:
    """Write a ledger: documents that were set aside, that were read, and that wait."""
    with closing(Ledger(folder, create=True)) as ledger:
        for one in failed:
            ledger.take_in(Document(one.sha256, f"/home/somebody/{one.sha256}.pdf", 9_000))
            ledger.set_aside(one)
        for row in read:
            name = str(row["source"])
            ledger.take_in(Document(name, f"/home/somebody/{row['name']}", 6_000))
            ledger.done(Finished(name, 1, 1_000, 2, None, 0, 0), str(row["version"]))
        for number in range(waiting):
            ledger.take_in(Document(f"waits-{number}", f"/home/somebody/{number}.pdf", 1))


def _whose(of: Row) -> Row:
    return {name: of[name] for name in ("source", "publisher", "period", "country")}


def _filled(table: Table, told: Row) -> Row:
    return {c.name: _EMPTY[c.type] if c.required else None for c in COLUMNS[table]} | told


def _safe(value: Cell) -> str:
    return re.sub(r"[^\w-]+", "_", str(value)) if value else "none"
