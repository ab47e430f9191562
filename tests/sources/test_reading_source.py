"""A file becomes a source with its text, its structure and what is known about it."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from habeas.errors import NoText, RefusedFile, SourceError, UnreadableFile
from habeas.sources.opened_file import open_file
from habeas.sources.reading_source import read_source
from tests.conftest import ROOT, SHORT_REPORT, environment


def test_the_text_is_the_file_to_the_letter(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + SHORT_REPORT.replace("\n", "\r\n").encode()
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    source = read_source(path)
    assert source.text == SHORT_REPORT.replace("\n", "\r\n")
    assert source.id == f"sha256:{hashlib.sha256(data).hexdigest()}"
    assert (source.name, source.media_type) == ("report.txt", "text/plain")


def test_what_is_known_about_a_report(report: Path) -> None:
    source = read_source(report)
    assert source.title == "Annual Report: Ostrava Republic 2013"
    assert source.published == "2013-05-23"
    assert (source.period, source.period_basis) == ("2012", "title-year-minus-one")
    assert (source.country, source.language, source.warnings) == (None, "en", ())


def test_what_the_caller_knows_goes_first(report: Path) -> None:
    source = read_source(report, country="CZE", period="2011/2012")
    assert (source.country, source.period) == ("CZE", "2011/2012")
    assert source.period_basis == "given"


def test_another_language_is_warned_of(tmp_path: Path) -> None:
    path = tmp_path / "informe.txt"
    path.write_text(
        "La policía detuvo en mayo a los dos hombres, y el juez los dejó en libertad al día "
        "siguiente porque no había pruebas en contra de ellos.\n",
        encoding="utf-8",
    )
    source = read_source(path)
    assert source.language == "es"
    [warning] = source.warnings
    assert "English" in warning


@pytest.mark.parametrize(
    ("name", "data", "error", "reason"),
    [
        ("a.txt", b"\x89PNG\r\n\x1a\n...", UnreadableFile, "picture"),
        ("a.pdf", b"\xff\xd8\xff\xe0", UnreadableFile, "picture"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, UnreadableFile, "DOCX"),
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            RefusedFile,
            "password",
        ),
        ("a.zip", b"PK\x03\x04" + b"\x01" * 99, UnreadableFile, "archive"),
        ("a.rtf", b"{\\rtf1 text", UnreadableFile, "RTF"),
        ("a.txt", b"", NoText, "empty"),
        ("a.txt", b" \r\n\t", NoText, "empty"),
        ("a.txt", b"\xef\xbb\xbf -- * --", NoText, "no text"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_with_the_reason(
    tmp_path: Path, name: str, data: bytes, error: type[SourceError], reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(error, match=reason) as told:
        read_source(path)
    assert told.value.path == path
    assert "\n" not in str(told.value)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no such file"):
        read_source(tmp_path / "missing.txt")
    with pytest.raises(UnreadableFile, match="folder"):
        read_source(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_told(report: Path) -> None:
    report.chmod(0)
    with pytest.raises(UnreadableFile, match="permission"):
        read_source(report)


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"word " * 1000)
    assert len(open_file(path, largest=5000)) == 5000
    with pytest.raises(RefusedFile, match="larger"):
        open_file(path, largest=4999)


def test_the_content_says_what_a_file_is_before_its_name(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "<!DOCTYPE html><html><body><p>Marta Keldova was arrested.</p></body></html>",
        encoding="utf-8",
    )
    assert read_source(page).media_type == "text/html"
    text = tmp_path / "text.pdf"
    text.write_text("Marta Keldova was arrested.", encoding="utf-8")
    assert read_source(text).media_type == "text/plain"


def test_plain_text_loads_no_reader_of_other_files(report: Path) -> None:
    script = (
        "import sys; from pathlib import Path;"
        "from habeas.sources.reading_source import read_source;"
        f"read_source(Path({str(report)!r}));"
        "others = {'lxml', 'docx', 'pypdfium2', 'markdown_it'};"
        "print(others & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment(),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.strip() == "set()"
