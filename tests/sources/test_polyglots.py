"""A file that is several things at once is read as one of them, the same one under every name."""

from __future__ import annotations

import os
import tracemalloc
from pathlib import Path

import pytest

from habeas.errors import NoText, RefusedFile, SourceError
from habeas.sources.containers.container import container_kind, members
from habeas.sources.file_kind import file_kind
from habeas.sources.opened_file import open_file
from habeas.sources.readers import reader_of
from habeas.sources.reading_source import read_source
from tests.sources.docx_files import docx, paragraph
from tests.sources.printed import Print, pdf
from tests.sources.web_archives import compressed, record
from tests.sources.zip_files import zipped

PATH = Path("report")
NAMES = tuple(
    f"report.{suffix}"
    for suffix in "txt html pdf docx docm doc odt rtf epub eml md zip warc warc.gz wacz exe".split()
)
PRINTED = pdf([Print(72, 700, "Printed: police arrested Marta Keldova in Brenik.")])
WEB = b"<!doctype html><html><body><p>Web: police arrested Marta Keldova.</p></body></html>"
MAIL = b"From: a@b.example\nMIME-Version: 1.0\n\nMail: police arrested Marta Keldova.\n"
WORD = docx(paragraph("Word: police arrested Marta Keldova."))
RICH = rb"{\rtf1\ansi Rich: police arrested Marta Keldova.\par}"
PACKED = zipped([("a.txt", b"Packed: police arrested Marta Keldova.\n")])

DOCUMENTS = {
    "PDF then ZIP": (PRINTED + PACKED, "Printed"),
    "PDF then HTML": (PRINTED + WEB, "Printed"),
    "HTML then PDF": (WEB + b" " * 2000 + PRINTED, "Web"),
    "e-mail then HTML": (MAIL + b"\n" + b"<p>", "Mail"),
    "RTF then ZIP": (RICH + PACKED, "Rich"),
    "RTF then PDF": (RICH + b" " * 2000 + PRINTED, "Rich"),
    "DOCX with PDF as a member": (
        docx(paragraph("Word: held."), **{"word/a.pdf": PRINTED}),
        "Word",
    ),
}
TOLD = {
    "HTML then ZIP": WEB + PACKED,
    "e-mail then ZIP": MAIL + PACKED,
    "ZIP then ZIP": PACKED + PACKED,
    "DOCX then DOCX": WORD + WORD,
    "DOCX then ZIP": WORD + PACKED,
    "ZIP then DOCX": PACKED + WORD,
}


@pytest.mark.parametrize(("data", "words"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_polyglot_is_read_as_what_it_begins_with(tmp_path: Path, data: bytes, words: str) -> None:
    texts = set()
    for name in NAMES:
        path = tmp_path / name
        path.write_bytes(data)
        assert container_kind(data, path) is None
        texts.add(read_source(path).text)
    [text] = texts
    assert text.startswith(words)
    assert "Packed" not in text


@pytest.mark.parametrize("data", TOLD.values(), ids=TOLD)
@pytest.mark.parametrize("name", NAMES)
def test_an_archive_in_the_midst_of_a_file_is_told(tmp_path: Path, data: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(SourceError) as told:
        read_source(path)
    assert str(told.value).isprintable()


@pytest.mark.parametrize(
    "data", [WORD, PRINTED, MAIL, RICH, WEB], ids="docx pdf eml rtf html".split()
)
def test_the_same_bytes_are_the_same_under_every_name(tmp_path: Path, data: bytes) -> None:
    found = set()
    for name in NAMES:
        path = tmp_path / name
        path.write_bytes(data)
        source = read_source(path)
        found.add((source.id, source.text, source.media_type))
    assert len(found) == 1


@pytest.mark.parametrize(
    "data", [PACKED, record(), compressed(record())], ids="zip warc gz".split()
)
def test_a_container_is_the_same_under_every_name(data: bytes) -> None:
    found = {
        (container_kind(data, Path(name)), tuple(m.name for m in members(data, Path(name))))
        for name in NAMES
    }
    assert len(found) == 1


def test_macros_of_a_renamed_docm_are_not_read() -> None:
    data = docx(paragraph("Held."), **{"word/vbaProject.bin": b"Attribute VB_Name = Shell"})
    for name in ("report.docm", "report.docx", "report.doc"):
        assert file_kind(data, Path(name)) == "docx"
        assert reader_of("docx")(data, Path(name)).text == "Held."


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_no_byte_holds_no_text(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.touch()
    with pytest.raises(NoText, match="empty"):
        read_source(path)
    with pytest.raises(NoText, match="empty"):
        list(members(b"", path))


def test_a_file_of_5_gb_is_refused_by_its_size_and_not_read(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.touch()
    os.truncate(path, 5_000_000_000)
    tracemalloc.start()
    with pytest.raises(RefusedFile, match="larger than 200 MB"):
        open_file(path)
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


def test_a_pipe_that_does_not_end_is_refused() -> None:
    with pytest.raises(RefusedFile, match="larger"):
        open_file(Path("/dev/zero"), largest=1_000_000)
