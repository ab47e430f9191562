"""``habeas read``: files in, readings out, and one line for each file that cannot be read."""

from __future__ import annotations

import io
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from habeas.cli.choice import Choice
from habeas.cli.endings import INTERNAL, UsageError, complain, internal
from habeas.cli.languages import check_languages
from habeas.cli.outputs import Outputs, stem_of, write_whole
from habeas.cli.period import check_period
from habeas.cli.progress import FileProgress
from habeas.cli.rendering import Format, renderer
from habeas.errors import HabeasError, SourceError
from habeas.pipeline import Reader
from habeas.record import Reading, Source

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for on the command line."""

    files: Sequence[Path]
    form: Format
    out: Path | None = None
    country: str | None = None  # ISO 3166-1 alpha-3
    period: str | None = None  # EDTF
    codebook: Path | None = None
    chosen: str | None = None  # one of a file's sources: its number, country or title
    ocr: str | None = None  # the languages of scanned pages
    debug: bool = False

    def check(self) -> None:
        """Refuse what makes no sense, before any file is opened.

        Raises:
            UsageError: in one line, what is wrong and what is right.
        """
        check_period(self.period)
        check_languages(self.ocr)
        if self.out is not None and self.form is Format.TABLE:
            raise UsageError("--out writes json, jsonl, csv or html; a table is for the terminal")
        if self.out is None and self.form is Format.HTML and len(self.files) > 1:
            raise UsageError("--format html makes one page for each file: say where with --out")


def run(request: Request) -> int:
    """Read the files and write what was asked for; gives the exit status."""
    request.check()
    if request.out is not None:
        request.out.mkdir(parents=True, exist_ok=True)
    with FileProgress(len(request.files)) as bar:
        command = _Run(request, Reader(codebook=request.codebook, ocr=request.ocr), bar)
        if request.out is None:
            command.to_standard_output()
        elif request.form is Format.JSONL:
            command.to_one_file(request.out)
        else:
            command.to_folder(request.out)
    return command.status


class _Run:
    """One run of the command over its files, with the highest exit status so far."""

    def __init__(self, request: Request, reader: Reader, bar: FileProgress) -> None:
        self.status = 0
        self._request = request
        self._reader = reader
        self._bar = bar
        self._render = renderer(request.form)

    def to_standard_output(self) -> None:
        """All readings one after another; as CSV they make one table, and a page stands alone."""
        form = self._request.form
        if form is Format.CSV:
            from habeas.exchange.events_csv import write_csv  # noqa: PLC0415 -- only for CSV

            write_csv((reading for _, _, reading in self._made(_itself)), _DataOut(self._bar))
            return
        texts = (text for _, _, text in self._made(self._render))
        for text in _only_one(texts) if form is Format.HTML else texts:
            self._bar.write_data(text)

    def to_one_file(self, folder: Path) -> None:
        """One line a source, in ``readings.jsonl``."""
        output = Outputs(self._request.files, folder, ".jsonl").free("readings")
        if output.name != "readings.jsonl":
            self._say(folder / "readings.jsonl", f"is an input; written to {output.name} instead")
        try:
            write_whole(output, (text for _, _, text in self._made(self._render)))
        except OSError as error:
            self._fail(output, _unwritten(error), INTERNAL, error)

    def to_folder(self, folder: Path) -> None:
        """A file for each source."""
        suffix = f".{self._request.form.value}"
        outputs = Outputs(self._request.files, folder, suffix)
        for path, source, text in self._made(self._render):
            stem = stem_of(source, path)
            output = outputs.free(stem)
            try:
                write_whole(output, [text])
            except OSError as error:
                self._fail(output, _unwritten(error), INTERNAL, error)
                continue
            if output.stem != stem:
                self._say(path, f"{stem}{suffix} is taken; written to {output.name}")

    def _made(self, make: Callable[[Reading], Made]) -> Iterator[tuple[Path, Source, Made]]:
        """What ``make`` makes of each source that can be read, with the file that it is in."""
        last = len(self._request.files) - 1
        self._reader.sources.get_ready()
        for number, path in enumerate(self._request.files):
            self._bar.at(path)
            sources = 0
            for source in self._sources(path):
                sources += 1
                self._bar.within(source, path)
                if number < last:
                    self._reader.sources.get_ready()  # starts while this one is read
                made = self._attempt(path, source, make)
                self._bar.advance()
                if made is not None:
                    yield path, source, made
            self._bar.file_done(sources)

    def _sources(self, path: Path) -> Iterator[Source]:
        """The sources of a file that are asked for; what cannot be read is said.

        What no file is to blame for (a broken codebook, a missing language model) is raised.
        """
        wanted = self._request
        choice = Choice(wanted.chosen)
        try:
            found = self._reader.sources.sources(path, country=wanted.country, period=wanted.period)
            for one in found:
                if isinstance(one, SourceError):
                    self._fail(path, one.reason, one.exit_status, one)
                elif choice.takes(one):
                    yield one
        except SourceError as error:
            self._fail(path, error.reason, error.exit_status, error)
        if choice.nothing_taken:
            self._fail(path, choice.told(), UsageError.exit_status)

    def _attempt(self, path: Path, source: Source, make: Callable[[Reading], Made]) -> Made | None:
        """``make`` of one source's reading; None, and a line said, where it cannot be read."""
        try:
            reading = self._reader.code(source)
            made = make(reading)
        except HabeasError:
            raise
        except Exception as error:  # noqa: BLE001 -- a bad document must not end the batch
            self._fail(path, f"could not be read ({internal(error)})", INTERNAL, error)
        else:
            self._warn(path, reading)
            return made
        return None

    def _warn(self, path: Path, reading: Reading) -> None:
        """Say what could not be read; all forms but CSV hold it themselves."""
        if self._request.form is Format.CSV:
            for warning in reading.warnings:
                self._say(path, warning)

    def _fail(
        self, subject: Path, reason: str, status: int, error: BaseException | None = None
    ) -> None:
        if self._request.debug and error is not None:
            with self._bar.aside():
                traceback.print_exception(error)
        self._say(subject, reason)
        self.status = max(self.status, status)

    def _say(self, subject: Path, reason: str) -> None:
        with self._bar.aside():
            complain(subject, reason)


class _DataOut(io.TextIOBase):
    """Standard output as a file to write to, around the progress bar."""

    def __init__(self, bar: FileProgress) -> None:
        self._bar = bar

    def write(self, text: str, /) -> int:
        self._bar.write_data(text)
        return len(text)


def _only_one(pages: Iterator[str]) -> Iterator[str]:
    """The page, where there is but one."""
    first = next(pages, None)
    if first is not None and next(pages, None) is not None:
        raise UsageError(
            "--format html makes one page for each source, and here are several: say where with "
            "--out, or which with --source"
        )
    return iter(() if first is None else (first,))


def _itself(reading: Reading) -> Reading:
    return reading


def _unwritten(error: OSError) -> str:
    return f"could not be written ({error.strerror or type(error).__name__})"
