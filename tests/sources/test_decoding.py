"""Bytes become text to the letter, whatever encoding they are in."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.errors import UnreadableFile
from habeas.sources.encodings.decoding import decode
from tests.sources.written_in import texts, typed

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
    assert warning == (
        "1 place is damaged and could not be read in line 6 (bytes FF): “\ufffdOn 3 May, José Keld”"
    )


def test_lines_in_another_encoding_are_read_and_told() -> None:
    data = RUSSIAN.encode() + "Она вышла на свободу в мае.\n".encode("cp1251") + RUSSIAN.encode()
    text, [warning] = decode(data, PATH)
    assert text == f"{RUSSIAN}Она вышла на свободу в мае.\n{RUSSIAN}"
    assert warning.startswith("1 line is not in the encoding of the rest (UTF-8), first line 6")
    assert "Windows-1251" in warning


def test_letters_that_were_lost_before_are_told() -> None:
    text, [warning] = decode("On 3 May,\nJos\ufffd Orlik\n".encode(), PATH)
    assert text == "On 3 May,\nJos\ufffd Orlik\n"
    assert warning.startswith("1 letter was lost before this file was made, first in line 2")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_last_letter_that_is_cut_off_is_told(encoding: str) -> None:
    text, [warning] = decode(RUSSIAN.encode(encoding)[:-1], PATH)
    assert text == f"{RUSSIAN[:-1]}\ufffd"
    assert "damaged" in warning


def test_a_byte_that_means_no_letter_is_told() -> None:
    text, [warning] = decode(RUSSIAN.encode("cp1251") + b"\x98\n", PATH)
    assert text == f"{RUSSIAN}\ufffd\n"
    assert "line 6 (bytes 98)" in warning


LEAST = {1: 16, 5: 20, 20: 20}  # of twenty texts so many come back; one line may read two ways
ENCODINGS = {
    "en": ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"),
    "ru": ("utf-8", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "kz1048", "mac-cyrillic"),
    "uk": ("utf-8", "utf-16-le", "utf-16-be", "cp1251", "koi8-u"),
    "kk": ("utf-8", "utf-16-le", "utf-16-be", "kz1048"),
    "uz": ("utf-8", "utf-16-le", "utf-16-be"),
    "uz-Cyrl": ("utf-8", "utf-16-le", "utf-16-be"),
    "fr": ("utf-8", "utf-16-le", "cp1252", "mac-roman"),
    "es": ("utf-8", "utf-16-be", "cp1252", "mac-roman"),
    "ar": ("utf-8", "utf-16-le", "utf-16-be", "cp1256", "iso8859-6"),
    "zh": ("utf-8", "utf-16-le", "utf-16-be", "gb18030"),
}


@pytest.mark.parametrize(
    ("language", "encoding"), [(key, each) for key, few in ENCODINGS.items() for each in few]
)
@pytest.mark.parametrize("lines", [1, 5, 20])
def test_texts_of_any_length_come_back_as_they_were(
    language: str, encoding: str, lines: int
) -> None:
    given = [typed(text, encoding) for text in texts(language, lines)]
    if lines > 1:
        given = given[::5]
    same = sum(decode(text.encode(encoding), PATH) == (text, ()) for text in given)
    assert same * 20 >= LEAST[lines] * len(given)


def test_english_in_ten_letters_is_never_taken_for_chinese() -> None:
    for text in ("Bush hid the facts", "José was", "– as told by José", "it’s"):
        assert decode(text.encode("cp1252"), PATH)[0] == text


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
