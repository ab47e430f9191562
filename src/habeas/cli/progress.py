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


class FileProgress:
    """How many of ``total`` files are read, and which one is being read."""

    def __init__(self, total: int) -> None:
        console = Console(stderr=True)
        self._shown = total > 1 and console.is_terminal
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

    def at(self, path: Path) -> None:
        """``path`` is being read now."""
        self._bar.update(self._task, description=escape(one_line(path.name)))

    def advance(self) -> None:
        """One file is done."""
        self._bar.advance(self._task)

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

    def write_data(self, text: str) -> None:
        """Write to standard output, around the bar where both are shown on one terminal."""
        if sys.stdout.isatty():
            with self.aside():
                sys.stdout.write(text)
                sys.stdout.flush()
        else:
            sys.stdout.write(text)
