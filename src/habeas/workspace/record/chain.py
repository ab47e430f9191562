"""The chain of the log: the hash of an entry, and what is wrong with a chain of entries.

It needs no database: the log of a record is checked by it, and the log inside a backup.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

START = "0" * 64  # stands before the first entry
TAKEN_AWAY = ""  # the digest of details that an erasure has emptied


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as it stands in a database."""

    id: int
    at: datetime
    by_id: int | None
    action: str
    kind: str
    object_id: int | None
    digest: str
    previous: str
    hash: str
    beside: str | None  # digest of the details that lie there; TAKEN_AWAY; None: no row


@dataclass(frozen=True, slots=True)
class Fault:
    """An entry of the log that is not as it was written."""

    entry: int
    what: str

    def __str__(self) -> str:
        """A line for a person."""
        return f"entry {self.entry} of the log: {self.what}"


def hash_of(entry: Link) -> str:
    """The hash that the entry must have, by its fields.

    The time goes in as UTC to the microsecond, which every database keeps.
    """
    told = [
        entry.id,
        entry.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f"),
        entry.by_id,
        entry.action,
        entry.kind,
        entry.object_id,
        entry.digest,
        entry.previous,
    ]
    return sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def digest_of(details: str | None) -> str:
    """The digest of an entry's details, as the entry holds it.

    >>> digest_of(None) == TAKEN_AWAY
    True
    """
    return TAKEN_AWAY if details is None else sha256(details.encode()).hexdigest()


def emptied_by(details: str | None) -> list[int]:
    """The entries whose details an erasure has taken away, as its own details say."""
    return [int(entry) for entry in json.loads(details or "{}").get("entries", [])]


def faults_of(
    links: Iterable[Link], emptied: Container[int], end: tuple[int, str]
) -> Iterator[Fault]:
    """Every entry that was edited, added or taken out behind the program's back.

    Args:
        links: the entries by their number.
        emptied: the entries whose details an erasure has taken away.
        end: the number and the hash of the last entry, as the end of the chain has them.
    """
    previous, expected = START, 1
    for link in links:
        if link.id != expected:
            yield Fault(expected, f"entries {expected} to {link.id - 1} are missing")
        if link.previous != previous:
            yield Fault(link.id, "it does not follow the entry before it")
        if hash_of(link) != link.hash:
            yield Fault(link.id, "it was edited")
        if said := _fault_of_details(link, is_emptied=link.id in emptied):
            yield Fault(link.id, said)
        previous, expected = link.hash, link.id + 1
    if end != (expected - 1, previous):
        yield Fault(end[0], "the end of the log is not where it was")


def _fault_of_details(link: Link, *, is_emptied: bool) -> str:
    if link.beside is None:
        return "its details are missing"
    if link.beside == TAKEN_AWAY:
        return "" if is_emptied else "its details were taken away, and no erasure says so"
    return "" if link.beside == link.digest else "its details were edited"
