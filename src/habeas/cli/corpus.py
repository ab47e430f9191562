"""``habeas corpus read`` and ``resume``: documents in, a data set out, a line for each problem."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import msgspec

from habeas.cli.corpus_progress import CorpusProgress
from habeas.cli.corpus_status import outdated_line
from habeas.cli.endings import UsageError, complain, one_line
from habeas.cli.languages import check_languages
from habeas.corpus.corpus import Corpus
from habeas.corpus.engine import Engine
from habeas.corpus.messages import Failed, Finished, Settings
from habeas.corpus.settings import codebook_text, version_for
from habeas.errors import SourceError


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for on the command line."""

    dataset: Path
    workers: int | None
    engine: str
    scheduler: str | None
    codebook: Path | None
    ocr: str | None
    reread: bool = False
    retry: bool = False
    debug: bool = False

    def check(self) -> None:
        """Refuse what makes no sense, before anything is opened.

        Raises:
            UsageError: in one line, what is wrong and what is right.
        """
        check_languages(self.ocr)
        if self.engine == "dask" and self.scheduler is None:
            raise UsageError("--engine dask needs --scheduler, such as tcp://localhost:8786")
        if self.engine != "dask" and self.scheduler is not None:
            raise UsageError("--scheduler is for --engine dask")
        if self.engine == "dask" and self.workers is not None:
            raise UsageError("--workers is for --engine local; a cluster has workers of its own")

    def reader(self) -> Engine:
        """The engine that was asked for.

        Raises:
            MissingExtra: it needs a package that is not installed.
        """
        if self.engine == "dask" and self.scheduler is not None:
            from habeas.corpus.dask_engine import DaskEngine  # noqa: PLC0415 -- slow to import

            engine = DaskEngine(self.scheduler)
            if not self.debug:  # Dask logs a traceback for what is told in a line
                logging.disable(logging.CRITICAL)
            return engine
        from habeas.corpus.local_engine import LocalEngine  # noqa: PLC0415 -- as above

        return LocalEngine(self.workers or _cores())


def read_places(request: Request, places: Sequence[str], staging: str | None) -> int:
    """Take in the documents and read them; gives the exit status."""
    request.check()
    engine = request.reader()
    status = 0
    with Corpus(request.dataset, create=True) as corpus:
        corpus.use(_settings(request, corpus.settings), staging)
        for place in places:
            for found in corpus.take_in(place):
                if isinstance(found, SourceError):
                    complain(found.path, found.reason)
                    status = max(status, found.exit_status)
        return max(status, _read(corpus, engine, request))


def go_on(request: Request) -> int:
    """Read what is not read yet; gives the exit status."""
    request.check()
    engine = request.reader()
    with Corpus(request.dataset) as corpus:
        corpus.use(_settings(request, corpus.settings))
        return _read(corpus, engine, request)


def _read(corpus: Corpus, engine: Engine, request: Request) -> int:
    """Read what is to be read and put all in order; gives the highest status of all problems."""
    corpus.again(problems=request.retry, outdated=request.reread)
    said: set[str] = set()
    number = 0
    with CorpusProgress(corpus.to_read()) as bar, closing(corpus.read(engine)) as steps:
        for step in steps:
            bar.take(step)
            report = step.report
            if isinstance(report, Failed | Finished):
                number += 1
                if report.problem is not None:
                    said.add(report.sha256)
                    with bar.aside():
                        complain(step.entry.path, report.problem)
        bar.say("putting the rows in order")
        corpus.put_in_order()
    status = 0
    for entry in corpus.ledger.entries():
        if entry.problem is not None:
            status = max(status, entry.status)
            if entry.sha256 not in said:
                complain(entry.path, entry.problem)
    _sum_up(corpus, number)
    return status


def _sum_up(corpus: Corpus, number: int) -> None:
    entries = list(corpus.ledger.entries())
    standing = [entry for entry in entries if entry.version is not None]
    aside = sum(entry.state == "set_aside" for entry in entries)
    told = [_count(number, "document", "read now") if number else "nothing new to read"]
    held = (
        _count(sum(e.sources for e in standing), "source"),
        _count(sum(e.words for e in standing), "word"),
        _count(sum(e.events for e in standing), "event"),
    )
    told += [f"{len(standing):,} in the data set, with {held[0]}, {held[1]} and {held[2]}"]
    told += [f"{aside:,} set aside"] if aside else []
    sys.stdout.write("; ".join(told) + "\n")
    if line := outdated_line(entries, version_for(corpus.settings)):
        complain("habeas", f"{line}; habeas corpus resume {one_line(corpus.folder)} --reread")


def _count(number: int, thing: str, what: str = "") -> str:
    """A number with its noun: "1 source", "2,310 words"."""
    return f"{number:,} {thing}{'' if number == 1 else 's'} {what}".rstrip()


def _settings(request: Request, kept: Settings) -> Settings:
    """The settings of the data set, with those that were given now."""
    codebook = codebook_text(request.codebook) if request.codebook else kept.codebook
    return msgspec.structs.replace(kept, codebook=codebook, ocr=request.ocr or kept.ocr)


def _cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
