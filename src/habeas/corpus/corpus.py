"""A data set: documents are taken in, read by an engine, and put in order."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from habeas.corpus.assembly import MissingRows, Standing, assemble, put_back
from habeas.corpus.documents import Document, find_documents
from habeas.corpus.engine import Engine
from habeas.corpus.ledger import LEDGER, Entry, Ledger
from habeas.corpus.lock import only_writer
from habeas.corpus.messages import Broken, Failed, Finished, Report, Settings, Started, Task
from habeas.corpus.settings import keep_settings, settings_of, version_for
from habeas.corpus.staging import Staging
from habeas.errors import DataSetError, SourceError


@dataclass(frozen=True, slots=True)
class Step:
    """Something that has happened to a document of a run."""

    entry: Entry  # as it was when the run began
    report: Report


class Corpus:
    """The data set in ``folder``, opened by the one process that may write to it.

    Args:
        folder: of the data set.
        create: whether to make one where there is none.

    Raises:
        DataSetError: it is none, or another process is writing to it, or it cannot be used.
        OSError: the folder cannot be made.
    """

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        self.folder = folder
        if create:
            _make(folder)
        elif not (folder / LEDGER).is_file():
            raise DataSetError(folder, "it is no data set: habeas corpus read makes one")
        self._stack = ExitStack()
        with ExitStack() as opening:
            opening.enter_context(only_writer(folder))
            self.ledger = Ledger(folder, create=create)
            opening.callback(self.ledger.close)
            self._stack = opening.pop_all()
        put_back(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    @property
    def settings(self) -> Settings:
        """How the documents are read."""
        return settings_of(self.ledger)

    @property
    def staging(self) -> Staging:
        """Where the rows are until they are put in order."""
        return Staging(self.ledger.setting("staging") or str(self.folder.absolute() / "staged"))

    def use(self, settings: Settings, staging: str | None = None) -> None:
        """Read with these settings from now on.

        Args:
            settings: the codebook of one's own, and the languages of scanned pages.
            staging: where rows go until they are put in order, if not into the data set's folder;
                it cannot be changed once there are rows.

        Raises:
            CodebookError: the codebook is broken.
            DataSetError: there are rows in another place.
        """
        kept = self.ledger.setting("staging")
        if staging is not None and staging != kept:
            if any(entry.version for entry in self.ledger.entries()):
                raise DataSetError(self.folder, f"its rows are kept in {self.staging.place}")
            self.ledger.keep("staging", staging)
        keep_settings(self.ledger, settings)

    def take_in(self, place: str) -> Iterator[Document | SourceError]:
        """Note the documents of a folder, pattern, list or file; those known already stay.

        Yields:
            Each document, and the error of each that cannot be opened.
        """
        with self.ledger:
            for found in find_documents(place, without=self.folder):
                if isinstance(found, Document):
                    self.ledger.take_in(found)
                yield found

    def again(self, *, problems: bool = False, outdated: bool = False) -> int:
        """Have documents wait that were dealt with before; gives how many.

        Args:
            problems: those that were set aside.
            outdated: those that another version has read.
        """
        version = version_for(self.settings)
        chosen = [
            entry.sha256
            for entry in self.ledger.entries("done", "set_aside")
            if (problems and entry.state == "set_aside")
            or (outdated and entry.version not in {None, version})
        ]
        with self.ledger:
            self.ledger.wait_again(chosen)
        return len(chosen)

    def to_read(self) -> list[Entry]:
        """The documents that wait, and those whose reading was broken off; the largest first.

        The largest take longest: begun last, one would be waited for by workers with nothing to do.
        """
        entries = self.ledger.entries("waiting", "reading")
        return sorted(entries, key=lambda entry: (-entry.size, entry.sha256))

    def read(self, engine: Engine) -> Generator[Step]:
        """Have the documents read that are to be read; what happens is in the ledger first.

        Raises:
            EngineError: no document can be read any more.
        """
        settings, staging = self.settings, self.staging
        version = version_for(settings)
        staging.sweep()
        entries = {entry.sha256: entry for entry in self.to_read()}
        tasks = [
            Task(entry.sha256, entry.path, staging.place, version, settings)
            for entry in entries.values()
        ]
        for report in engine.run(tasks) if tasks else ():
            self._note(report, version)
            if not isinstance(report, Broken):
                yield Step(entries[report.sha256], report)

    def put_in_order(self) -> bool:
        """Build the data set from the rows of all documents; gives whether it was not there yet.

        Raises:
            DataSetError: rows are missing or damaged; their documents wait to be read anew.
            OSError: it cannot be written; the one before is still there.
        """
        documents = [
            Standing(entry.sha256, entry.version, entry.sources)
            for entry in self.ledger.entries()
            if entry.version is not None
        ]
        digest = sha256(msgspec.json.encode(documents)).hexdigest()
        if self.ledger.setting("in order") == digest and (self.folder / "data").is_dir():
            return False
        try:
            assemble(self.folder, self.staging, documents)
        except MissingRows as missing:
            with self.ledger:
                self.ledger.lost(missing.documents)
            number = len(missing.documents)
            told = f"the rows of {number} documents are missing or damaged"
            raise DataSetError(
                self.folder, f"{told}: habeas corpus resume reads them anew"
            ) from None
        self.ledger.keep("in order", digest)
        self.staging.keep_only((one.sha256, one.version) for one in documents)
        return True

    def _note(self, report: Report, version: str) -> None:
        if isinstance(report, Started):
            self.ledger.begun(report.sha256)
        elif isinstance(report, Failed):
            self.ledger.set_aside(report)
        elif isinstance(report, Finished):
            self.ledger.done(report, version)


def _make(folder: Path) -> None:
    """A folder for a data set: a new one, an empty one, or one that is a data set."""
    folder.mkdir(parents=True, exist_ok=True)
    others = (one for one in folder.iterdir() if not one.name.startswith("."))
    if not (folder / LEDGER).exists() and any(others):
        raise DataSetError(folder, "there is something else in this folder: give an empty one")
