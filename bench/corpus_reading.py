"""How fast a library is read: one process, two, and beside them the bare language pass.

``python -m bench.corpus_reading FILE`` cuts a piece out of a long report, reads it with the local
engine and prints the figures as JSON. The clock starts when every process has read a first short
document, because loading is paid once and a library takes hours.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from habeas.corpus.documents import Document, find_documents
from habeas.corpus.local_engine import LocalEngine
from habeas.corpus.messages import Failed, Finished, Settings, Task
from habeas.corpus.settings import version_for

DOCUMENTS, WORDS = 24, 3_000  # so many documents of so many words
_FIRST = "On 3 May 2013 police in Brenik arrested the editor Marta Keldova, number {}.\n"


def measure_corpus_reading(report: Path) -> dict[str, float]:
    """Words a second with one and two processes, the speed-up, and the memory of a worker."""
    asked = [sys.executable, "-m", "bench.corpus_reading", str(report)]
    told = subprocess.run(asked, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
    figures: dict[str, float] = json.loads(told)
    return figures


def measure_here(
    report: Path, *, documents: int = DOCUMENTS, words: int = WORDS
) -> dict[str, float]:
    """The same, taken by this process; it is bound to one core after."""
    with tempfile.TemporaryDirectory(prefix="habeas-bench-") as name:
        folder = Path(name)
        (folder / "first").mkdir()
        (folder / "reports").mkdir()
        for number in range(2):
            (folder / "first" / f"{number}.txt").write_text(_FIRST.format(number))
        text = report.read_text(encoding="utf-8")
        for number, piece in enumerate(islice(pieces_of(text, words), documents)):
            path = folder / "reports" / f"{number:02}.txt"
            path.write_text(piece, encoding="utf-8")
        one, read = _words_a_second(folder, 1)
        two, _ = _words_a_second(folder, 2)
        # All that this process has started so far were workers, and what they parsed files in.
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        bare = _language_words_a_second(sorted((folder / "reports").iterdir()))
    return {
        "words": read,
        "one_process_words_a_second": round(one),
        "two_processes_words_a_second": round(two),
        "speed_up": round(two / one, 2),
        "language_words_a_second": round(bare),
        "peak_megabytes": round(peak / 1024),
    }


def pieces_of(text: str, words: int) -> Iterator[str]:
    r"""Paragraphs that stand together, in pieces of about so many words.

    >>> list(pieces_of("One two.\n\nThree four.\n\nFive.", 3))
    ['One two.\n\nThree four.', 'Five.']
    """
    held: list[str] = []
    number = 0
    for paragraph in text.split("\n\n"):
        held.append(paragraph)
        number += len(paragraph.split())
        if number >= words:
            yield "\n\n".join(held)
            held, number = [], 0
    if number:
        yield "\n\n".join(held)


def _words_a_second(folder: Path, workers: int) -> tuple[float, int]:
    """How fast so many processes read the reports, and how many words they have."""
    staging = folder / f"staged-{workers}"
    first = _tasks(folder / "first", staging)[:workers]
    reports = _tasks(folder / "reports", staging)
    is_first = {task.sha256 for task in first}
    loaded, words, begun = 0, 0, time.perf_counter()
    for report in LocalEngine(workers).run([*first, *reports]):
        if isinstance(report, Finished) and report.sha256 in is_first:
            loaded += 1
            if loaded == len(first):
                begun = time.perf_counter()
        elif isinstance(report, Finished):
            words += report.words
        elif isinstance(report, Failed):
            raise RuntimeError(report.problem)
    return words / (time.perf_counter() - begun), words


def _tasks(place: Path, staging: Path) -> list[Task]:
    settings = Settings()
    version = version_for(settings)
    found = [one for one in find_documents(str(place)) if isinstance(one, Document)]
    return [Task(one.sha256, one.path, str(staging), version, settings) for one in found]


def _language_words_a_second(reports: Sequence[Path]) -> float:
    """The bare language pass over the same sentences, on one core."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    from habeas.language import en  # noqa: PLC0415 -- loaded only once bound to one core
    from habeas.sources.reading_source import read_source  # noqa: PLC0415 -- the same

    language = en.load()
    sources = [read_source(path) for path in reports]
    scenes = [[block.span for block in source.scenes()] for source in sources]
    list(language.analyse(sources[0].text, scenes[0][:1]))  # loads what is loaded at the first
    begun = time.perf_counter()
    for source, spans in zip(sources, scenes, strict=True):
        list(language.analyse(source.text, spans))
    seconds = time.perf_counter() - begun
    spoken = zip(sources, scenes, strict=True)
    return sum(len(s.of(source.text).split()) for source, spans in spoken for s in spans) / seconds


if __name__ == "__main__":
    print(json.dumps(measure_here(Path(sys.argv[1]))))
