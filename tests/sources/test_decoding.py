"""Bytes become text to the letter, whatever encoding they are in."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.errors import UnreadableFile
from habeas.sources.decoding import decode

PATH = Path("report.txt")
ENGLISH = "On 3 May, José Keldova – the editor of the “Northern Lamp” – was arrested.\r\n" * 5
RUSSIAN = "Третьего мая сотрудники службы безопасности задержали редактора газеты в Бренике.\n" * 5


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_english_is_decoded_to_the_letter(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding), PATH) == (ENGLISH, ())


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "utf-16", "koi8-r"])
def test_cyrillic_is_decoded_to_the_letter(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding), PATH) == (RUSSIAN, ())


def test_one_damaged_letter_does_not_spoil_the_others() -> None:
    data = RUSSIAN.encode() + b"\xff" + ENGLISH.encode()
    text, [warning] = decode(data, PATH)
    assert text == f"{RUSSIAN}\ufffd{ENGLISH}"
    assert "damaged" in warning


@pytest.mark.parametrize(
    "data",
    [
        random.Random(3).randbytes(4000),  # noqa: S311 -- the same noise on every run
        b"text and then\0\0\0\0",
        b"\x7fELF\x02\x01\x01" + b"\0" * 60,
        bytes(range(1, 32)) * 40,
    ],
    ids=["noise", "NUL", "program", "control characters"],
)
def test_binary_is_told_as_such(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="binary"):
        decode(data, PATH)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    without_mark = text.lstrip("\ufeff") if text.startswith("\ufeff") else text
    decoded, _ = decode(text.encode(), PATH)
    assert decoded in (text, without_mark) or text.startswith("\ufeff\ufeff")


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_are_told_as_binary(data: bytes) -> None:
    try:
        text, _ = decode(data, PATH)
    except UnreadableFile:
        return
    assert "\0" not in text
