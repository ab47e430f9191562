"""Files are brought in and read at once, in this process: what ``habeas add`` does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from habeas.errors import ErasedBefore, SourceError
from habeas.record import Source as ReadSource
from habeas.sources.opened_file import open_file
from habeas.workspace.intake.actions.bring_in_file import Options, bring_in_file
from habeas.workspace.intake.job_reading import JobReader
from habeas.workspace.intake.models import Job
from habeas.workspace.intake.worker import Renewal, worker_name
from habeas.workspace.record import originals


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a file, in words for its one line."""

    told: str
    sources: int = 0
    status: int = 0  # the exit status: that of the error
    problems: tuple[str, ...] = ()  # the parts of it that could not be read


class AddingHere:
    """Adds files with one language model, which is loaded when the first of them is new.

    Args:
        country: ISO 3166-1 alpha-3, where it is known better than the files say; or "".
        period: EDTF, likewise.
        ocr: the languages of scanned pages, or "".
        again: why files come in that were erased, or "".
    """

    def __init__(self, country: str = "", period: str = "", ocr: str = "", again: str = "") -> None:
        self._options = Options(country, period, ocr)
        self._again = again
        self._worker = worker_name()
        self._reader: JobReader | None = None

    def add(self, path: Path, *, look: Callable[[ReadSource], None] | None = None) -> Added:
        """Add a file; ``look`` is told of each source before it is read."""
        try:
            data = open_file(path)
        except SourceError as error:
            return Added(error.reason, status=error.exit_status)
        if not data:
            return Added("the file is empty", status=3)
        kept = originals.keep([data])
        try:
            brought = bring_in_file(
                kept, path.name, None, self._options, worker=self._worker, again=self._again
            )
        except ErasedBefore as error:
            told = f"{error}; with --again and the reason it is read in again"
            return Added(told, status=error.exit_status)
        job = brought.job
        if job is None:
            return Added(_known(brought.original.sources.count()))
        if self._reader is None:
            self._reader = JobReader()
        with Renewal(job):
            failed = self._reader.do(job, look=look)
        if failed is not None:
            return Added(failed.reason, status=failed.exit_status)
        return _told(job)


def _known(sources: int) -> str:
    if not sources:
        return "it is in the record already, or waits to be read"
    return "it is in the record already" + (f", as {sources} sources" if sources > 1 else "")


def _told(job: Job) -> Added:
    found = job.found
    counts = [
        _counted(found["sources"], "source"),
        _counted(found["events"], "event"),
        "1 person" if found["people"] == 1 else f"{found['people']} people",
    ]
    about = [*found["countries"][:5], *found["periods"][:2]]
    told = ", ".join(counts) + (f" ({' '.join(about)})" if about else "")
    return Added(told, found["sources"], found["status"], tuple(found["problems"]))


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
