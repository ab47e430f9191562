"""Files become sources, each in a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from habeas.errors import NoText, SourceError, UnreadableFile
from habeas.record.source import Source
from habeas.sources.confined.limits import Limits
from habeas.sources.confined.messages import Found, FoundMember, FoundSource, Problem, Request
from habeas.sources.confined.worker_process import WorkerProcess
from habeas.sources.file_kind import is_pdf
from habeas.sources.opened_file import open_file
from habeas.sources.reading_source import Given
from habeas.sources.text_recognition import recognized


class SourceReader:
    """Reads many files, one after another; each is parsed in a new process with little freedom.

    Args:
        limits: what one file may take.
        ocr: the languages, such as "eng+rus", in which the text of scanned pages is recognized,
            where OCRmyPDF is installed; ``None`` leaves them as they are.

    Example:
        >>> reader = SourceReader()
        >>> for source in reader.sources(Path("yearbook-2013.pdf")):    # doctest: +SKIP
        ...     print(source.country, source.title, source.pages)
        AFG Afghanistan (81, 84)
    """

    def __init__(self, limits: Limits | None = None, *, ocr: str | None = None) -> None:
        self._limits = limits or Limits()
        self._ocr = ocr
        self._spare: WorkerProcess | None = None

    def get_ready(self) -> WorkerProcess:
        """Start the process for the next file now, so that it need not be waited for then."""
        if self._spare is None:
            self._spare = WorkerProcess()
        return self._spare

    def source(
        self, path: Path, *, country: str | None = None, period: str | None = None
    ) -> Source:
        """The one source that a file is, a book with all its chapters in it.

        Args:
            path: a file of one of the kinds of :data:`~habeas.sources.file_kind.MEDIA_TYPES`; its
                content says which.
            country: the country it is about (ISO 3166-1 alpha-3), where that is known better.
            period: the time that it covers (EDTF), likewise.

        Raises:
            UnreadableFile: it is missing, damaged, of a kind that is not read, or an archive.
            NoText: there is no text in it.
            RefusedFile: it is too large, encrypted or hostile, or takes more than its limits.
        """
        given, found = Given(country, period), None
        for answer in self._answers(open_file(path), path, given, chapters=False):
            if isinstance(answer, FoundSource):
                found = answer.source  # to the end, so that the process is free again
            elif isinstance(answer, FoundMember) or answer.member is not None:
                raise UnreadableFile(path, "it is an archive of several files, and not one report")
            else:
                raise answer.error(path)
        if found is None:
            raise NoText(path, "there is no text in it")
        return found

    def sources(
        self,
        path: Path,
        *,
        country: str | None = None,
        period: str | None = None,
        name: str | None = None,
    ) -> Iterator[Source | SourceError]:
        """All that a file holds: the chapters of a book, the documents of an archive, or itself.

        A book gives the chapters on its countries and, before them, its foreword and overviews,
        each with a text of its own whose offsets begin at 0. A chapter, a part of one, or a press
        release that names many countries is one source. A document of an archive that cannot be
        read comes as the error that names it, and those beside it are read all the same.

        Args:
            path: a file or an archive (ZIP, WARC, WACZ).
            country: as for :meth:`source`; the chapters of a book keep their own.
            period: as for :meth:`source`; it holds for all chapters.
            name: what the file is called, where it lies under another name.

        Raises:
            SourceError: as :meth:`source`, for the file as a whole; what was given before stands.
        """
        given, found, data = Given(country, period), False, open_file(path)
        path = path if name is None else Path(name)
        for answer in self._answers(data, path, given, chapters=True):
            found = True
            if isinstance(answer, FoundSource):
                yield answer.source
            elif isinstance(answer, FoundMember):
                yield from self._within(answer, path, given)
            elif answer.member is not None:
                yield answer.error(path)
            else:
                raise answer.error(path)
        if not found:
            raise NoText(path, "there is nothing in it that is read")

    def close(self) -> None:
        """End the process that waits for the next file."""
        if self._spare is not None:
            self._spare.close()
            self._spare = None

    def _within(
        self, member: FoundMember, path: Path, given: Given
    ) -> Iterator[Source | SourceError]:
        """The sources of a document in an archive, with what the archive tells of it."""
        given = replace(given, charset=member.charset)
        try:
            for answer in self._answers(member.data, Path(member.name), given, chapters=True):
                if not isinstance(answer, FoundSource):
                    yield _named(answer, member.name, path)
                    continue
                yield replace(
                    answer.source,
                    name=member.name,
                    address=member.address,
                    captured=member.captured,
                    warnings=(*member.warnings, *answer.source.warnings),
                )
        except SourceError as error:
            yield type(error)(path, f"{member.name}: {error.reason}")

    def _answers(self, data: bytes, path: Path, given: Given, *, chapters: bool) -> Iterator[Found]:
        """What a worker that has only this file finds in it."""
        warnings: tuple[str, ...] = ()
        if self._ocr is not None and is_pdf(data):
            given = replace(given, original=sha256(data).hexdigest())
            data = recognized(data, path, self._ocr, self._limits)
            warnings = (f"Pages without text were recognized ({self._ocr}): expect errors.",)
        request = Request(str(path), len(data), self._limits, chapters, given)
        worker, self._spare = self._spare or WorkerProcess(), None
        try:
            for answer in worker.ask(request, data, path):
                if warnings and isinstance(answer, FoundSource):
                    source = answer.source
                    yield FoundSource(replace(source, warnings=(*source.warnings, *warnings)))
                else:
                    yield answer
        finally:
            if worker.is_free and self._spare is None:
                self._spare = worker
            else:
                worker.close()


def _named(answer: Found, name: str, path: Path) -> SourceError:
    """Why a document in an archive is not read, in a line that names it."""
    if not isinstance(answer, Problem):
        return UnreadableFile(path, f"{name}: it is an archive within an archive")
    error = answer.error(path)
    named = type(error)(path, f"{name}: {error.reason}")
    for note in getattr(error, "__notes__", ()):
        named.add_note(note)
    return named


def read_source(path: Path, *, country: str | None = None, period: str | None = None) -> Source:
    """One file as one source: :meth:`SourceReader.source`."""
    return SourceReader().source(path, country=country, period=period)


def read_sources(
    path: Path, *, country: str | None = None, period: str | None = None
) -> Iterator[Source | SourceError]:
    """All that a file holds: :meth:`SourceReader.sources`."""
    return SourceReader().sources(path, country=country, period=period)
