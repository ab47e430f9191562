"""A book that is torn or made to do harm is told in one line, and none makes reading fail."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.errors import NoText, RefusedFile, UnreadableFile
from habeas.sources.composition import tidy
from tests.sources.epub_files import CONTAINER, SENTENCE, epub, package, page, read
from tests.sources.passages import words
from tests.sources.zipped import BOMB, encrypted, lying


@pytest.mark.parametrize("size", [0, 4, 100, 500])
def test_a_torn_file_is_told(size: int) -> None:
    with pytest.raises(UnreadableFile):
        read(epub(f"<p>{SENTENCE}</p>")[:size])


@pytest.mark.parametrize(
    "members",
    [
        {"META-INF/container.xml": "<container/>"},
        {"META-INF/container.xml": CONTAINER[:60]},
        {"EPUB/book.opf": "<package>"},
        {"EPUB/book.opf": b"\0\1\2"},
    ],
    ids=["no package", "torn container", "torn package", "no xml"],
)
def test_a_broken_package_is_told(members: dict[str, str | bytes]) -> None:
    with pytest.raises(UnreadableFile):
        read(epub(f"<p>{SENTENCE}</p>", **members))


def test_a_lying_size_is_told() -> None:
    with pytest.raises(UnreadableFile):
        read(lying(epub(f"<p>{SENTENCE}</p>"), "EPUB/c0.xhtml"))


ENTITY = "<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"
PROTECTED = (
    "<encryption><EncryptedData><EncryptionMethod Algorithm='{}'/><KeyInfo/><CipherData>"
    "<CipherReference URI='EPUB/{}'/></CipherData></EncryptedData></encryption>"
)


@pytest.mark.parametrize(
    "members",
    [
        {"EPUB/c0.xhtml": ENTITY + page("<p>&a;</p>")},
        {"EPUB/c0.xhtml": (ENTITY + page("<p>&a;</p>")).encode("utf-16")},
        {"EPUB/c0.xhtml": "<!DOCTYPE a SYSTEM '>' [<!ENTITY a 'ha'>]>" + page("<p>&a;</p>")},
        {"EPUB/book.opf": ENTITY + package({"c0.xhtml": ""}, "<dc:title>&a;</dc:title>")},
        {"META-INF/container.xml": ENTITY + "<container/>"},
        {"EPUB/c0.xhtml": page("").encode() + BOMB},
        {"EPUB/c0.xhtml": "<div>" * 100_000 + "</div>" * 100_000},
        {"EPUB/book.opf": "<a>" * 100_000 + "</a>" * 100_000},
        {"../../evil.xhtml": "<a/>"},
        {"EPUB/book.opf": package({"../../../etc/hostname": ""})},
        {"EPUB/book.opf": package({"/etc/hostname": ""})},
        {"epub/c0.XHTML": "<a/>"},
        {
            "META-INF/encryption.xml": PROTECTED.format(
                "http://www.w3.org/2001/04/xmlenc#aes128-cbc", "c0.xhtml"
            )
        },
    ],
    ids=(
        "entity utf-16 quoted package container bomb depth package-depth outside link root twice"
        " protected"
    ).split(),
)
def test_a_file_made_to_do_harm_is_refused(members: dict[str, str | bytes]) -> None:
    with pytest.raises(RefusedFile) as told:
        read(epub(f"<p>{SENTENCE}</p>", **members))
    assert "\n" not in str(told.value)


def test_many_chapters_that_unpack_to_very_much_are_refused() -> None:
    many = {f"c{n}.xhtml": "" for n in range(4)}
    bomb = page("").encode() + BOMB[:60_000_000]
    chapters = {f"EPUB/{name}": bomb for name in many}
    with pytest.raises(RefusedFile, match="200 MB"):
        read(epub(**chapters, **{"EPUB/book.opf": package(many)}))


def test_an_archive_with_a_password_is_refused() -> None:
    with pytest.raises(RefusedFile, match="password"):
        read(encrypted(epub(f"<p>{SENTENCE}</p>"), "EPUB/c0.xhtml"))


def test_encrypted_fonts_do_not_matter() -> None:
    method = PROTECTED.format("http://www.idpf.org/2008/embedding", "a.otf")
    data = epub(f"<p>{SENTENCE}</p>", **{"META-INF/encryption.xml": method})
    assert read(data).text == SENTENCE


def test_a_chapter_made_to_choke_its_reader_is_read_once() -> None:
    attributes = " ".join(f"a{n}='1'" for n in range(300_000))
    one = "".join("<itemref idref='i0'/>" for _ in range(100_000))
    opf = package({"c0.xhtml": ""}).replace("</spine>", f"{one}</spine>")
    document = read(epub(f"<p {attributes}>{SENTENCE}</p>", **{"EPUB/book.opf": opf}))
    assert document.text == SENTENCE


PRINTED = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cn", "Cs")), max_size=30)


@given(st.lists(st.lists(PRINTED, min_size=1, max_size=4), min_size=1, max_size=4))
@settings(max_examples=30)
def test_every_paragraph_comes_to_the_letter(chapters: list[list[str]]) -> None:
    expected = [[f"Held {text} there." for text in chapter] for chapter in chapters]
    bodies = ["".join(f"<p>{escape(text)}</p>" for text in chapter) for chapter in expected]
    found = words(read(epub(*bodies)), "paragraph")
    assert found == [tidy(text) for chapter in expected for text in chapter]


@given(st.text("<>/abp &;!-\"'= \n\0é", max_size=200))
def test_no_markup_makes_it_fail(body: str) -> None:
    try:
        read(epub(body))
    except (NoText, UnreadableFile):
        return
