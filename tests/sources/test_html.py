"""A web page is read without what the site puts around the report."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.errors import NoText, UnreadableFile
from habeas.sources.document import Document
from habeas.sources.html.reader import read_html
from tests.sources.passages import assert_sound, passages, words

PATH = Path("report.html")
SENTENCE = "On 3 May police in Brenik arrested Marta Keldova, the editor of a weekly newspaper."


def read(page: str) -> Document:
    document = read_html(page.encode(), PATH)
    assert_sound(document)
    return document


PAGE = f"""<!doctype html>
<html lang="en-GB"><head><title>Veldara | Rights Desk</title>
<meta property="og:site_name" content="Rights Desk">
<meta property="article:published_time" content="2013-05-23T10:00:00+02:00">
<meta name="author" content="Ilja Brandt">
<style>p {{ color: red }}</style><script>var menu = "<p>no text</p>";</script></head>
<body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/about">About us</a></li></ul></nav>
</header>
<main><article>
<h1>Veldara: events of 2012</h1>
<h2>Arrests</h2>
<p>{SENTENCE}</p>
<ul><li>She was <b>re</b>leased in June.<ul><li>On bail.</li></ul></li></ul>
<table><tr><th>Name</th><th>Term</th></tr><tr><td>Keldova</td><td>3&nbsp;years</td></tr></table>
<aside><a href="/more">More on Veldara</a> <a href="/all">All countries</a></aside>
</article></main>
<form><label>Search</label><input name="q"><button>Go</button></form>
<footer><p>All rights reserved by the Rights Desk, in Brenik, since the year 1999.</p></footer>
</body></html>"""


def test_the_report_comes_with_its_structure_and_without_the_site() -> None:
    assert passages(read(PAGE)) == [
        ("title", "Veldara: events of 2012"),
        ("heading", "Arrests"),
        ("paragraph", SENTENCE),
        ("bullet", "She was released in June."),
        ("bullet", "On bail."),
        ("cell", "Name"),
        ("cell", "Term"),
        ("cell", "Keldova"),
        ("cell", "3 years"),
    ]


def test_what_the_page_says_of_itself_is_kept() -> None:
    document = read(PAGE)
    assert document.title == "Veldara: events of 2012"
    assert document.publisher == "Rights Desk"
    assert document.author == "Ilja Brandt"
    assert document.published == "2013-05-23"
    assert document.language == "en-GB"
    assert [b.level for b in document.blocks if b.kind == "bullet"] == [1, 2]
    assert document.blocks[2].section == "Arrests"


def test_the_title_comes_from_the_head_where_no_main_heading_is() -> None:
    document = read(
        f"<title>Veldara | Rights Desk</title>"
        f"<meta property='og:site_name' content='Rights Desk'><p>{SENTENCE}</p>"
    )
    assert document.title == "Veldara"


def test_a_page_without_any_structure_is_read_whole() -> None:
    document = read(f"<p>{SENTENCE}<p>Short.<p>She was freed")
    assert words(document, "paragraph") == [SENTENCE, "Short.", "She was freed"]


def test_a_report_that_an_open_menu_swallows_is_read() -> None:
    page = f"<nav><ul><li><a href='/'>Home</a><li><main><p>{SENTENCE}</p><p>Freed.</p></main>"
    assert passages(read(page)) == [("paragraph", SENTENCE), ("paragraph", "Freed.")]


def test_a_page_that_stands_in_a_form_is_read() -> None:
    page = f"<form><div><a href='/'>Home</a></div><div><p>{SENTENCE}</p></div></form>"
    assert words(read(page), "paragraph") == [SENTENCE]


def test_a_line_break_is_white_space_and_two_end_the_paragraph() -> None:
    page = "<p>Held<br>in Brenik.<br><br>Freed.</p>"
    assert words(read(page), "paragraph") == ["Held in Brenik.", "Freed."]


def test_bold_words_alone_are_a_heading() -> None:
    page = f"<p><b>Fair trial</b></p><p>{SENTENCE}</p><p><b>Keldova</b> was freed.</p>"
    assert [kind for kind, _ in passages(read(page))] == ["heading", "paragraph", "paragraph"]


def test_the_mark_of_a_footnote_is_left_out_and_the_note_kept() -> None:
    page = (
        f"<p>{SENTENCE}<sup><a href='#fn1'>1</a></sup> On the 5<sup>th</sup> she was freed.</p>"
        "<div class='footnotes'><p>Letter of her lawyer, 4 May 2012.</p></div>"
    )
    assert passages(read(page)) == [
        ("paragraph", f"{SENTENCE} On the 5th she was freed."),
        ("note", "Letter of her lawyer, 4 May 2012."),
    ]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("windows-1251", "cp1251"), ("utf-8", "utf-8"), ("iso-8859-1", "cp1252"), ("", "utf-16")],
)
def test_the_characters_are_those_of_the_declared_encoding(declared: str, encoding: str) -> None:
    name = "“Žižka”" if encoding == "cp1252" else "Дана Ковач"
    page = f"<html><head><meta charset='{declared}'></head><body><p>{name} was held.</p></body>"
    document = read_html(page.encode(encoding), PATH)
    assert document.text == f"{name} was held."


CYRILLIC = "Полиция задержала редактора газеты в Бренике, и суд отпустил её."


def page_that_states(charset: str, words: str) -> str:
    return f"<html><head><meta charset='{charset}'></head><body><p>{words}</p></body></html>"


@pytest.mark.parametrize(
    ("stated", "encoding"),
    [
        ("utf-8", "cp1251"),
        ("iso-8859-1", "cp1251"),  # what a server says of all pages
        ("iso-8859-1", "utf-8"),
        ("koi8-r", "cp1251"),
        ("windows-1251", "koi8-r"),
        ("utf-16", "utf-8"),
        ("utf-7", "cp1251"),
        ("unicode_escape", "utf-8"),
        ("zlib", "cp1251"),
        ("no such thing", "koi8-r"),
    ],
)
def test_an_encoding_that_the_letters_contradict_is_not_believed(
    stated: str, encoding: str
) -> None:
    document = read_html(page_that_states(stated, CYRILLIC).encode(encoding), PATH)
    assert document.text == CYRILLIC


def test_what_the_server_states_goes_before_what_the_page_states() -> None:
    words = "Олий суд ҳукмни ўзгартирди."
    data = page_that_states("iso-8859-9", "Ankara’da gözaltı").encode("cp1254")
    assert read_html(data, PATH, charset="windows-1254").text == "Ankara’da gözaltı"
    data = page_that_states("windows-1251", words).encode()
    assert read_html(data, PATH, charset="windows-1251").text == words


def test_a_wrong_declaration_does_not_spoil_the_text() -> None:
    page = "<meta charset='utf-8'><p>He said “no” in Brenik and was arrested there.</p>"
    assert "“no”" in read_html(page.encode("cp1252"), PATH).text


@pytest.mark.parametrize("page", ["<html></html>", "<script>var a = 1;</script>", "<!-- none -->"])
def test_a_page_without_words_holds_no_text(page: str) -> None:
    with pytest.raises(NoText):
        read_html(page.encode(), PATH)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(UnreadableFile):
        read_html(bytes(range(32)) * 100, PATH)


@given(
    st.lists(st.from_regex(r"[A-Z][a-z]{1,9}(?: [a-z]{1,9}){3,9}\.", fullmatch=True), min_size=1)
)
def test_every_paragraph_comes_to_the_letter(paragraphs: list[str]) -> None:
    page = "<body>" + "".join(f"<div><p>{text}</p></div>" for text in paragraphs)
    assert words(read(page), "paragraph") == paragraphs


@given(st.text("<>/abp &;!-\"'= \n\0é", max_size=200))
def test_no_markup_makes_it_fail(page: str) -> None:
    try:
        read(page)
    except (NoText, UnreadableFile):
        return
