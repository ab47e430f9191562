"""Scanned pages: what is said of them, and their text where OCRmyPDF is installed."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from habeas.errors import UnreadableFile
from habeas.sources import SourceReader
from tests.conftest import Habeas
from tests.sources.printed import Print, pdf

LINES = (
    "On 14 February 2013 police arrested Marta Keldova",
    "at her home in Brenik. She was held for nine days.",
)
installed = pytest.mark.skipif(
    shutil.which("ocrmypdf") is None or shutil.which("tesseract") is None,
    reason="OCRmyPDF is not installed",
)


def scan() -> bytes:
    """A page that is a picture of those lines."""
    printed = pdf([Print(72, 700 - 24 * n, line, 14) for n, line in enumerate(LINES)])
    page = pypdfium2.PdfDocument(printed)[0]
    made = pypdfium2.PdfDocument.new()
    picture = pypdfium2.PdfImage.new(made)
    picture.set_bitmap(page.render(scale=200 / 72))
    width, height = page.get_size()
    picture.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
    sheet = made.new_page(width, height)
    sheet.insert_obj(picture)
    sheet.gen_content()
    written = BytesIO()
    made.save(written)
    return written.getvalue()


@pytest.fixture
def scanned(tmp_path: Path) -> Path:
    path = tmp_path / "scan.pdf"
    path.write_bytes(scan())
    return path


def test_a_scan_is_told_to_be_one_and_what_to_do(habeas: Habeas, scanned: Path) -> None:
    done = habeas("read", scanned)
    assert done.returncode == 3
    assert done.stderr == (
        f"{scanned}: its pages are pictures: name their languages, as in --ocr eng+rus\n"
    )


def test_what_is_to_be_installed_is_told(
    scanned: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnreadableFile, match="install ocrmypdf"):
        SourceReader(ocr="eng").source(scanned)


@pytest.mark.parametrize("languages", ["english", "eng rus", "", "eng;id", "--help"])
def test_what_names_no_language_is_refused(habeas: Habeas, scanned: Path, languages: str) -> None:
    done = habeas("read", scanned, f"--ocr={languages}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--ocr" in done.stderr
    assert done.stderr.count("\n") == 1


@installed
def test_the_text_of_a_scan_is_recognized(scanned: Path) -> None:
    source = SourceReader(ocr="eng").source(scanned)
    assert " ".join(source.text.split()) == " ".join(LINES)
    assert source.id == f"sha256:{hashlib.sha256(scanned.read_bytes()).hexdigest()}"
    assert source.published is None  # the day of the scanning tells nothing
    assert any("recognized (eng)" in warning for warning in source.warnings)


@installed
def test_a_language_that_is_not_installed_is_named(scanned: Path) -> None:
    with pytest.raises(UnreadableFile, match="no data for tlh: install tesseract-ocr-tlh"):
        SourceReader(ocr="eng+tlh").source(scanned)


@installed
@pytest.mark.parametrize("end", [200, None])
def test_nothing_is_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: int | None
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    path = tmp_path / "scan.pdf"
    path.write_bytes(scan()[:end])
    if end is None:
        assert SourceReader(ocr="eng").source(path).text
    else:
        with pytest.raises(UnreadableFile, match="could not be recognized"):
            SourceReader(ocr="eng").source(path)
    assert list(temporary.iterdir()) == []
