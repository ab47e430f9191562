"""``habeas coding agree``: how far two coders agree, as tables, as JSON, and row by row."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from rich.console import Console

from habeas.agreement.alpha import Reliability
from habeas.agreement.csv_rows import guarded_cell
from habeas.agreement.disagreements import Disagreement, disagreements
from habeas.agreement.figures import Agreement, Count, SlotCount, agreement
from habeas.cli.coding_report import print_agreement
from habeas.cli.coding_texts import coded_twice, coder_names
from habeas.cli.outputs import write_whole
from habeas.codebook import load_codebook

COLUMNS = ("number", "document", "cause", "passage", "type", "trigger", "slot", "A", "B")


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for on the command line."""

    a: Path
    b: Path
    text: Path | None = None
    coders: str | None = None
    csv: Path | None = None
    as_json: bool = False
    seed: int = 1
    codebook: Path | None = None


def run(request: Request) -> None:
    """Compare, and write what was asked for.

    Raises:
        CodingError: a file is no coding of its text.
        OSError: the table cannot be written.
    """
    names = coder_names(request.coders)
    codebook = load_codebook(request.codebook)
    texts = coded_twice(request.a, request.b, request.text, codebook)
    found = agreement(texts, codebook, seed=request.seed)
    listed = disagreements(texts)
    if request.csv is not None:
        write_whole(request.csv, [_table(listed)])
    if request.as_json:
        told = _as_json(found, listed, names)
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False) + "\n")
    else:
        print_agreement(
            found, listed, names, Console(), is_listed_elsewhere=request.csv is not None
        )


def _table(listed: Sequence[Disagreement]) -> str:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in listed:
        cells = (
            one.document,
            one.cause,
            one.passage,
            one.type,
            one.trigger,
            one.slot,
            one.a,
            one.b,
        )
        writer.writerow([one.number, *map(guarded_cell, cells)])
    return out.getvalue()


def _as_json(
    found: Agreement, listed: Sequence[Disagreement], names: tuple[str, str]
) -> dict[str, Any]:
    counts = {"event": found.event, "who": found.who, "strict": found.strict}
    return {
        "coders": {"A": names[0], "B": names[1]},
        "texts": found.texts,
        **{name: _count(count) for name, count in counts.items()},
        "types": {name: _count(count) for name, count in found.types.items()},
        "slots": {slot: _slot_count(count) for slot, count in found.slots.items()},
        "alpha": {name: _alpha(alpha) for name, alpha in found.alphas.items()},
        "disagreements": [_disagreement(one) for one in listed],
    }


def _count(count: Count) -> dict[str, Any]:
    return {
        "f1": count.f1, "both": count.both, "only_a": count.only_a, "only_b": count.only_b
    }  # fmt: skip


def _slot_count(count: SlotCount) -> dict[str, Any]:
    parts = ("same", "other", "only_a", "only_b", "empty")
    return {"f1": count.f1, "percent": count.percent} | {key: getattr(count, key) for key in parts}


def _alpha(alpha: Reliability) -> dict[str, Any]:
    parts = ("alpha", "low", "high", "percent", "units")
    return {key: getattr(alpha, key) for key in parts}


def _disagreement(one: Disagreement) -> dict[str, Any]:
    return {column: getattr(one, column.lower()) for column in COLUMNS}
