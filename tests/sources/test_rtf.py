r"""Rich Text is read as it stands today; only what is text of the document comes out."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.errors import NoText
from habeas.sources.document import Document
from habeas.sources.reading_source import read_source
from habeas.sources.rtf.reader import read_rtf
from tests.sources.passages import assert_sound, passages, words

PATH = Path("report.rtf")
HEAD = (
    r"\rtf1\ansi\ansicpg1252\deff0\deflang2057{\fonttbl{\f0\froman\fcharset0 Times;}"
    r"{\f1\fswiss\fcharset204{\*\falt Arial}Arial Cyr;}{\f2\fcharset2 Symbol;}{\f3\fcharset128 MS;}"
    r"{\f4\fcharset238 Times CE;}}{\colortbl;\red255\green0\blue0;}"
    r"{\stylesheet{\s0 Normal;}{\s1\sbasedon0\outlinelevel0\b heading 1;}{\s2 Title;}"
    r"{\s3\sbasedon1{\*\keycode \shift n}Mine;}{\s4 toc 1;}{\*\cs10\additive heading 2;}}"
)


def rtf(body: str, head: str = HEAD) -> bytes:
    return f"{{{head}{body}}}".encode("latin-1")


def read(body: str, head: str = HEAD) -> Document:
    document = read_rtf(rtf(body, head), PATH)
    assert_sound(document)
    return document


def test_styles_and_words_say_what_a_paragraph_is() -> None:
    document = read(
        r"\pard\s2 Veldara in 2012\par\pard\s4 Arrests 3\par\pard\s1 Arrests\par"
        r"\pard\plain Police arrested {\b Marta}\par"
        r"{\listtext\'b7\tab}\pard\ls1\ilvl0 Freed on bail.\par"
        r"{\listtext o\tab}\pard\ls1\ilvl1 In June.\par"
        r"\trowd\cellx100\cellx200\pard\intbl Keldova\cell\pard\intbl 3\~years\cell\row"
        r"\pard\plain{\b Fair trial}\par{\f2\'b7}\tab Two men were tried.\par"
        "\\pard\\s3 Mine\\par\\pard{\\pntext 1.\\tab}{\\*\\pn\\pnlvlbody}One.\\\n"
        r"\pard\outlinelevel2 Deep\par \pard Last"
    )
    assert passages(document) == [
        ("title", "Veldara in 2012"),
        ("furniture", "Arrests 3"),
        ("heading", "Arrests"),
        ("paragraph", "Police arrested Marta"),
        ("bullet", "Freed on bail."),
        ("bullet", "In June."),
        ("cell", "Keldova"),
        ("cell", "3 years"),
        ("heading", "Fair trial"),
        ("bullet", "Two men were tried."),
        ("heading", "Mine"),
        ("bullet", "One."),
        ("heading", "Deep"),
        ("paragraph", "Last"),
    ]
    assert [b.level for b in document.blocks if b.kind == "bullet"] == [1, 2, 1, 1]
    assert [b.level for b in document.blocks if b.kind == "heading"] == [1, 2, 1, 3]
    assert (document.title, document.language) == ("Veldara in 2012", "en-GB")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"\'93\'8ei\'9eka\'94", "“Žižka”"),
        (r"{\f1\'c4\'e0\'ed\'e0}", "Дана"),
        (r"\f1\'c4\plain\'c4", "ДÄ"),
        (r"{\f4\'e8}", "č"),
        (r"{\f3\'83A\'83C}", "アイ"),
        (r"\u381?i\u382?ka", "Žižka"),
        (r"\uc0\u381 i\uc1\u382 ?k{\uc2\u-3913\'a1\'a2}a", "Ži\u017ek\uf0b7a"),
        (r"\u8220\'93no\u8221\'94", "“no”"),
        (r"\u55357?\u56832?", "\U0001f600"),
        (r"\u55357?.", "\ufffd."),
        (r"A\emdash B\rquote s\endash C\_D\-E\{\}\\", "A—B’s–C\u2011DE{}\\"),
        (r"\u1044\u1072\u1085\u1072?", "Дана"),
        ("r\u00e9sum\u00e9", "résumé"),
    ],
)
def test_letters_come_from_code_pages_and_unicode_escapes(body: str, expected: str) -> None:
    assert read(rf"\pard Held {body} there.\par").text == f"Held {expected} there."


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (r"\rtf1\ansi\ansicpg1251", r"\'c4\'e0\'ed\'e0", "Дана"),
        (r"\rtf1\mac", r"\'8e", "é"),
        (r"\rtf1\pc", r"\'82", "é"),
        (r"\rtf1\ansi\ansicpg65001", "\u00c3\u00a9", "é"),
        (r"\rtf1\ansi\deff1{\fonttbl\f1\fcharset204 Arial;}", r"\'c4", "Д"),
        (r"\rtf1\ansi\ansicpg99999999999999999999", r"\'e9", "é"),
    ],
)
def test_the_encoding_of_the_whole_file_is_stated_at_its_head(
    head: str, body: str, expected: str
) -> None:
    assert read(rf"\pard Held {body}.\par", head).text == f"Held {expected}."


def test_the_information_is_kept_and_not_read() -> None:
    document = read(
        r"{\info{\title Veldara}{\author Ilja \u381?i\u382?ka}{\operator A Clerk}"
        r"{\creatim\yr2013\mo5\dy23\hr10}{\revtim\yr2014\mo1\dy1}{\company Rights Desk}}Held.\par"
    )
    assert document.text == "Held."
    assert (document.title, document.author) == ("Veldara", "Ilja Žižka")
    assert document.published == "2013-05-23"
    better = read(r"{\info{\upr{\title ????}{\*\ud\uc0{\title \u1044 \u1072 }}}}Held.\par")
    assert better.title == "Да"


def test_what_is_no_text_of_the_document_is_left_out() -> None:
    body = (
        r"{\header Secret draft\par}{\footerf Page {\field{\*\fldinst PAGE}{\fldrslt 3}}\par}"
        r"{\pict\pngblip 89504e470d0a}{\*\unknown never {\b read}}{\*\bkmkstart a}{\xe Index}"
        r"{\object\objemb{\*\objdata 0105}{\result{\pict 0105}}}"
        r"Held{\*\annotation Sure?} at {\field{\*\fldinst HYPERLINK http://desk.example}"
        r"{\fldrslt the desk}}. {\upr{????}{\*\ud{\u1044?\u1072?}}}\par"
    )
    assert read(body).text == "Held at the desk. Да"
    binary = rb"{\rtf1{\pict\bin6 }}{}x}}Held.\par}"
    assert read_rtf(binary, PATH).text == "Held."


def test_inserted_text_is_read_and_deleted_and_hidden_text_is_not() -> None:
    document = read(
        r"She {\deleted was beaten and }was freed {\revised on bail}{\v secretly}\v0 .\par"
    )
    assert document.text == "She was freed on bail."
    assert len(document.warnings) == 2


@pytest.mark.parametrize("word", [r"\footnote", r"\*\footnote", r"\footnote\ftnalt"])
def test_a_note_follows_the_paragraph_that_refers_to_it(word: str) -> None:
    note = rf"{{\super\chftn{{{word}\pard\plain\chftn Her {{\i letter}}.\par Of May.}}}}"
    assert passages(read(rf"\pard\s1\b She was held{note}\par\pard\plain Then freed.\par")) == [
        ("heading", "She was held"),
        ("note", "Her letter."),
        ("note", "Of May."),
        ("paragraph", "Then freed."),
    ]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = (
        r"{\shp{\*\shpinst\shpleft1{\sp{\sn wzName}{\sv Box}}{\shptxt\pard In the box.\par}}"
        r"{\shprslt{\*\do\dobxpage{\dptxbx{\dptxbxtext\pard In the box.\par}}}}}"
    )
    assert words(read(rf"\pard Before {box}after.\par"), "paragraph") == [
        "Before after.",
        "In the box.",
    ]
    old = r"{\*\do\dobxpage{\dptxbx{\dptxbxtext\pard In the box.\par}}}"
    assert words(read(rf"\pard Held.{old}\par"), "paragraph") == ["Held.", "In the box."]


def test_the_language_is_that_of_most_letters() -> None:
    assert read(r"{\lang1033 Held.}{\lang1049 Held for three years.}\par").language == "ru-RU"
    assert read(r"Held.\par", r"\rtf1\ansi\deflang99999").language is None


def test_its_content_says_that_it_is_one(tmp_path: Path) -> None:
    path = tmp_path / "report.doc"
    path.write_bytes(rtf(r"Marta Keldova was held.\par"))
    source = read_source(path)
    assert (source.media_type, source.text) == ("application/rtf", "Marta Keldova was held.")


def test_a_document_without_words_holds_no_text() -> None:
    with pytest.raises(NoText):
        read(r"{\pict 00}\par")
