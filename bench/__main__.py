"""``make bench``: measure, compare with the last result, write the new one."""

from __future__ import annotations

import platform
import sys
from datetime import UTC, datetime
from pathlib import Path

from bench.accuracy import measure_accuracy, measure_kept_apart
from bench.books import books_in, measure_books
from bench.library import measure_library
from bench.published import publish
from bench.results import Result, last_result, new_name, write_result
from bench.speed import measure_cold_start, measure_speed
from bench.table import as_table
from bench.workspace import measure_workspace
from habeas import __version__

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared"
PARTS = ("seed", "dev")


def main() -> int:
    """Measure and write a result; without the annotated reports, say so and do nothing."""
    scorer = SHARED / "tools" / "score.py"
    folders = {part: SHARED / "gold" / part for part in PARTS}
    if not scorer.exists() or not all(folder.is_dir() for folder in folders.values()):
        print("bench: nothing measured, for there are no annotated reports in ../shared")
        return 0
    result: Result = {
        "habeas": __version__,
        "python": platform.python_version(),
        "processor": processor(),
    }
    for part, folder in folders.items():
        print(f"bench: reading {part}", file=sys.stderr)
        found = measure_accuracy(folder, scorer)
        result[part] = {"scores": found.scores, "errors": found.errors}
    for part, written in (("apart", False), ("written", True)):
        print(f"bench: reading the passages kept apart, {part}", file=sys.stderr)
        found = measure_kept_apart(SHARED / "corpus", scorer, written=written)
        # The errors of so many would fill the result.
        result[part] = {"scores": found.scores, "calibration": found.calibration}
    print("bench: measuring speed", file=sys.stderr)
    reports = [path for folder in folders.values() for path in sorted(folder.glob("*.txt"))]
    result["speed"] = measure_speed(reports) | measure_cold_start(reports[0])
    books = SHARED / "corpus" / "amnesty-pdf"
    if books_in(books):
        print("bench: reading the printed books", file=sys.stderr)
        result["books"] = measure_books(books)
    result["library"] = measure_library(SHARED / "corpus")
    print("bench: asking a large record", file=sys.stderr)
    result["workspace"] = measure_workspace()
    name = keep(HERE / "results", result)
    publish(HERE.parent / "docs" / "explanation" / "accuracy.md", name, result)
    return 0


def keep(folder: Path, result: Result) -> str:
    """Write the result into ``folder``, show its table, and give its name."""
    folder.mkdir(exist_ok=True)
    name = new_name(folder, datetime.now(UTC).date())
    table = as_table(name, result, last_result(folder))
    write_result(folder, name, result, table)
    print(table)
    print(f"bench: written to bench/results/{name}.json and .md", file=sys.stderr)
    return name


def processor() -> str:
    """The processor's name: a speed says nothing without it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


if __name__ == "__main__":
    sys.exit(main())
