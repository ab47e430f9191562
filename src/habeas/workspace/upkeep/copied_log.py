"""The log as it stands in a copy of the database, put together from rows of text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from habeas.errors import RecordError
from habeas.workspace.record.chain import Link, digest_of, emptied_by

ENTRIES = ("id", "at", "by_id", "action", "kind", "object_id", "digest", "previous", "hash")
DETAILS = ("change_id", "data")
END = ("last", "hash")
Rows = Iterable[Sequence[Any]]  # of numbers or of the same as text


@dataclass(slots=True)
class CopiedLog:
    """The entries in order, those whose details were erased, and the end of the chain."""

    links: list[Link]
    end: tuple[int, str]
    emptied: set[int] = field(default_factory=set)


def copied_log(entries: Rows, details: Rows, end: Rows) -> CopiedLog:
    """Put the log together; the rows have the columns ENTRIES, DETAILS and END, in any order.

    Raises:
        RecordError: a value is none that its column can hold.
    """
    try:
        return _copied_log(entries, details, end)
    except (TypeError, ValueError):
        raise RecordError(
            "the log inside cannot be read: a value is not what it should be"
        ) from None


def _copied_log(entries: Rows, details: Rows, end: Rows) -> CopiedLog:
    rows = sorted(entries, key=lambda row: int(row[0]))
    erasures = {int(row[0]) for row in rows if str(row[3]).startswith("erase_")}
    beside: dict[int, str] = {}
    emptied: set[int] = set()
    for entry, data in details:
        beside[int(entry)] = digest_of(data)
        if int(entry) in erasures:
            emptied.update(emptied_by(data))
    links = [
        Link(
            int(row[0]),
            _moment(row[1]),
            _number(row[2]),
            row[3],
            row[4],
            _number(row[5]),
            row[6],
            row[7],
            row[8],
            beside.get(int(row[0])),
        )
        for row in rows
    ]
    [(last, digest)] = end
    return CopiedLog(links, (int(last), digest), emptied)


def _number(value: Any) -> int | None:
    return None if value is None else int(value)


def _moment(value: str) -> datetime:
    """A time as either database writes it; SQLite's is UTC and does not say so."""
    moment = datetime.fromisoformat(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
