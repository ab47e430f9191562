"""What holds for every kind of file: its content says what it is, and damage is told."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.errors import SourceError
from habeas.sources.file_kind import FileKind, file_kind
from habeas.sources.readers import reader_of
from habeas.sources.reading_source import read_source
from tests.sources.epub_files import epub
from tests.sources.odt_files import odt, paragraph
from tests.sources.passages import assert_sound

SENTENCE = "On 3 May police in Brenik arrested Marta Keldova, the editor of a weekly newspaper."


def word_file() -> bytes:
    document, written = docx.Document(), BytesIO()
    document.add_paragraph(SENTENCE)
    document.save(written)
    return written.getvalue()


FILES: dict[FileKind, bytes] = {
    "text": f"Veldara\n\n{SENTENCE}\n".encode(),
    "html": f"<!doctype html><html><body><p>{SENTENCE}</p></body></html>".encode(),
    "docx": word_file(),
    "odt": odt(paragraph(SENTENCE)),
    "rtf": rf"{{\rtf1\ansi{{\fonttbl{{\f0 Times;}}}}\pard {SENTENCE}\par}}".encode(),
    "epub": epub(f"<h1>Veldara</h1><p>{SENTENCE}</p>"),
    "eml": f"From: a@b.example\nMIME-Version: 1.0\n\n{SENTENCE}\n".encode(),
    "markdown": f"# Veldara\n\n# Arrests\n\n**{SENTENCE}**\n\n[her page](a.html)\n".encode(),
}
NAMES = ("report.txt", "report.docx", "report.odt", "report.rtf", "report.epub", "report.eml")


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("name", [*NAMES, "report.pdf", "report"])
def test_the_content_says_what_it_is_whatever_its_name(
    tmp_path: Path, kind: FileKind, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[kind])
    assert file_kind(FILES[kind], path) == kind
    assert SENTENCE in read_source(path).text


@pytest.mark.parametrize("name", [*NAMES, "report.md"])
def test_an_old_word_file_is_told_whatever_its_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(999))
    with pytest.raises(SourceError, match="old office file"):
        read_source(path)


@pytest.mark.parametrize("kind", FILES)
@given(data=st.data())
@settings(max_examples=60)
def test_a_damaged_file_is_told_or_read_soundly(kind: FileKind, data: st.DataObject) -> None:
    content = bytearray(FILES[kind])
    at = st.integers(0, len(content) - 1)
    for place, octet in data.draw(st.lists(st.tuples(at, st.integers(0, 255)), max_size=4)):
        content[place] = octet
    torn = bytes(content[: data.draw(st.integers(1, len(content)))])
    try:
        document = reader_of(kind)(torn, Path("report"))
    except SourceError:
        return
    assert_sound(document)
