"""An e-mail that is made to do harm is told in one line, and none makes reading fail."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.errors import NoText, RefusedFile, UnreadableFile
from habeas.sources.document import Document
from habeas.sources.eml.reader import read_eml
from habeas.sources.eml.signs import is_email
from tests.sources.passages import assert_sound, words

PATH = Path("letter.eml")
SENTENCE = "On 3 May police in Brenik arrested Marta Keldova, the editor of a weekly newspaper."
HEAD = "From: Ilja <i@desk.example>\nMIME-Version: 1.0\n"
PLAIN = "Content-Type: text/plain\n"


def read(text: str) -> Document:
    data = text.encode("utf-8", "surrogateescape")
    document = read_eml(data, PATH)
    assert_sound(document)
    return document


def nested(depth: int) -> str:
    opened = "".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth)
    )
    return f"{HEAD}{opened}{PLAIN}\n{SENTENCE}\n"


@pytest.mark.parametrize(
    "text",
    [
        nested(100_000),
        nested(300),
        HEAD + "Content-Type:\n message/rfc822\n\n" * 1000 + SENTENCE,
        HEAD + "Content-Type: text/plain" + '; a="' * 100_000 + f"\n\n{SENTENCE}",
        HEAD + "Content-Disposition: inline;\n" + " a*0=b;\n" * 100_000 + f"\n\n{SENTENCE}",
        f"{HEAD}Content-Type: multipart/encrypted; boundary=b\n\n--b\n\nVersion: 1\n--b--",
        f"{HEAD}Content-Type: application/pkcs7-mime; name=smime.p7m\n\nMIIB",
        f"{HEAD}{PLAIN}\n-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n",
    ],
    ids="depth depth-300 messages parameters pieces encrypted s-mime pgp".split(),
)
def test_an_email_made_to_do_harm_is_refused(text: str) -> None:
    with pytest.raises(RefusedFile) as told:
        read(text)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    "text",
    [
        nested(50),
        f"{HEAD}Subject: {'=?utf-8?q?a?= ' * 100_000}\n{PLAIN}\n{SENTENCE}",
        f"{HEAD}Subject: =?utf-8?b?a?= =?x?q?=FF?= =?zip?b?eA==?=\n{PLAIN}\n{SENTENCE}",
        f"{HEAD}Date: Mon, 99 May {'9' * 5000} 99:99:99 +9999\n{PLAIN}\n{SENTENCE}",
        f"{HEAD}Date: 23 May 99999 10:00\n{PLAIN}\n{SENTENCE}",
        HEAD + "".join(f"X-{n}: a\n" for n in range(10_000)) + f"{PLAIN}\n{SENTENCE}",
        f"{HEAD}Content-Type: text/plain; charset=idna\n\n{SENTENCE}",
        f"{HEAD}Content-Type: text/plain; charset=hex\n\n{SENTENCE}",
        f"{HEAD}Content-Type: text/plain; charset*0*=a%FF''\n\n{SENTENCE}",
        f"{HEAD}Content-Type: text/plain; charset*=a\0b''utf-8\n\n{SENTENCE}",
        f"{HEAD}Content-Type: text/plain\nContent-Transfer-Encoding: x\n\n{SENTENCE}",
        f"{HEAD}Content-Type: multipart/mixed\n\n{SENTENCE}",
        f"{HEAD}Content-Type: multipart/alternative;\n\n{SENTENCE}",
        f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n{PLAIN}\n{SENTENCE}",
    ],
    ids=(
        "nested subject words date year fields idna hex charset nul transfer boundary forms torn"
    ).split(),
)
def test_an_email_with_odd_parts_is_read(text: str) -> None:
    assert words(read(text), "paragraph") == [SENTENCE]


def test_very_many_parts_are_named_in_short() -> None:
    parts = "".join("\n--b\nContent-Type: image/png\n\nx" for _ in range(20_000))
    body = f"\n--b\n{PLAIN}\n{SENTENCE}"
    document = read(f"{HEAD}Content-Type: multipart/mixed; boundary=b\n{body}{parts}\n--b--")
    assert document.text == SENTENCE
    [warning] = document.warnings
    assert len(warning) < 1000


def test_the_kind_of_an_attachment_is_told_harmlessly() -> None:
    odd = "\n--b\nContent-Type: image/\x1b[2J\u202epng\n\nx"
    document = read(f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n\n{SENTENCE}{odd}")
    [warning] = document.warnings
    assert warning.isprintable()


PIECES = st.sampled_from(
    [
        *("\n", "\r\n", " ", "--b", "--", ":", ";", "=", "=?utf-8?q?", "?=", '"', "\0", "\udcff"),
        *("Content-Type: multipart/mixed; boundary=b\n", "Content-Type: message/rfc822\n", PLAIN),
        *("Content-Transfer-Encoding: base64\n", "filename*=", "boundary*0=", "Subject:", "> "),
        *("Content-Disposition: attachment; ", "charset=", "utf-16", "From: a@b\n", "Held. "),
        *("multipart/alternative", "text/html", "<p>Held.</p>", "-- \n", "Date: ", "99", "(", "<"),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_lines_make_it_fail(lines: str) -> None:
    text = HEAD + lines
    is_email(text.encode("utf-8", "surrogateescape"))
    try:
        read(text)
    except (NoText, UnreadableFile, RefusedFile):
        return
