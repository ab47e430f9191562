"""What could not be read: the documents that the ledger of a data set has a problem with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePath

from habeas.corpus.ledger import LEDGER, Entry, Ledger


@dataclass(frozen=True, slots=True)
class SharedProblem:
    """A problem, how many documents have it, and the name of one of them."""

    problem: str
    documents: int
    name: str


@dataclass(frozen=True, slots=True)
class Unread:
    """What is not in a data set although it was to be.

    Attributes:
        documents: how many there are, whatever became of them.
        waiting: how many are still to be read.
        set_aside: why others could not be read at all, the most frequent problem first.
        in_part: what could not be read in those that were, such as a document of an archive.
    """

    documents: int
    waiting: int
    set_aside: Sequence[SharedProblem]
    in_part: Sequence[SharedProblem]


def unread_of(folder: Path) -> Unread | None:
    """What the ledger of the data set in ``folder`` says; ``None`` where it has none.

    Files are told by their names alone: where they lie says whose computer it was.

    Raises:
        DataSetError: the ledger is damaged.
    """
    if not (folder / LEDGER).is_file():
        return None
    with closing(Ledger(folder)) as ledger:
        entries = list(ledger.entries())
    return Unread(
        len(entries),
        sum(entry.state in {"waiting", "reading"} for entry in entries),
        _shared(entry for entry in entries if entry.state == "set_aside"),
        _shared(entry for entry in entries if entry.state == "done"),
    )


def _shared(entries: Iterable[Entry]) -> list[SharedProblem]:
    names = defaultdict[str, list[str]](list)
    for entry in entries:
        if entry.problem is not None:
            names[entry.problem].append(PurePath(entry.path).name)
    found = [SharedProblem(problem, len(of), min(of)) for problem, of in names.items()]
    return sorted(found, key=lambda one: (-one.documents, one.problem))
