"""Broken and hostile pages: all that can be read is, nothing is run or fetched, nothing hangs."""

from __future__ import annotations

import socket
import time
from pathlib import Path

import pytest

from habeas.errors import NoText
from habeas.sources.document import Document
from habeas.sources.html.reader import read_html
from tests.sources.hostile_pages import SENTENCE, TALL
from tests.sources.passages import assert_sound, passages, words

PATH = Path("report.html")


def read(page: str | bytes) -> Document:
    document = read_html(page if isinstance(page, bytes) else page.encode(), PATH)
    assert_sound(document)
    return document


@pytest.mark.parametrize("build", TALL.values(), ids=list(TALL))
def test_a_page_made_to_choke_its_reader_is_read(build: object) -> None:
    assert callable(build)
    assert SENTENCE in read(build(3000)).text


@pytest.mark.parametrize("build", TALL.values(), ids=list(TALL))
def test_the_time_grows_no_faster_than_the_page(build: object) -> None:
    assert callable(build)

    def seconds(times: int) -> float:
        page = build(times)
        began = time.process_time()
        read(page)
        return time.process_time() - began

    seconds(10)
    assert seconds(4000) < 12 * seconds(500) + 0.5  # eight times the page


@pytest.mark.parametrize(("what", "times"), [("attributes", 300_000), ("nested div", 200_000)])
def test_hundreds_of_thousands_are_read(what: str, times: int) -> None:
    assert words(read(TALL[what](times)), "paragraph") == [SENTENCE]


def test_what_is_no_text_for_the_eye_is_left_out() -> None:
    page = f"""<p>{SENTENCE}</p>
    <script>document.write("<p>run</p>")</script><style>p::after {{ content: "style" }}</style>
    <template><p>An inert sentence of a template that nobody ever sees on the page.</p></template>
    <svg><script>alert(1)</script><style>x</style><title>Drawing</title><text>label</text></svg>
    <p>Where <math><mi>x</mi><annotation>\\tex</annotation></math> is known.</p>
    <noscript><img src="https://example.org/pixel.png" alt="pixel">Turn on JavaScript.</noscript>
    <textarea>typed</textarea><select><option>chosen</option></select><object>Flash.</object>
    <p onclick="alert(1)">She was freed.</p>"""
    assert words(read(page), "paragraph") == [SENTENCE, "Where x is known.", "She was freed."]


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    page = f"""<!DOCTYPE html SYSTEM "http://127.0.0.1:9/a.dtd"><html><head>
    <base href="http://127.0.0.1:9/"><link rel="stylesheet" href="//127.0.0.1:9/a.css">
    <meta http-equiv="refresh" content="0; url=http://127.0.0.1:9/"></head><body>
    <img src="http://127.0.0.1:9/a.png"><img src="//127.0.0.1:9/b.png">
    <iframe src="file:///etc/passwd"></iframe><embed src="//127.0.0.1:9/c">
    <p>{SENTENCE} <a href="//127.0.0.1:9/">More</a></p></body></html>"""
    assert words(read(page), "paragraph") == [f"{SENTENCE} More"]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("cp1251", ""),
        ("cp1251", "utf-8"),
        ("kz1048", "windows-1251"),
        ("kz1048", ""),
        ("utf-16", "utf-8"),
        ("utf-16-le", ""),
        ("utf-16-be", "windows-1251"),
        ("utf-8", "utf-16"),
        ("utf-8-sig", "cp1251"),
        ("utf-32", ""),
    ],
)
def test_a_wrong_declaration_of_the_charset_does_not_spoil_the_letters(
    encoding: str, declared: str
) -> None:
    said = "Бреникте полиция апталық газеттің редакторы Дана Ковачты ұстады, ол қамауда жатыр. " * 4
    if encoding == "cp1251":
        said = "Полиция в Бренике задержала редактора газеты Дану Ковач, и суд арестовал её. " * 4
    meta = f"<meta charset='{declared}'>" if declared else ""
    page = f"<html><head>{meta}</head><body><p>{said.strip()}</p></body></html>"
    assert read(page.encode(encoding)).text == said.strip()


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("He\0ld", "Held"),
        ("&#0;", "\ufffd"),
        ("&#xD800;", "\ufffd"),
        ("&#xD83D;&#xDE00;", "\ufffd\ufffd"),
        ("&#x110000;", "\ufffd"),
        ("&#99999999999999999999;", "\ufffd"),
        ("&#x;", "&#x;"),
        ("&#128;uro", "€uro"),
        ("\u202egnirts\u202c", "\u202egnirts\u202c"),  # bidi overrides stay: the offsets are those
        ("ze\u200bro\u200d\u2060", "ze\u200bro\u200d\u2060"),
        ("Јan Оrlik", "Јan Оrlik"),  # Cyrillic letters that look Latin
        ("Z\u030cizka", "Z\u030cizka"),
        ("&Zcaron;i&zcaron;ka&nosuch;", "Žižka&nosuch;"),
        ("so&shy;ft", "so\xadft"),
        ("\x1b[31mred", "\x1b[31mred"),
    ],
)
def test_strange_characters_stay_or_become_a_replacement(written: str, read_as: str) -> None:
    text = read(f"<p>{SENTENCE}</p><p>The word {written} stands there.</p>").text
    _, _, word = text.partition("The word ")
    assert word.removesuffix(" stands there.").replace("\ufffd\ufffd", "\ufffd") in (
        read_as.replace("\ufffd\ufffd", "\ufffd"),
        read_as.replace("\ufffd", ""),  # a parser may leave out what stands for nothing
        read_as.replace("\x1b", ""),
    )


COOKIES = (
    "<div class='banner'><p>We use cookies to give you the best experience on this website. "
    "By staying you agree to them.</p><button>Accept all</button></div>"
)
APP = (
    "<noscript>You need to enable JavaScript to run this app.</noscript>"
    "<div id=root></div><script src=/a.js></script>"
)
FRAMES = (
    "<frameset cols='*'><frame src=a.html>"
    "<noframes>Your browser does not support frames.</noframes></frameset>"
)
MENU = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/a'>About us</a></li></ul></nav>"


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (COOKIES + MENU, "no text"),
        (MENU + "<div><a href='/a'>News</a> | <a href='/b'>Contact</a></div>", "no text"),
        ("<div id=root></div><script>render()</script>", "JavaScript"),
        (MENU + APP, "JavaScript"),
        (COOKIES + "<script>render()</script>", "JavaScript"),
        (FRAMES, "frame"),
        ("<frameset cols='*'><frame src=//example.org/a.html></frameset>", "frame"),
    ],
)
def test_a_page_without_a_report_says_why_it_holds_none(page: str, reason: str) -> None:
    with pytest.raises(NoText, match=reason) as told:
        read(f"<html><head><title>Site</title></head><body>{page}</body></html>")
    assert "\n" not in str(told.value)


def test_a_report_behind_frames_or_without_scripts_is_read() -> None:
    page = f"<html><frameset><frame src=a></frameset><noframes><p>{SENTENCE}</p></noframes></html>"
    assert words(read(page), "paragraph") == [SENTENCE]
    page = f"<script>app()</script><noscript><p>{SENTENCE}</p><p>She was freed.</p></noscript>"
    assert words(read(page), "paragraph") == [SENTENCE, "She was freed."]


def test_what_is_in_a_line_but_no_part_of_it_does_not_get_into_its_words() -> None:
    page = (
        f"<p><button>Copy</button>{SENTENCE}<button>?</button> "
        "She <svg><text>i</text></svg>fled.</p>"
    )
    assert passages(read(page)) == [("paragraph", f"{SENTENCE} She fled.")]
