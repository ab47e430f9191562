"""A book is read chapter by chapter, without what is there to find one's way in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.errors import NoText
from habeas.sources.reading_source import read_source
from tests.sources.epub_files import MIMETYPE, SENTENCE, XHTML, epub, package, page, read
from tests.sources.passages import passages, words


def test_the_chapters_come_in_their_order_with_their_structure() -> None:
    document = read(
        epub(
            "<h1>Veldara in 2012</h1><nav><ol><li><a href='c1.xhtml'>Arrests</a></li></ol></nav>",
            f"<h1><a href='c0.xhtml'>Arrests</a></h1><p>{SENTENCE}</p>"
            "<ul><li>She was <b>re</b>leased.<ul><li>On bail.</li></ul></li></ul>",
            "<h2>Trials</h2><table><tr><td>Keldova</td><td>3&nbsp;years</td></tr></table>"
            "<p><a id='page7'/>He was “free” &amp; well &eacute; &unknown; & so.</p>",
        )
    )
    assert passages(document) == [
        ("title", "Veldara in 2012"),
        ("heading", "Arrests"),
        ("paragraph", SENTENCE),
        ("bullet", "She was released."),
        ("bullet", "On bail."),
        ("heading", "Trials"),
        ("cell", "Keldova"),
        ("cell", "3 years"),
        ("paragraph", "He was “free” & well é &unknown; & so."),
    ]
    assert document.warnings == ()


def test_what_the_book_says_of_itself_is_kept() -> None:
    document = read(epub(f"<p>{SENTENCE}</p>"))
    assert (document.title, document.author) == ("Veldara in 2012", "Ilja Brandt")
    assert (document.publisher, document.published) == ("Rights Desk", "2013-05-23")
    assert document.language == "en-GB"


def test_navigation_and_contents_are_left_out_and_links_alone_are_furniture() -> None:
    items = {"nav.xhtml": f'{XHTML} properties="nav"', "toc%20page.xhtml": "", "a.xhtml": ""}
    guide = '<reference type="toc" href="toc%20page.xhtml#top"/>'
    data = epub(
        **{
            "EPUB/book.opf": package(items, guide=guide),
            "EPUB/nav.xhtml": page("<p>Go to page 7.</p>"),
            "EPUB/toc page.xhtml": page("<p>Chapter 1, page 7.</p>"),
            "EPUB/a.xhtml": page(f"<p><a href='b.xhtml'>Next chapter</a></p><p>{SENTENCE}</p>"),
        }
    )
    assert passages(read(data)) == [("furniture", "Next chapter"), ("paragraph", SENTENCE)]


@pytest.mark.parametrize("mark", ["epub:type='noteref'", "class='footnote-ref'"])
def test_the_mark_of_a_note_is_left_out_and_the_note_kept(mark: str) -> None:
    body = (
        f"<p>{SENTENCE}<a {mark} href='#n1'>1</a></p>"
        "<aside epub:type='rearnote' id='n1'><p>Letter of her lawyer.</p></aside>"
    )
    assert passages(read(epub(body))) == [
        ("paragraph", SENTENCE),
        ("note", "Letter of her lawyer."),
    ]


def test_a_chapter_that_is_no_sound_xml_is_read_as_html() -> None:
    assert words(read(epub(f"<p>{SENTENCE}<br>Freed.")), "paragraph") == [f"{SENTENCE} Freed."]


def test_what_is_hidden_missing_or_no_page_is_told() -> None:
    items = {
        "a.xhtml": "",
        "missing.xhtml": "",
        "http://rights.example/b.xhtml": "",
        "map.png": 'media-type="image/png"',
    }
    body = f"<p>{SENTENCE}</p><section hidden=''><p>Never shown.</p></section>"
    members: dict[str, str | bytes] = {
        "EPUB/book.opf": package(items),
        "EPUB/a.xhtml": page(body),
        "EPUB/map.png": b"P",
    }
    document = read(epub(**members))
    assert document.text == SENTENCE
    hidden, missing, pictures = document.warnings
    assert "hidden" in hidden
    assert "missing" in missing
    assert missing.endswith("2.")
    assert pictures.endswith("1.")


def test_its_content_says_that_it_is_one(tmp_path: Path) -> None:
    path = tmp_path / "report.zip"
    path.write_bytes(epub(f"<p>{SENTENCE}</p>"))
    assert read_source(path).media_type == MIMETYPE


def test_a_book_of_pictures_holds_no_text() -> None:
    with pytest.raises(NoText):
        read(epub("<p><img src='a.png' alt='A map'/></p>"))
