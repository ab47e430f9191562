"""The progress of a data set, on standard error where that is a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from time import monotonic
from typing import Self

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from habeas.cli.endings import one_line
from habeas.cli.progress import AsideBar
from habeas.corpus.corpus import Step
from habeas.corpus.ledger import Entry
from habeas.corpus.messages import Failed, Finished, SourceRead, Started

_SLOW = 60 * 60.0  # seconds over which the speed is taken: a chapter may take a minute


class CorpusProgress(AsideBar):
    """Documents done of all, words a second, time left, and what is being read.

    The time left is reckoned by the bytes of the documents; of a book, by its chapters.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        console = Console(stderr=True)
        self._shown = bool(entries) and console.is_terminal
        self._bar = Progress(
            TextColumn("{task.fields[documents]}"),
            BarColumn(),
            TextColumn("{task.fields[words]} words, {task.fields[rate]}/s"),
            TimeRemainingColumn(),
            TextColumn("{task.description}"),
            console=console,
            transient=True,
            redirect_stdout=False,  # standard output is data: it must not pass through the bar
            redirect_stderr=False,
            speed_estimate_period=_SLOW,
            disable=not self._shown,
        )
        self._documents = len(entries)
        self._done = 0
        self._words = 0
        self._anew = 0
        self._parts: dict[str, float] = {}  # of each document that was begun, the bytes done
        self._begin = monotonic()
        total = sum(max(1, entry.size) for entry in entries)
        self._task = self._bar.add_task("", total=total, documents="", words="0", rate="–")

    def __enter__(self) -> Self:
        self._begin = monotonic()
        super().__enter__()
        self._show()
        return self

    def take(self, step: Step) -> None:
        """Something has happened to a document."""
        report, size = step.report, max(1, step.entry.size)
        if isinstance(report, Started):
            self.say(PurePath(step.entry.path).name)
        elif isinstance(report, SourceRead):
            self._words += report.words
            self._anew += report.words if report.anew else 0
            part = size * min(1.0, report.number / report.of) if report.of else 0.0
            self._parts[report.sha256] = max(part, self._parts.get(report.sha256, 0.0))
        elif isinstance(report, Finished | Failed):
            self._parts[report.sha256] = size
            self._done += 1
        self._show()

    def say(self, text: str) -> None:
        """What is being done now."""
        self._bar.update(self._task, description=escape(one_line(text)))

    def _show(self) -> None:
        seconds = monotonic() - self._begin
        rate = f"{self._anew / seconds:,.0f}" if self._anew and seconds > 1 else "–"
        self._bar.update(
            self._task,
            completed=sum(self._parts.values()),
            documents=f"{self._done}/{self._documents}",
            words=f"{self._words:,}",
            rate=rate,
        )
