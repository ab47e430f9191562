r"""An RTF file that is torn or made to do harm is told in one line, and none makes reading fail."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.errors import NoText, RefusedFile, UnreadableFile
from habeas.sources.composition import tidy
from habeas.sources.document import Document
from habeas.sources.rtf.reader import read_rtf
from tests.sources.passages import assert_sound, words

PATH = Path("report.rtf")
HEAD = r"{\rtf1\ansi\deff0{\fonttbl{\f0\fcharset0 Times;}}"


def read(body: str) -> Document:
    document = read_rtf(f"{HEAD}{body}".encode("latin-1"), PATH)
    assert_sound(document)
    return document


@pytest.mark.parametrize("size", [5, 10, 60, 70])
def test_a_torn_file_is_told(size: int) -> None:
    data = (HEAD + r"\pard Held in Brenik.\par}").encode()
    with pytest.raises(UnreadableFile, match="damaged"):
        read_rtf(data[:size], PATH)


@pytest.mark.parametrize(
    "body", ["Held\\", r"Held\'e", r"Held{\pict\bin9999999999 x}}", r"Held{\b", r"Held\u"]
)
def test_a_file_without_its_end_is_told(body: str) -> None:
    with pytest.raises(UnreadableFile, match="damaged"):
        read(body)


@pytest.mark.parametrize("data", [b"}", b"Held.}", b"{\\rtf1 Held."])
def test_an_end_or_a_beginning_alone_is_told(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="damaged"):
        read_rtf(data, PATH)


@pytest.mark.parametrize("group", ["{", r"{\b ", r"{\footnote ", r"{\shptxt ", r"{\*\x "])
def test_groups_that_stand_too_deep_are_refused(group: str) -> None:
    with pytest.raises(RefusedFile, match="deep") as told:
        read(group * 100_000 + "Held." + "}" * 100_001)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    "body",
    [
        r"\u99999999999999999999\u-99999999999 ?",
        r"\u-65537 ?\u1114112 ?\u0 ?",
        r"\uc99999999999\uc-5 ",
        r"\s99999999999\ilvl99999999999\ls99999999999\f99999999999\lang-99999999999 ",
        r"\outlinelevel99999999999\outlinelevel-3 \bin-5 ",
        r"{\info{\creatim\yr99999999999\mo-3\dy77}}",
        r"{\fonttbl{\f0\cpg99999999999\fcharset99999999999 x;}}",
        r"{\stylesheet{\s1\sbasedon1 a;}}\s1 ",
        r"{\field{\*\fldinst INCLUDETEXT /etc/hostname}{\fldrslt }}{\*\template \\\\evil\\a.dot}",
        "\x00\x01\x1b",
        r"\'zz\'",
        "\\" + "a" * 100_000 + " ",
    ],
)
def test_odd_numbers_and_words_do_no_harm(body: str) -> None:
    document = read(rf"{body}\pard Held.\par}}")
    assert document.text.endswith("Held.")
    assert document.published is None


def test_very_many_groups_styles_and_pictures_are_read() -> None:
    pictures = r"{\pict " + "00ff" * 2_000_000 + "}"
    groups = r"{\b}" * 30_000
    styles = r"{\stylesheet" + r"{\s1 a;}" * 10_000 + "}"
    assert read(rf"{styles}{pictures}{groups}Held.\par}}").text == "Held."


PRINTED = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cn", "Cs")), max_size=30)


def escaped(text: str) -> str:
    units = text.encode("utf-16-le")
    codes = [int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2)]
    return "".join(rf"\u{code - 0x10000 if code > 0x7FFF else code}?" for code in codes)


@given(st.lists(PRINTED, min_size=1, max_size=8))
@settings(max_examples=50)
def test_every_paragraph_comes_to_the_letter(paragraphs: list[str]) -> None:
    expected = [f"Held {text} there." for text in paragraphs]
    body = "".join(rf"{{\pard Held {escaped(text)} there.\par}}" for text in paragraphs)
    assert words(read(f"{body}}}"), "paragraph") == [tidy(text) for text in expected]


PIECES = st.sampled_from(
    [
        *(
            "{",
            "}",
            "\\",
            "\\par ",
            "\\pard ",
            "\\u381?",
            "\\'e9",
            "Held. ",
            "\n",
            "\\*",
            "\\cell ",
        ),
        *(
            "\\uc3 ",
            "{\\footnote ",
            "{\\*\\shpinst ",
            "{\\shptxt ",
            "{\\info ",
            "{\\title ",
            "\\f0 ",
        ),
        *("{\\stylesheet ", "\\s1 ", "heading 1;", "{\\upr ", "{\\*\\ud ", "\\v ", "\\deleted "),
        *(
            "{\\fonttbl ",
            "\\fcharset128 ",
            "\\u-10179?",
            "\\bin3 ",
            "\\ls1 ",
            "{\\listtext ",
            "\\~",
        ),
        *(
            "\\plain ",
            "\\outlinelevel1 ",
            "\\row ",
            "\\ansicpg932 ",
            "\\deff3 ",
            "\x83",
            "\\lang2057 ",
        ),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_order_of_words_makes_it_fail(body: str) -> None:
    try:
        read(body + "}" * 45)
    except (NoText, UnreadableFile):
        return
