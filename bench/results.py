"""Results: one JSON file a run, named by its day, kept in ``bench/results``."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

Result = dict[str, Any]

_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})(?:-(\d+))?\.json")


def all_results(folder: Path) -> list[Path]:
    """The results of a folder, from the oldest to the newest."""
    dated = [(m[1], int(m[2] or 1), p) for p in folder.iterdir() if (m := _NAME.fullmatch(p.name))]
    return [path for _, _, path in sorted(dated)]


def last_result(folder: Path) -> tuple[str, Result] | None:
    """The newest result and its name; None where there is none yet."""
    paths = all_results(folder)
    return (paths[-1].stem, json.loads(paths[-1].read_text(encoding="utf-8"))) if paths else None


def new_name(folder: Path, day: date) -> str:
    """The name of the day's next result: 2026-11-24, then 2026-11-24-2.

    >>> from tempfile import mkdtemp
    >>> new_name(Path(mkdtemp()), date(2026, 11, 24))
    '2026-11-24'
    """
    name, number = day.isoformat(), 1
    while (folder / f"{name}.json").exists():
        number += 1
        name = f"{day.isoformat()}-{number}"
    return name


def write_result(folder: Path, name: str, result: Result, table: str) -> None:
    """Write the figures for the next comparison, and the table for people."""
    figures = json.dumps(result, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    (folder / f"{name}.json").write_text(figures, encoding="utf-8")
    (folder / f"{name}.md").write_text(table, encoding="utf-8")
