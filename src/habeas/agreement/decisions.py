"""The decisions file: one row for each disagreement, which an adjudicator fills in (CSV)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from habeas.agreement.csv_rows import guarded_cell, read_rows
from habeas.agreement.disagreements import Disagreement
from habeas.errors import CodingError

COLUMNS = (
    "number", "document", "passage", "type", "trigger", "slot", "A", "B", "decision", "reason",
    "key",
)  # fmt: skip
_MOST_ROWS = 200_000
_MARK = "\ufeff"  # by which spreadsheets know that a file is UTF-8


@dataclass(frozen=True, slots=True)
class Decision:
    """What an adjudicator decided on one disagreement: ``A``, ``B`` or a value of their own."""

    row: int
    decision: str
    reason: str = ""


def write_decisions(listed: Iterable[Disagreement]) -> str:
    """The file to fill in; ``decision`` and ``reason`` are empty."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in listed:
        cells = (one.document, one.passage, one.type, one.trigger, one.slot, one.a, one.b)
        writer.writerow([one.number, *map(guarded_cell, cells), "", "", one.key])
    return _MARK + out.getvalue()


def read_decisions(path: Path) -> dict[str, Decision]:
    """What was decided, by the keys of the disagreements.

    Only ``key``, ``decision`` and ``reason`` are read, so that a spreadsheet may sort the rows and
    write the dates of the others as it likes.

    Raises:
        CodingError: it is no such file, or a row has no key or one that stands there twice.
    """
    found: dict[str, Decision] = {}
    for row in read_rows(path, required=("decision", "key"), most=_MOST_ROWS).rows:
        key = row.cells.get("key", "")
        if not key:
            raise CodingError(path, f"row {row.number}: there is no key in it; it must stay")
        if key in found:
            raise CodingError(path, f"row {row.number}: the same as row {found[key].row}")
        decision = Decision(row.number, row.cells.get("decision", ""), row.cells.get("reason", ""))
        found[key] = decision
    return found


def problems_of(listed: Sequence[Disagreement], decisions: dict[str, Decision]) -> list[str]:
    """What keeps the decisions from being used, a line each: rows too many, too few, or empty."""
    known = {one.key for one in listed}
    told = [
        f"row {decision.row}: is about no disagreement of these codings, which have changed since "
        "or are others; take the row out"
        for key, decision in decisions.items()
        if key not in known
    ]
    settled = {id(one.pair) for one in listed if one.pair and _as_a_whole(one, decisions)}
    for one in listed:
        decision = decisions.get(one.key)
        what = f"{one.what} in {one.document}"
        if decision is None:
            told.append(f"has no row for disagreement {one.number} ({what})")
        elif not decision.decision and id(one.pair) not in settled:
            told.append(
                f"row {decision.row}: not decided: {what}: A {one.a!r:.60}, B {one.b!r:.60}"
            )
    return told


def _as_a_whole(one: Disagreement, decisions: dict[str, Decision]) -> bool:
    """Whether both events are kept, or neither: then their slots need no decision."""
    decision = decisions.get(one.key)
    whole = ("both", "neither")
    return one.slot == "type" and decision is not None and decision.decision.casefold() in whole
