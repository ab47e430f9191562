"""An e-mail is read as it was written; its subject, sender and date are those of the source."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from habeas.errors import NoText, UnreadableFile
from habeas.sources.document import Document
from habeas.sources.eml.reader import read_eml
from habeas.sources.eml.signs import is_email
from habeas.sources.reading_source import read_source
from tests.sources.passages import assert_sound, passages, words

PATH = Path("letter.eml")
SENTENCE = "On 3 May police in Brenik arrested Marta Keldova, the editor of a weekly newspaper."


def message(text: str = SENTENCE, **head: str) -> EmailMessage:
    written = EmailMessage()
    lines = {
        "From": "Ilja Brandt <ilja.brandt@desk.example>",
        "To": "list@desk.example",
        "Subject": "Veldara: an editor is held",
        "Date": "Wed, 23 May 2012 23:30:00 -0400",
        "Message-ID": "<1@desk.example>",
        **head,
    }
    for name, value in lines.items():
        written[name] = value
    written.set_content(text)
    return written


def read(written: EmailMessage | bytes) -> Document:
    data = written if isinstance(written, bytes) else written.as_bytes()
    assert is_email(data)
    document = read_eml(data, PATH)
    assert_sound(document)
    return document


def test_what_is_known_about_an_email() -> None:
    written = message()
    written["Content-Language"] = "en-GB"
    document = read(written)
    assert (document.title, document.author) == ("Veldara: an editor is held", "Ilja Brandt")
    assert (document.publisher, document.published) == (None, "2012-05-23")
    assert (document.language, document.warnings) == ("en-GB", ())
    assert passages(document) == [("paragraph", SENTENCE)]


@pytest.mark.parametrize(
    ("sender", "author", "publisher"),
    [
        ("Rights Desk <press@desk.example>", None, "Rights Desk"),
        ("Rights Desk <no-reply@desk.example>", None, "Rights Desk"),
        ("Ilja Brandt via Rights Desk <list@desk.example>", "Ilja Brandt", "Rights Desk"),
        ('"Ilja Brandt (Rights Desk)" <ib@desk.example>', "Ilja Brandt", "Rights Desk"),
        ('"Brandt, Ilja" <ib@desk.example>', "Brandt, Ilja", None),
        ("=?utf-8?q?Ilja_=C5=BDi=C5=BEka?= <iz@desk.example>", "Ilja Žižka", None),
        ("ib@desk.example", "ib@desk.example", None),
    ],
)
def test_who_sent_it(sender: str, author: str | None, publisher: str | None) -> None:
    data = message().as_bytes().replace(b"Ilja Brandt <ilja.brandt@desk.example>", sender.encode())
    document = read(data)
    assert (document.author, document.publisher) == (author, publisher)


def test_encodings_are_undone_in_subject_and_body() -> None:
    text = "Žižka was “freed” — Дана Ковач was not, and nobody was told why she was still held.\n"
    for encoding in ("quoted-printable", "base64", "8bit"):
        written = message(Subject="Fwd: RE: Žižka — “free”")
        written.set_content(text, cte=encoding)
        document = read(written)
        assert (document.title, document.text) == ("Žižka — “free”", text.strip())
    raw = message().as_bytes().replace(b"Veldara: an", "Žižka: an".encode())
    assert read(raw).title == "Žižka: an editor is held"


def test_the_page_is_read_before_the_plain_text() -> None:
    written = message("See the page in your browser.")
    page = f"<h1>Veldara</h1><p>Dear all,</p><p>{SENTENCE}</p><ul><li>She was freed.</li></ul>"
    written.add_alternative(page, subtype="html")
    assert passages(read(written)) == [
        ("heading", "Veldara"),
        ("paragraph", "Dear all,"),
        ("paragraph", SENTENCE),
        ("bullet", "She was freed."),
    ]


def test_the_plain_text_is_read_where_the_page_says_less() -> None:
    written = message(f"{SENTENCE} She was held.")
    written.add_alternative("<p><img src='http://desk.example/a.png'/>Held.</p>", subtype="html")
    assert words(read(written), "paragraph") == [f"{SENTENCE} She was held."]


def test_lines_flow_and_the_marks_of_replies_are_taken_off() -> None:
    written = message()
    text = (
        "Dear Ana,\n\nHere is what you asked for.\n\n> On 3 May police in Brenik arrested \n"
        "> Marta Keldova.\n>\n>> • She was freed.\n\n-- \nIlja Brandt\nRights Desk\n"
    )
    written.set_content(text, params={"format": "flowed"})
    assert passages(read(written)) == [
        ("paragraph", "Dear Ana,"),
        ("paragraph", "Here is what you asked for."),
        ("paragraph", "On 3 May police in Brenik arrested Marta Keldova."),
        ("bullet", "She was freed."),
        ("furniture", "Ilja Brandt Rights Desk"),
    ]


def test_attachments_are_named_and_not_read() -> None:
    written = message()
    for name in ("report.pdf", "../\u202eevil\r\n.html", "Žižka.txt"):
        written.add_attachment(b"Never read.", "text", "html", filename=name.replace("\r\n", ""))
    written.add_attachment(message("Nor this."))
    written.add_attachment(b"", "image", "png")
    document = read(written)
    assert document.text == SENTENCE
    [warning] = document.warnings
    assert "report.pdf, ../evil.html, Žižka.txt" in warning
    assert "the e-mail “Veldara: an editor is held”" in warning
    assert "(image/png)" in warning


def test_a_page_that_a_browser_saved_is_read_as_a_page() -> None:
    data = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://desk.example/veldara\r\n"
        "Subject: Veldara | Desk\r\nDate: Wed, 23 May 2020 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\n'
        "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        f"<h1>Veldara</h1><p>{SENTENCE}</p>\r\n--b\r\nContent-Type: text/css\r\n\r\np=7B\r\n--b--"
    )
    document = read(data.encode())
    assert (document.title, document.author, document.published) == ("Veldara", None, None)
    assert words(document, "paragraph") == [SENTENCE]


def test_its_content_says_that_it_is_one(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(message().as_bytes())
    source = read_source(path)
    assert (source.media_type, source.author) == ("message/rfc822", "Ilja Brandt")
    assert (source.period, source.period_basis) != (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "From: the Minister\nTo: the police\nSubject: Marta Keldova\n\nRelease her.",
        "From: the Minister <m@veldara.example>\nTo: the police\n\nRelease her.",
        "From: a@b.example\nMessage-ID: <1>\nRelease her at once.",
        "Received: 3 May, from Ana\n\nHer letter.",
    ],
)
def test_plain_text_that_resembles_an_email_stays_plain_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "memo.eml"
    path.write_text(text, encoding="utf-8")
    assert read_source(path).media_type == "text/plain"


def test_without_words_it_names_what_was_attached() -> None:
    written = message("")
    written.add_attachment(b"%PDF", "application", "pdf", filename="report.pdf")
    with pytest.raises(NoText, match=r"report\.pdf"):
        read(written)


def test_a_mailbox_is_told() -> None:
    mailbox = b"".join(b"From a@b Wed May 23 2012\n" + message().as_bytes() for _ in range(2))
    with pytest.raises(UnreadableFile, match="mailbox"):
        read(mailbox)
    one = b"From a@b Wed May 23 10:00:00 2012\n" + message().as_bytes()
    assert read(one).text == SENTENCE
