"""The progress bar: on standard error, where that is a terminal and there are files to wait for."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from habeas.cli.endings import one_line
from habeas.record import Source


class AsideBar:
    """A bar that other writers to the same terminal can have taken away for a moment."""

    _bar: Progress
    _shown: bool

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.stop()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the bar away while something else is written to the same terminal."""
        if not self._shown:
            yield
            return
        self._bar.stop()
        try:
            yield
        finally:
            self._bar.start()


class FileProgress(AsideBar):
    """How many of ``total`` files are read, and which one is being read.

    A book counts as many as it has chapters, once it is open; until then it counts as one.
    """

    def __init__(self, total: int) -> None:
        console = Console(stderr=True)
        self._terminal = console.is_terminal
        self._shown = total > 1 and self._terminal
        self._bar = Progress(
            MofNCompleteColumn(),
            BarColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.description}"),
            console=console,
            transient=True,
            redirect_stdout=False,  # standard output is data: it must not pass through the bar
            redirect_stderr=False,
            disable=not self._shown,
        )
        self._task = self._bar.add_task("", total=total)
        self._total = total
        self._done = 0
        self._book: str | None = None

    def at(self, path: Path) -> None:
        """``path`` is being read now."""
        self._bar.update(self._task, description=escape(one_line(path.name)))

    def within(self, source: Source, path: Path) -> None:
        """``source`` is being read, which may be a chapter of a book."""
        book = source.book
        if book is None:
            return
        if book.id != self._book:
            self._book = book.id
            self._total += (book.sources or 1) - 1
            self._bar.update(self._task, total=self._total)
            self._show()
        chapter = f"{path.name}: {source.title}"
        self._bar.update(self._task, description=escape(one_line(chapter)))

    def advance(self) -> None:
        """One source is done."""
        self._done += 1
        self._bar.update(self._task, completed=self._done)

    def file_done(self, sources: int) -> None:
        """A file is done, in which ``sources`` were read: it counts even if there were none."""
        if sources == 0:
            self.advance()

    def _show(self) -> None:
        """Show the bar from now on: there is something to wait for after all."""
        if self._terminal and not self._shown:
            self._shown = True
            self._bar.disable = False
            self._bar.start()

    def write_data(self, text: str) -> None:
        """Write to standard output, around the bar where both are shown on one terminal."""
        if sys.stdout.isatty():
            with self.aside():
                sys.stdout.write(text)
                sys.stdout.flush()
        else:
            sys.stdout.write(text)
