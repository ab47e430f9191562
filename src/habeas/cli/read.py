"""``habeas read``: files in, readings out, and one line for each file that cannot be read."""

from __future__ import annotations

import io
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from habeas.cli.endings import INTERNAL, UsageError, complain, internal
from habeas.cli.outputs import plan_outputs, write_whole
from habeas.cli.period import check_period
from habeas.cli.progress import FileProgress
from habeas.cli.rendering import Format, renderer
from habeas.errors import HabeasError, SourceError
from habeas.pipeline import Reader
from habeas.record import Reading

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
    debug: bool = False

    def check(self) -> None:
        """Refuse what makes no sense, before any file is opened.

        Raises:
            UsageError: in one line, what is wrong and what is right.
        """
        check_period(self.period)
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
        command = _Run(request, Reader(codebook=request.codebook), bar)
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
        """All readings one after another; as CSV they make one table."""
        if self._request.form is Format.CSV:
            from habeas.exchange.events_csv import write_csv  # noqa: PLC0415 -- only for CSV

            write_csv((reading for _, reading in self._made(_itself)), _DataOut(self._bar))
            return
        for _, text in self._made(self._render):
            self._bar.write_data(text)

    def to_one_file(self, folder: Path) -> None:
        """One line a source, in ``readings.jsonl``."""
        [output] = plan_outputs(self._request.files, ["readings"], folder, ".jsonl")
        if output.name != "readings.jsonl":
            self._say(folder / "readings.jsonl", f"is an input; written to {output.name} instead")
        try:
            write_whole(output, (text for _, text in self._made(self._render)))
        except OSError as error:
            self._fail(output, _unwritten(error), INTERNAL)

    def to_folder(self, folder: Path) -> None:
        """A file for each source."""
        files = self._request.files
        suffix = f".{self._request.form.value}"
        outputs = plan_outputs(files, (path.stem for path in files), folder, suffix)
        for number, text in self._made(self._render):
            path, output = files[number], outputs[number]
            try:
                write_whole(output, [text])
            except OSError as error:
                self._fail(output, _unwritten(error), INTERNAL)
                continue
            if output.stem != path.stem:
                self._say(path, f"{path.stem}{suffix} is taken; written to {output.name}")

    def _made(self, make: Callable[[Reading], Made]) -> Iterator[tuple[int, Made]]:
        """What ``make`` makes of each file that can be read, with the file's number."""
        for number, path in enumerate(self._request.files):
            self._bar.at(path)
            made = self._attempt(path, make)
            self._bar.advance()
            if made is not None:
                yield number, made

    def _attempt(self, path: Path, make: Callable[[Reading], Made]) -> Made | None:
        """``make`` of one file's reading; None, and a line said, where it cannot be read.

        What no file is to blame for (a broken codebook, a missing language model) is raised.
        """
        wanted = self._request
        try:
            reading = self._reader.read(path, country=wanted.country, period=wanted.period)
            made = make(reading)
        except SourceError as error:
            self._fail(path, error.reason, error.exit_status)
        except HabeasError:
            raise
        except Exception as error:  # noqa: BLE001 -- a bad document must not end the batch
            self._fail(path, f"could not be read ({internal(error)})", INTERNAL)
        else:
            self._warn(path, reading)
            return made
        return None

    def _warn(self, path: Path, reading: Reading) -> None:
        """Say what could not be read; all forms but CSV hold it themselves."""
        if self._request.form is Format.CSV:
            for warning in reading.warnings:
                self._say(path, warning)

    def _fail(self, subject: Path, reason: str, status: int) -> None:
        if self._request.debug:
            with self._bar.aside():
                traceback.print_exc()
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


def _itself(reading: Reading) -> Reading:
    return reading


def _unwritten(error: OSError) -> str:
    return f"could not be written ({error.strerror or type(error).__name__})"
