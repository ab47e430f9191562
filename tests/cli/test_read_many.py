"""``habeas read`` on files that hold several sources, and on a bad file between good ones."""

from __future__ import annotations

import json
import os
import pty
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT, SHORT_REPORT, Habeas, command, environment
from tests.sources.yearbook import chapter, yearbook
from tests.sources.zip_files import zipped

COUNTRIES = ("ALGERIA", "CHAD", "SERBIA", "YEMEN")
CODES = ("DZA", "TCD", "SRB", "YEM")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("book") / "book.pdf"
    path.write_bytes(yearbook([chapter(name) for name in COUNTRIES]))
    return path


@pytest.fixture
def archive(tmp_path: Path, book: Path) -> Path:
    path = tmp_path / "reports.zip"
    members = [
        ("2013/report.txt", SHORT_REPORT.encode()),
        ("2013/bad.pdf", b"%PDF-1.4"),
        ("2014/report.txt", SHORT_REPORT.replace("February", "March").encode()),
        ("book.pdf", book.read_bytes()),
    ]
    path.write_bytes(zipped(list(members)))
    return path


def test_each_chapter_of_a_book_has_its_own_result(
    habeas: Habeas, book: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    done = habeas("read", book, "--out", out)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert sorted(path.name for path in out.iterdir()) == sorted(f"book-{c}.json" for c in CODES)
    for code, country in zip(CODES, COUNTRIES, strict=True):
        reading = json.loads((out / f"book-{code}.json").read_text("utf-8"))
        source = reading["source"]
        assert (source["country"], source["title"]) == (code, country)
        assert reading["events"], "the chapter is read"
        for event in reading["events"]:
            quote = event["passage"]
            assert source["text"][quote["start"] : quote["end"]] == quote["text"]
        others = {name.title() for name in COUNTRIES} - {country.title()}
        assert not any(other in source["text"] for other in others)


@pytest.mark.parametrize("wanted", ["2", "TCD", "chad"])
def test_one_chapter_can_be_read_alone(habeas: Habeas, book: Path, wanted: str) -> None:
    done = habeas("read", book, "--source", wanted, "--format", "jsonl")
    assert done.returncode == 0
    [line] = done.stdout.splitlines()
    assert json.loads(line)["source"]["country"] == "TCD"


def test_a_chapter_that_is_not_there_is_told(habeas: Habeas, book: Path) -> None:
    done = habeas("read", book, "--source", "KAZ")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no source 'KAZ'" in done.stderr
    assert "habeas sources" in done.stderr


def test_an_event_of_a_chapter_is_explained(habeas: Habeas, book: Path) -> None:
    assert "say which with --source" in habeas("explain", book, "e1").stderr
    done = habeas("explain", book, "e1", "--source", "TCD")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Why an event" in done.stdout


def test_a_page_is_made_of_one_source_only(habeas: Habeas, book: Path) -> None:
    done = habeas("read", book, "--format", "html")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--out" in done.stderr
    page = habeas("read", book, "--format", "html", "--source", "SRB").stdout
    assert page.startswith("<!doctype html>")


def test_each_document_of_an_archive_has_its_own_result(
    habeas: Habeas, archive: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    done = habeas("read", archive, "--out", out)
    assert done.returncode == 2
    assert sorted(path.name for path in out.iterdir()) == sorted(
        [
            "reports-report.json",
            "reports-report-2.json",
            *(f"reports-book-{code}.json" for code in CODES),
        ]
    )
    bad, taken = done.stderr.splitlines()
    assert bad.startswith(f"{archive}: 2013/bad.pdf: it is damaged")
    assert "written to reports-report-2.json" in taken


def test_what_an_archive_holds_is_listed(habeas: Habeas, archive: Path) -> None:
    done = habeas("sources", archive)
    assert done.returncode == 2
    assert "6 sources in this archive." in done.stdout
    assert "2014/report.txt" in done.stdout
    told = json.loads(habeas("sources", archive, "--json").stdout)
    assert [source["name"] for source in told["sources"]][:2] == [
        "2013/report.txt",
        "2014/report.txt",
    ]
    assert len(told["problems"]) == 1


def test_a_bad_file_leaves_those_beside_it_alone(
    habeas: Habeas, report: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.html"
    bad.write_bytes(b"<div>" * 200_000 + b"<p>" + b"<i a=" * 300_000)
    after = tmp_path / "after.txt"
    after.write_text(SHORT_REPORT, encoding="utf-8")
    done = habeas("read", report, bad, after, "--format", "jsonl")
    assert done.returncode in (2, 3, 4)
    assert [json.loads(line)["source"]["text"] for line in done.stdout.splitlines()] == [
        SHORT_REPORT,
        SHORT_REPORT,
    ]
    assert done.stderr.startswith(f"{bad}: ")
    assert done.stderr.count("\n") == 1


def test_the_bar_counts_chapters(book: Path, tmp_path: Path) -> None:
    master, slave = pty.openpty()
    with subprocess.Popen(
        command("read", book, "--out", tmp_path / "out"),
        env={**environment(), "TERM": "xterm", "COLUMNS": "120"},
        stderr=slave,
        cwd=ROOT,
    ) as process:
        os.close(slave)
        shown = b""
        while chunk := _read(master):
            shown += chunk
        assert process.wait(60) == 0
    os.close(master)
    assert b"/4" in shown
    assert b"book.pdf: CHAD" in shown


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # the other end is closed
        return b""
