"""How fast, on one core: the whole reading, and beside it the bare language pass.

``python -m bench.speed FILE...`` measures in this process and prints the figures as JSON; the
process is bound to one core first, and measures nothing else, so that its peak of memory is the
reading's own.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROUNDS = 2  # the better of two: the first also warms the caches of the machine
COLD_STARTS = 3


def measure_speed(reports: Sequence[Path]) -> dict[str, float]:
    """Words a second of the whole reading and of the language pass, and the peak of memory."""
    asked = [sys.executable, "-m", "bench.speed", *map(str, reports)]
    told = subprocess.run(asked, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
    figures: dict[str, float] = json.loads(told)
    return figures


def measure_cold_start(report: Path) -> dict[str, float]:
    """Seconds from the command to the end of its table, the best of three, and its memory."""
    runs = [_cold_start(report) for _ in range(COLD_STARTS)]
    return {
        "cold_start_seconds": round(min(seconds for seconds, _ in runs), 2),
        "cold_start_megabytes": round(max(megabytes for _, megabytes in runs)),
    }


def _cold_start(report: Path) -> tuple[float, float]:
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "habeas", "read", str(report)], stdout=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    return seconds, used.ru_maxrss / 1024


def measure_here(reports: Sequence[Path]) -> dict[str, float]:
    """The figures of :func:`measure_speed`, taken in this process."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    from habeas.language import en  # noqa: PLC0415 -- loaded only once bound to one core
    from habeas.pipeline import Reader  # noqa: PLC0415 -- the same
    from habeas.sources.reading_source import read_source  # noqa: PLC0415 -- the same

    reader, language = Reader(), en.load()
    reader.read(reports[0])  # loads what is loaded at the first reading
    sources = [read_source(path) for path in reports]
    words = sum(len(source.text.split()) for source in sources)
    scenes = [[block.span for block in source.scenes()] for source in sources]

    def read_all() -> None:
        for path in reports:
            reader.read(path)

    def analyse_all() -> None:
        for source, spans in zip(sources, scenes, strict=True):
            list(language.analyse(source.text, spans))

    return {
        "words": words,
        "reading_words_a_second": round(words / _best(read_all)),
        "language_words_a_second": round(words / _best(analyse_all)),
        "peak_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def _best(work: Callable[[], None]) -> float:
    """The seconds of the quickest round."""
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return min(times)


if __name__ == "__main__":
    print(json.dumps(measure_here([Path(name) for name in sys.argv[1:]])))
