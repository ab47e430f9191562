"""A document is read, and the rows of its sources are kept: what every engine has done."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from habeas.corpus.documents import digest_of
from habeas.corpus.memory import held
from habeas.corpus.messages import Broken, Failed, Finished, Report, Settings, SourceRead, Task
from habeas.corpus.rows import Row, rows_of
from habeas.corpus.settings import reader_for
from habeas.corpus.staged_rows import packed, source_row
from habeas.corpus.staging import Staging
from habeas.corpus.storage import as_os_errors, is_address, open_address
from habeas.corpus.version import version_of
from habeas.errors import EngineError, HabeasError, SourceError
from habeas.record import Source

_TOLD = 20  # problems of one document that are named; an archive may have thousands


class DocumentReader:
    """Loads the pipeline once and reads one document after another with it, on one core.

    Args:
        settings: how they are read.

    Raises:
        HabeasError: the codebook is broken, or the language model is missing.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._reader = reader_for(settings, threads=1)
        self._version = version_of(self._reader.codebook, ocr=settings.ocr)

    def read(self, task: Task) -> Iterator[Report]:
        """Read a document; what stands in the staging already is not read again."""
        if task.version != self._version:
            yield Broken(f"the workers have another version ({self._version})")
            return
        try:
            with TemporaryDirectory(prefix="habeas-") as folder:
                path = _fetched(task.path, Path(folder))
                if digest_of(str(path))[0] != task.sha256:
                    changed = "it has changed since it was taken in: read it again"
                    yield Failed(task.sha256, changed, 2)
                    return
                yield from self._sources(task, path)
        except SourceError as error:
            yield Failed(task.sha256, error.reason, error.exit_status)
        except OSError as error:
            yield Failed(task.sha256, f"it cannot be opened: {error.strerror or error}", 2)
        except HabeasError as error:
            yield Broken(str(error))
        except Exception as error:  # noqa: BLE001 -- a bad document must not end the others
            yield Failed(task.sha256, f"could not be read (internal error {_told(error)})", 2)

    def _sources(self, task: Task, path: Path) -> Iterator[Report]:
        number = words = events = status = 0
        problems: list[str] = []
        staging = _StagedSources(task)
        for found in self._reader.sources.sources(path):
            if isinstance(found, SourceError):
                problems.append(found.reason)
                status = max(status, found.exit_status)
                continue
            number += 1
            row = staging.row(number, found)
            anew = row is None
            if row is None:
                row = staging.keep(number, packed(rows_of(self._reader.code(found), task.version)))
            words, events = words + _number(row["words"]), events + _number(row["events"])
            of = (found.book.sources if found.book else None) or 0
            yield SourceRead(task.sha256, number, of, _number(row["words"]), anew)
        if number == 0 and problems:
            yield Failed(task.sha256, _list(problems), status)
        else:
            problem = _list(problems) if problems else None
            yield Finished(task.sha256, number, words, events, problem, status, held())


class _StagedSources:
    """The rows of a document's sources; that they cannot be kept is no fault of the document."""

    def __init__(self, task: Task) -> None:
        self._task = task
        with self._no_fault_of_the_document():
            self._staging = Staging(task.staging)

    def row(self, number: int, source: Source) -> Row | None:
        """What is known of this very source, where an earlier attempt has kept its rows."""
        with self._no_fault_of_the_document():
            data = self._staging.get(self._task.sha256, self._task.version, number)
        row = source_row(data) if data is not None else None
        return row if row is not None and row["source"] == source.id else None

    def keep(self, number: int, data: bytes) -> Row:
        """Keep its rows; gives what is known of it."""
        with self._no_fault_of_the_document():
            self._staging.put(self._task.sha256, self._task.version, number, data)
        return source_row(data)

    @contextmanager
    def _no_fault_of_the_document(self) -> Iterator[None]:
        try:
            with as_os_errors():
                yield
        except OSError as error:
            why = error.strerror or error
            raise EngineError(f"rows cannot be kept in {self._task.staging}: {why}") from None


def _fetched(path: str, folder: Path) -> Path:
    """The file, or a copy of what is behind an address, under the name that it has there."""
    if not is_address(path):
        return Path(path)
    copy = folder / (PurePosixPath(path).name or "document")
    with open_address(path) as file, copy.open("wb") as out:
        while part := file.read(1 << 20):
            out.write(part)
    return copy


def _number(cell: object) -> int:
    return cell if isinstance(cell, int) else 0


def _list(problems: list[str]) -> str:
    more = len(problems) - _TOLD
    return "; ".join(problems[:_TOLD]) + (f"; and {more} more" if more > 0 else "")


def _told(error: Exception) -> str:
    """An error that nobody foresaw, with its place, and without its words: they may name people.

    >>> try:
    ...     int("Marta Keldova")
    ... except ValueError as error:
    ...     _told(error).partition(" in ")[0]
    'ValueError'
    """
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno}"
