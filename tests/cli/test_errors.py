"""Bad input: one line with the file and the reason, the status of its kind, and no traceback."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfWriter

from tests.conftest import Habeas

UNREADABLE, NO_TEXT, REFUSED = 2, 3, 4


def encrypted_pdf(path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(width=595, height=842)
    writer.encrypt("a password", algorithm="RC4-128")
    pages = io.BytesIO()
    writer.write(pages)
    path.write_bytes(pages.getvalue())


def blank_pdf(path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(width=595, height=842)
    pages = io.BytesIO()
    writer.write(pages)
    path.write_bytes(pages.getvalue())


def nothing(path: Path) -> None:
    """The file is not there."""


def of_bytes(content: bytes) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.write_bytes(content)

    return make


NOISE = random.Random(7).randbytes(5000)  # noqa: S311 -- the same noise on every run
BAD_FILES = {
    "missing": ("missing.txt", nothing, UNREADABLE),
    "directory": ("folder", Path.mkdir, UNREADABLE),
    "binary": ("noise.txt", of_bytes(NOISE), UNREADABLE),
    "binary of no kind": ("noise", of_bytes(NOISE), UNREADABLE),
    "picture": ("scan.png", of_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + NOISE), UNREADABLE),
    "damaged PDF": ("torn.pdf", of_bytes(b"%PDF-1.7\n1 0 obj\n<<"), UNREADABLE),
    "damaged DOCX": ("torn.docx", of_bytes(b"PK\x03\x04" + NOISE), UNREADABLE),
    "empty": ("empty.txt", of_bytes(b""), NO_TEXT),
    "empty PDF file": ("empty.pdf", of_bytes(b""), NO_TEXT),
    "white space": ("blank.txt", of_bytes(b" \n\t\r\n \n"), NO_TEXT),
    "PDF without text": ("blank.pdf", blank_pdf, NO_TEXT),
    "encrypted PDF": ("locked.pdf", encrypted_pdf, REFUSED),
}


@pytest.mark.parametrize(("name", "make", "status"), BAD_FILES.values(), ids=BAD_FILES.keys())
def test_a_bad_file_is_told_in_one_line(
    habeas: Habeas, tmp_path: Path, name: str, make: Callable[[Path], None], status: int
) -> None:
    path = tmp_path / name
    make(path)
    done = habeas("read", path)
    assert done.returncode == status, done.stderr
    assert done.stdout == ""
    [line] = done.stderr.splitlines()
    assert line.startswith(f"{path}: ")
    assert len(line) > len(f"{path}: ") + 5, "a reason is given"
    assert "internal error" not in line


def test_the_other_files_are_still_read(habeas: Habeas, tmp_path: Path, report: Path) -> None:
    missing = tmp_path / "missing.txt"
    done = habeas("read", missing, report, "--format", "jsonl")
    assert done.returncode == UNREADABLE
    assert len(done.stdout.splitlines()) == 1
    assert len(done.stderr.splitlines()) == 1


def test_the_exit_status_is_the_highest_of_all_files(habeas: Habeas, tmp_path: Path) -> None:
    empty, locked = tmp_path / "empty.txt", tmp_path / "locked.pdf"
    empty.touch()
    encrypted_pdf(locked)
    done = habeas("read", locked, empty, tmp_path / "missing.txt")
    assert done.returncode == REFUSED
    assert len(done.stderr.splitlines()) == 3


@pytest.mark.parametrize(
    "content",
    ["[[types", "types = 3\n", '[types.arrest]\ncolour = "red"\n', "\0\0"],
    ids=["no TOML", "wrong shape", "unknown entry", "binary"],
)
def test_a_broken_codebook_is_told_before_any_file_is_read(
    habeas: Habeas, tmp_path: Path, report: Path, content: str
) -> None:
    codebook = tmp_path / "my.toml"
    codebook.write_text(content, encoding="utf-8")
    done = habeas("read", report, "--codebook", codebook)
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert line.startswith(f"{codebook}: ")
    assert "internal error" not in line


def test_a_missing_codebook_is_told(habeas: Habeas, tmp_path: Path, report: Path) -> None:
    codebook = tmp_path / "no.toml"
    done = habeas("read", report, "--codebook", codebook)
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert line.startswith(f"{codebook}: ")


def test_an_unknown_event_type_is_told(habeas: Habeas) -> None:
    done = habeas("codebook", "birthday")
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert "birthday" in line


def test_debug_shows_the_traceback_above_the_line(habeas: Habeas, tmp_path: Path) -> None:
    done = habeas("read", tmp_path / "missing.txt", "--debug")
    assert done.returncode == UNREADABLE
    assert "Traceback" in done.stderr
    assert done.stderr.splitlines()[-1].startswith(f"{tmp_path / 'missing.txt'}: ")


def test_a_name_with_line_breaks_and_terminal_codes_stays_one_harmless_line(
    habeas: Habeas, tmp_path: Path
) -> None:
    done = habeas("read", tmp_path / "two\nlines\x1b[2J.txt")
    [line] = done.stderr.splitlines()
    assert r"two\nlines\x1b[2J.txt: " in line


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--period", "last year"], "--period"),
        (["--period", "2012-13"], "--period"),
        (["--country", "Atlantis"], "--country"),
        (["--format", "table", "--out", "folder"], "--out"),
    ],
)
def test_a_value_that_makes_no_sense_is_told_in_one_line(
    habeas: Habeas, tmp_path: Path, report: Path, arguments: list[str], told: str
) -> None:
    done = habeas("read", report, *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert told in line
    assert not (tmp_path / "folder").exists()


def test_a_page_for_each_of_two_files_needs_a_folder(habeas: Habeas, report: Path) -> None:
    done = habeas("read", report, report, "--format", "html")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--out" in done.stderr


def test_a_misspelt_option_is_told_with_what_is_known(habeas: Habeas, report: Path) -> None:
    done = habeas("read", report, "--formt", "json")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--format" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_cannot_be_made_is_told(habeas: Habeas, tmp_path: Path, report: Path) -> None:
    (tmp_path / "file").touch()
    done = habeas("read", report, "--out", tmp_path / "file" / "out")
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert str(tmp_path / "file") in line
