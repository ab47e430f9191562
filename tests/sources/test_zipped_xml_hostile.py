"""DOCX, ODT and EPUB are archives of XML: what is done to harm through either ends in one line."""

from __future__ import annotations

import tracemalloc
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from habeas.errors import RefusedFile, SourceError
from habeas.sources.file_kind import FileKind
from habeas.sources.readers import reader_of
from tests.sources.docx_files import MAIN, docx, main, paragraph
from tests.sources.epub_files import SENTENCE, epub, page
from tests.sources.odt_files import MIMETYPE, STYLES, content
from tests.sources.odt_files import paragraph as odt_paragraph
from tests.sources.zipped import lying, swollen, zipped

Archive = Callable[..., bytes]


def of_docx(text: str = SENTENCE, head: str = "", **members: str | bytes) -> bytes:
    return docx("", **{MAIN: head + main(paragraph(text)), **members})


def of_odt(text: str = SENTENCE, head: str = "", **members: str | bytes) -> bytes:
    body = head + content(odt_paragraph(text))
    return zipped({"content.xml": body, "styles.xml": STYLES, **members}, mimetype=MIMETYPE)


def of_epub(text: str = SENTENCE, head: str = "", **members: str | bytes) -> bytes:
    chapter = page(f"<p>{text}</p>").replace("<!DOCTYPE html>", head)
    return epub("", **{"EPUB/c0.xhtml": chapter, **members})


KINDS: dict[FileKind, tuple[Archive, str]] = {
    "docx": (of_docx, MAIN),
    "odt": (of_odt, "content.xml"),
    "epub": (of_epub, "EPUB/c0.xhtml"),
}
each_kind = pytest.mark.parametrize(
    ("kind", "make", "member"), [(kind, *made) for kind, made in KINDS.items()], ids=KINDS
)


def text_of(kind: FileKind, data: bytes) -> str:
    return reader_of(kind)(data, Path("report")).text


def refusal(kind: FileKind, data: bytes) -> str:
    with pytest.raises(RefusedFile) as told:
        text_of(kind, data)
    assert str(told.value).isprintable()
    return str(told.value)


def without(data: bytes, member: str) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            if name != member:
                new.writestr(name, old.read(name))
    return written.getvalue()


LAUGHS = "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9))
DEFINITIONS = {
    "external": "<!DOCTYPE a [<!ENTITY j SYSTEM 'file:///etc/hostname'>]>",
    "remote": "<!DOCTYPE a [<!ENTITY j SYSTEM 'http://127.0.0.1:9/'>]>",
    "parameter": "<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///etc/hostname'> %p;]>",
    "billion laughs": f"<!DOCTYPE a [<!ENTITY a 'ha'>{LAUGHS}]>",
    "quadratic": f"<!DOCTYPE a [<!ENTITY j '{'ha' * 50_000}'>]>",
}


@each_kind
@pytest.mark.parametrize("head", DEFINITIONS.values(), ids=DEFINITIONS)
def test_entities_are_refused(kind: FileKind, make: Archive, member: str, head: str) -> None:
    assert "entities" in refusal(kind, make("&j;" * 1000, head)), member


@each_kind
def test_text_of_600_mb_is_refused_without_being_held(
    kind: FileKind, make: Archive, member: str
) -> None:
    data = swollen(without(make(), member), member, 600_000_000)
    assert len(data) < 1_000_000
    tracemalloc.start()
    assert "100 MB" in refusal(kind, data)
    assert tracemalloc.get_traced_memory()[1] < 350_000_000
    tracemalloc.stop()


@each_kind
def test_a_picture_of_2_gb_is_not_unpacked(kind: FileKind, make: Archive, member: str) -> None:
    data = swollen(make(), "media/image1.png", 2_000_000_000)
    tracemalloc.start()
    assert SENTENCE in text_of(kind, data), member
    assert tracemalloc.get_traced_memory()[1] < 50_000_000
    tracemalloc.stop()


@each_kind
@pytest.mark.parametrize("tag", ["p", "div", "a"])
def test_100_000_nested_tags_are_refused(
    kind: FileKind, make: Archive, member: str, tag: str
) -> None:
    deep = f"<{tag}>" * 100_000 + f"</{tag}>" * 100_000
    assert "deep" in refusal(kind, make(deep)), member


@each_kind
@pytest.mark.parametrize("name", ["../evil.xml", "a/../../evil.xml", "..\\evil.xml", "/evil.xml"])
def test_a_member_that_points_outside_is_refused(
    kind: FileKind, make: Archive, member: str, name: str
) -> None:
    assert "outside" in refusal(kind, make(**{name: "<a/>"})), member


@each_kind
def test_two_members_of_one_name_are_refused(kind: FileKind, make: Archive, member: str) -> None:
    assert "two of one name" in refusal(kind, make(**{member.upper(): "<a/>"}))


@each_kind
@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_cannot_be_unpacked_in_small_pieces_is_not(
    kind: FileKind, make: Archive, member: str, method: int
) -> None:
    written = BytesIO(without(make(), member))
    with zipfile.ZipFile(written, "a") as archive:
        archive.writestr(zipfile.ZipInfo(member), b" " * 1_000_000, method)
    assert "unusual" in refusal(kind, written.getvalue())


@each_kind
def test_two_documents_in_one_file_are_refused(kind: FileKind, make: Archive, member: str) -> None:
    assert "two files in one" in refusal(kind, make() + make("Nobody was held.")), member


@each_kind
def test_a_size_that_is_not_its_own_is_told(kind: FileKind, make: Archive, member: str) -> None:
    with pytest.raises(SourceError, match="damaged"):
        text_of(kind, lying(make(), member))


@each_kind
def test_members_that_share_their_bytes_are_told(
    kind: FileKind, make: Archive, member: str
) -> None:
    data = bytearray(make(**{"other.xml": "<a>Nobody was held.</a>"}))
    other, this = data.rindex(b"other.xml") - 46, data.rindex(member.encode()) - 46
    data[this + 42 : this + 46] = data[other + 42 : other + 46]  # where it begins
    with pytest.raises(SourceError, match="damaged"):
        text_of(kind, bytes(data))


def test_a_page_that_a_book_names_a_thousand_times_is_read_once() -> None:
    items = "".join(
        f'<item id="i{n}" href="c0.xhtml" media-type="application/xhtml+xml"/>'
        for n in range(50_000)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(50_000))
    package = f"<package><manifest>{items}</manifest><spine>{spine}</spine></package>"
    assert text_of("epub", of_epub(**{"EPUB/book.opf": package})) == SENTENCE


@pytest.mark.parametrize("value", ["9" * 5000, "-1", "x", "٣", "99999999999"])
@pytest.mark.parametrize("tag", ["outlineLvl", "ilvl"])
def test_a_level_that_is_none_does_no_harm(tag: str, value: str) -> None:
    properties = f'<w:p><w:pPr><w:{tag} w:val="{value}"/></w:pPr>'
    body = main(paragraph(SENTENCE).replace("<w:p>", properties))
    style = f'<w:styles><w:style><w:outlineLvl w:val="{value}"/></w:style></w:styles>'
    assert text_of("docx", docx("", **{MAIN: body, "word/styles.xml": style})) == SENTENCE


def test_a_title_of_many_pieces_is_put_together_once() -> None:
    core = f"<core><title>{'a &amp; ' * 300_000}</title></core>"
    document = reader_of("docx")(of_docx(**{"docProps/core.xml": core}), Path("report.docx"))
    assert document.title is not None
    assert len(document.title) == 4 * 300_000 - 1
