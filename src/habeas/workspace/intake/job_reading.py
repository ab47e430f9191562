"""A job is done: its file is read, and each source stored in a transaction of its own.

A job that was broken off is done again from its beginning; the sources that were stored by then
are known by their keys and neither read nor stored again.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path

from django.db import IntegrityError

from habeas.corpus.version import version_of
from habeas.errors import HabeasError, SourceError
from habeas.pipeline import Reader
from habeas.record import Source as ReadSource
from habeas.sources import SourceReader
from habeas.workspace.casework.actions.suggest_joins import suggest_joins
from habeas.workspace.intake.actions.end_job import fail_job, finish_job
from habeas.workspace.intake.actions.hold_job import still_held, tell_progress
from habeas.workspace.intake.findings import Findings
from habeas.workspace.intake.models import Job
from habeas.workspace.record.models import Source
from habeas.workspace.record.originals import path_of
from habeas.workspace.record.storing import store_reading
from habeas.workspace.record.trace import erasure_of_source, sentence_of

Look = Callable[[ReadSource], None]


class JobReader:
    """Does jobs, one after another, with one language model.

    Raises:
        CodebookError: the codebook is missing or broken.
    """

    def __init__(self, *, threads: int = 0) -> None:
        self._reader = Reader(threads=threads)
        self._files: dict[str, SourceReader] = {}  # by the languages of scanned pages

    def do(self, job: Job, *, look: Look | None = None) -> SourceError | None:
        """Read the job's file to its end; gives the error where it failed for the file's sake.

        Args:
            job: which its ``worker`` holds.
            look: is told of each source before it is read.

        Raises:
            LeaseLost: somebody else has taken the job.
            DatabaseError: the database cannot be written; the job is as it was.
        """
        findings = Findings()
        try:
            self._read(job, findings, look)
        except SourceError as error:
            fail_job(job, error.reason, findings.told())
            return error
        except HabeasError as error:
            fail_job(job, str(error), findings.told())
            return SourceError(job.name, str(error))
        if findings.sources == 0:
            problem = findings.problems[0] if findings.problems else "nothing in it could be read"
            fail_job(job, problem, findings.told())
            return _error(job.name, problem, findings.status)
        finish_job(job, findings.told())
        suggest_joins(None)  # broken off here, it goes on after the next file
        return None

    def get_ready(self) -> None:
        """Start the process in which the next file is parsed."""
        self._of("").get_ready()

    def _of(self, ocr: str) -> SourceReader:
        return self._files.setdefault(ocr, SourceReader(ocr=ocr or None))

    def _read(self, job: Job, findings: Findings, look: Look | None) -> None:
        found = self._of(job.ocr).sources(
            path_of(job.original.sha256),
            country=job.country or None,
            period=job.period or None,
            name=job.name,
        )
        number = 0
        for source in found:
            if isinstance(source, SourceError):
                findings.fail(source.reason, source.exit_status)
                continue
            number += 1
            if look is not None:
                look(source)
            of = (source.book.sources if source.book else None) or 0
            tell_progress(job, number, of, source.title or source.name)
            row = Source.objects.filter(key=source.id).first()
            is_known = row is not None
            if row is None and (erasure := erasure_of_source(source.id, job.original)):
                findings.fail(f"source {number}: {sentence_of(erasure)}")  # not what it is called
                continue
            if row is None:
                row = self._stored(job, source, findings)
            if row is not None:
                findings.add(row, is_known=is_known)

    def _stored(self, job: Job, source: ReadSource, findings: Findings) -> Source | None:
        """The source in the record; None where it could not be read, which the findings tell."""
        try:
            reading = self._reader.code(source)
        except HabeasError:
            raise
        except Exception as error:  # noqa: BLE001 -- a bad chapter must not end the others
            title = source.title or source.name
            findings.fail(f"{title}: internal error {_place(error)}")
            return None
        version = version_of(self._reader.codebook, ocr=job.ocr or None)
        try:
            with still_held(job):
                return store_reading(reading, job.original, version, job.made_by)
        except IntegrityError:  # another worker has just stored the same source of another file
            return Source.objects.get(key=source.id)


def _error(name: str, problem: str, status: int) -> SourceError:
    error = SourceError(name, problem)
    error.exit_status = status or error.exit_status
    return error


def _place(error: Exception) -> str:
    """An error that nobody foresaw, with its place, and without its words: they may name people."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno}"
