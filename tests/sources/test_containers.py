"""A container is known by its content, and nesting ends after one step."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest

from habeas.errors import NoText, RefusedFile
from habeas.sources.containers.container import container_kind, members
from habeas.sources.containers.limits import Allowance
from tests.sources.test_wacz import package, wacz
from tests.sources.web_archives import ADDRESS, compressed, record
from tests.sources.zip_files import GOOD, zipped

PATH = Path("file.bin")


def document() -> bytes:
    written = BytesIO()
    word = docx.Document()
    word.add_paragraph("Police arrested Marta Keldova.")
    word.save(written)
    return written.getvalue()


def typed(kind: bytes) -> bytes:
    """An archive that says first what it is."""
    return zipped([("mimetype", kind), ("content.xml", b"<a/>")], method=zipfile.ZIP_STORED)


WACZ = wacz(package(), a=compressed(record()))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (zipped([("a.txt", GOOD)]), "zip"),
        (zipped([]), "zip"),
        (record(), "warc"),
        (compressed(record()), "warc"),
        (WACZ, "wacz"),
        (zipped([("datapackage.json", b"{}"), ("data/a.csv", b"a,b")]), "zip"),
        (document(), None),
        (typed(b"application/vnd.oasis.opendocument.text"), None),
        (typed(b"application/epub+zip"), None),
        (compressed(b"any other text"), None),
        (b"\x1f\x8b\x08 damaged", None),
        (b"%PDF-1.4\n" + zipped([("a.txt", GOOD)]), None),
        (b"GIF89a" + zipped([("a.txt", GOOD)]), None),
        (b"<html>" + record(), None),
        (GOOD, None),
        (b"", None),
    ],
)
def test_content_says_what_a_container_is(data: bytes, kind: str | None) -> None:
    assert container_kind(data, PATH) == kind


def test_only_a_damaged_archive_is_what_its_name_says() -> None:
    assert container_kind(b"PK\x03\x04" + bytes(40), Path("a.docx")) is None
    assert container_kind(b"PK\x03\x04" + bytes(40), Path("a.zip")) == "zip"
    assert container_kind(zipped([("a.txt", GOOD)]), Path("a.docx")) == "zip"


def test_archives_in_an_archive_are_opened_once() -> None:
    inner = zipped([("a.txt", GOOD), ("b.txt", b"")])
    data = zipped([("in.zip", inner), ("c.warc", record()), ("d.wacz", WACZ), ("e.txt", GOOD)])
    found = list(members(data, PATH))
    assert [member.name for member in found] == [
        "in.zip: a.txt",
        "in.zip: b.txt",
        f"c.warc: {ADDRESS}",
        f"d.wacz: {ADDRESS}",
        "e.txt",
    ]
    assert [str(m.problem) for m in found if m.problem] == ["in.zip: b.txt: it is empty"]
    assert found[3].address == ADDRESS


def test_a_document_in_an_archive_is_not_opened_like_one() -> None:
    data = document()
    [member] = members(zipped([("a.docx", data)]), PATH)
    assert (member.name, member.data) == ("a.docx", data)


def test_an_archive_deeper_down_is_refused_by_name() -> None:
    deep = zipped([("deep.zip", zipped([("a.txt", GOOD)])), ("b.txt", GOOD)])
    found = list(members(zipped([("in.zip", deep), ("c.txt", GOOD)]), PATH))
    assert [m.name for m in found if not m.problem] == ["in.zip: b.txt", "c.txt"]
    [bad] = [member for member in found if member.problem]
    assert isinstance(bad.problem, RefusedFile)
    assert str(bad.problem).startswith("in.zip: deep.zip: it is an archive within")


def test_a_damaged_archive_in_an_archive_leaves_its_neighbours() -> None:
    data = zipped([("in.zip", zipped([("a.txt", GOOD)])[:-9]), ("c.txt", GOOD)])
    found = list(members(data, PATH))
    assert [m.name for m in found if not m.problem] == ["c.txt"]
    assert str(found[0].problem).startswith("in.zip: it is damaged")


def test_an_archive_in_an_archive_draws_on_the_same_allowance() -> None:
    inner = zipped([(f"{number}.txt", bytes(400_000)) for number in range(3)])
    data = zipped([("1.zip", inner), ("2.zip", inner)])
    reading = members(data, PATH, allowance=Allowance(PATH, total=1_500_000))
    assert next(reading).name == "1.zip: 0.txt"
    with pytest.raises(RefusedFile, match="the rest is not read"):
        list(reading)


def test_an_empty_file_and_a_document_are_no_containers() -> None:
    with pytest.raises(NoText, match="empty"):
        list(members(b"", PATH))
    with pytest.raises(RefusedFile, match="one document"):
        list(members(GOOD, PATH))
