"""Reads the annotated reports with the command itself and asks the scorer how well."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.calibration import Bin, measure_calibration
from bench.errors import errors_of, sentence_ends
from bench.kept_apart import lay_out, read_all

SCORES = ("event", "who", "strict", "person", "organization")


@dataclass(frozen=True, slots=True)
class Accuracy:
    """The figures of one folder of annotated reports, and its errors by document."""

    scores: dict[str, Any]
    errors: dict[str, list[str]]
    calibration: list[Bin]


def measure_accuracy(gold: Path, scorer: Path) -> Accuracy:
    """Read every ``.txt`` of the folder ``gold`` and score the readings.

    A file that cannot be read is told by the command and counts as read without any event.
    """
    with tempfile.TemporaryDirectory() as folder:
        reports = sorted(gold.glob("*.txt"))
        read = [sys.executable, "-m", "habeas", "read", "--format", "json", "--out", folder]
        subprocess.run([*read, *map(str, reports)], check=False)
        return _score(gold, Path(folder), scorer)


def measure_kept_apart(corpus: Path, scorer: Path, *, written: bool) -> Accuracy:
    """The same for the passages of ``annotations/apart``, of real reports or written for us."""
    with tempfile.TemporaryDirectory() as gold, tempfile.TemporaryDirectory() as readings:
        lay_out(corpus, Path(gold), written=written)
        read_all(Path(gold), Path(readings))
        return _score(Path(gold), Path(readings), scorer)


def _score(gold: Path, readings: Path, scorer: Path) -> Accuracy:
    asked = [sys.executable, str(scorer), str(gold), str(readings), "--json", "--details"]
    told = subprocess.run(
        asked,
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    ).stdout
    details, figures = split_output(told)
    calibration = [_rounded(found) for found in measure_calibration(gold, readings, scorer)]
    return Accuracy(_rounded(figures), errors_of(details, sentence_ends(gold)), calibration)


def split_output(told: str) -> tuple[list[str], dict[str, Any]]:
    r"""The scorer's lines of detail, and its figures, which follow them as one JSON object.

    >>> split_output("a s1 arrest 'held' MISSED\n{\n}\n")
    (["a s1 arrest 'held' MISSED"], {})
    """
    lines = told.splitlines()
    start = lines.index("{")
    return lines[:start], json.loads("\n".join(lines[start:]))


def _rounded(value: Any) -> Any:
    """Figures to four places: more would only make every result differ from the last."""
    if isinstance(value, dict):
        return {key: _rounded(inner) for key, inner in value.items()}
    return round(value, 4) if isinstance(value, float) else value
