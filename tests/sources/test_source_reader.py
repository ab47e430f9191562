"""Each file is parsed in a process of its own, and what it does there harms nobody else."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from habeas.errors import NoText, RefusedFile, SourceError, UnreadableFile
from habeas.record import Source
from habeas.sources import Limits, SourceReader
from habeas.sources.reading_source import read_source
from tests.sources.test_every_kind import FILES, SENTENCE
from tests.sources.web_archives import ADDRESS, answer, record
from tests.sources.yearbook import chapter, yearbook
from tests.sources.zip_files import zipped

COUNTRIES = ("ALGERIA", "CHAD", "SERBIA", "YEMEN")


@pytest.fixture
def reader() -> Iterator[SourceReader]:
    reader = SourceReader()
    yield reader
    reader.close()


@pytest.mark.parametrize("kind", FILES)
def test_a_file_is_the_same_source_as_in_one_process(
    reader: SourceReader, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / f"report.{kind}"
    path.write_bytes(FILES[kind])  # type: ignore[index]
    assert reader.source(path) == read_source(path)
    assert list(reader.sources(path)) == [read_source(path)]


def test_a_book_gives_its_chapters_or_itself(reader: SourceReader, tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    path.write_bytes(yearbook([chapter(name) for name in COUNTRIES]))
    chapters = [found for found in reader.sources(path) if isinstance(found, Source)]
    assert [source.country for source in chapters] == ["DZA", "TCD", "SRB", "YEM"]
    assert chapters[0].book is not None
    assert chapters[0].book.sources == 4
    whole = reader.source(path)
    assert whole.book is None
    assert all(source.title in whole.text for source in chapters if source.title)


def test_an_archive_gives_its_documents_and_names_the_bad_ones(
    reader: SourceReader, tmp_path: Path
) -> None:
    path = tmp_path / "all.zip"
    book = yearbook([chapter(name) for name in COUNTRIES])
    inner = zipped([("deep.txt", SENTENCE.encode())])
    path.write_bytes(
        zipped(
            [
                ("2013/one.txt", SENTENCE.encode()),
                ("2013/bad.pdf", b"%PDF-1.4\nnothing"),
                ("2013/book.pdf", book),
                ("inner.zip", zipped([("deeper.zip", inner)])),
            ]
        )
    )
    found = list(reader.sources(path))
    names = [one.name for one in found if isinstance(one, Source)]
    assert names == ["2013/one.txt"] + ["2013/book.pdf"] * 4
    problems = [one for one in found if isinstance(one, SourceError)]
    assert [problem.path for problem in problems] == [path, path]
    assert problems[0].reason.startswith("2013/bad.pdf: ")
    assert "archive within an archive" in problems[1].reason
    with pytest.raises(UnreadableFile, match="archive of several files"):
        reader.source(path)


def test_a_page_of_a_web_archive_keeps_its_address(reader: SourceReader, tmp_path: Path) -> None:
    path = tmp_path / "site.warc"
    path.write_bytes(record(answer(f"<html><body><p>{SENTENCE}</p></body></html>".encode())))
    [source] = list(reader.sources(path))
    assert isinstance(source, Source)
    assert source.address == ADDRESS
    assert source.captured is not None
    assert SENTENCE in source.text


@pytest.mark.parametrize(
    ("limits", "content", "reason"),
    [
        (Limits(memory=150_000_000), SENTENCE.encode() * 500_000, "150 MB of memory"),
        (Limits(processor=1), b"<p>" + SENTENCE.encode() * 300_000, "1 s of processor time"),
        (Limits(wait=0.01), SENTENCE.encode() * 10_000, "longer than 0 s"),
        (Limits(output=1_000), SENTENCE.encode() * 100, "more than 0 MB"),
    ],
    ids=["memory", "processor", "wait", "output"],
)
def test_what_takes_too_much_is_refused_and_the_next_is_read(
    tmp_path: Path, limits: Limits, content: bytes, reason: str
) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(content)
    reader = SourceReader(limits)
    with pytest.raises(RefusedFile, match=reason):
        reader.source(path)
    reader = SourceReader()
    path.write_bytes(SENTENCE.encode())
    assert SENTENCE in reader.source(path).text


def test_a_process_that_is_killed_costs_only_its_own_file(
    reader: SourceReader, tmp_path: Path
) -> None:
    path = tmp_path / "report.txt"
    path.write_text(SENTENCE)
    os.kill(reader.get_ready().pid, signal.SIGKILL)
    with pytest.raises(UnreadableFile, match=r"crashed \(SIGKILL\)"):
        reader.source(path)
    assert reader.source(path).text == SENTENCE


def test_a_reader_outlives_the_thread_that_used_it_first(
    reader: SourceReader, tmp_path: Path
) -> None:
    path = tmp_path / "report.txt"
    path.write_text(SENTENCE)
    first = Thread(target=lambda: reader.source(path))
    first.start()
    first.join()
    worker = reader.get_ready().pid
    time.sleep(0.2)  # a signal would need less
    assert reader.source(path).text == SENTENCE
    assert reader.get_ready().pid == worker, "nothing was started anew"


def test_an_empty_file_and_an_empty_archive_are_told(reader: SourceReader, tmp_path: Path) -> None:
    for name, content in (("a.txt", b""), ("b.zip", zipped([]))):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(NoText):
            list(reader.sources(path))


def test_no_process_is_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    path.write_bytes(yearbook([chapter(name) for name in COUNTRIES]))
    reader = SourceReader()
    worker = reader.get_ready().pid
    sources = reader.sources(path)
    assert isinstance(next(sources), Source)
    sources.close()  # type: ignore[attr-defined]  # a generator: the rest is not wanted
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)
