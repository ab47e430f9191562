"""Text of a PDF that nobody sees is not read, and a warning says so; a scan's text is read."""

from __future__ import annotations

import pytest

from habeas.errors import NoText
from habeas.sources.document import Document
from habeas.sources.pdf.reader import read_pdf
from tests.sources.drawn_pdfs import SENTENCE, TEXT, after, drawn, picture, stream
from tests.sources.hostile_pdfs import huge_picture
from tests.sources.passages import assert_sound, words
from tests.sources.test_boxes import PATH

REMARK = "The report is about Nowhere and all are free."
HIDDEN = f"BT /F0 10 Tf 72 600 Td ({REMARK}) Tj ET"
LETTERS = len(REMARK.replace(" ", ""))
IMAGE = f"/XObject << /Im0 {after(1)} 0 R >>"
SHEET = "q 595 0 0 842 0 0 cm /Im0 Do Q"  # a picture as large as the page


def read(content: str, *, is_pictured: bool = False) -> Document:
    objects = (picture(),) if is_pictured else ()
    data = drawn(content, resources=IMAGE if is_pictured else "", objects=objects)
    document = read_pdf(data, PATH)
    assert_sound(document)
    return document


UNSEEN = {
    "invisible": f"{TEXT} BT 3 Tr ET {HIDDEN}",
    "white on white": f"{TEXT} 1 g {HIDDEN}",
    "nearly white": f"{TEXT} 0.99 0.98 0.99 rg {HIDDEN}",
    "white by its outline": f"{TEXT} 1 G BT 1 Tr ET {HIDDEN}",
    "black on black": f"{TEXT} 0 g 60 590 400 30 re f {HIDDEN}",
    "under a black bar": f"{TEXT} {HIDDEN} 0 g 60 590 400 30 re f",
    "white of three colours": f"{TEXT} 1 1 1 rg {HIDDEN}",
    "tiny": f"{TEXT} {HIDDEN.replace('/F0 10 Tf', '/F0 0.5 Tf')}",
    "tiny by its matrix": f"{TEXT} q 0.05 0 0 0.05 72 600 cm {HIDDEN.replace('72 600', '0 0')} Q",
}


@pytest.mark.parametrize("content", UNSEEN.values(), ids=UNSEEN.keys())
def test_text_that_nobody_sees_is_left_out_and_told(content: str) -> None:
    document = read(content)
    assert words(document, "paragraph") == [SENTENCE]
    assert words(document, "furniture") == [REMARK]
    [warning] = document.warnings
    assert warning.startswith("Page 1 holds text that cannot be seen")
    assert f"{LETTERS} characters" in warning


@pytest.mark.parametrize("bar", ["", "0 g 0 0 400 30 re f"])
def test_text_in_a_form_is_looked_at_too(bar: str) -> None:
    font = "/Resources << /Font << /F0 3 0 R >> >>"
    entries = f"/Type /XObject /Subtype /Form /BBox [0 0 600 800] {font}"
    form = stream(f"{'0' if bar else '1'} g {HIDDEN.replace('72 600', '12 10')} {bar}", entries)
    content = f"{TEXT} q 1 0 0 1 60 590 cm /Im0 Do Q"
    document = read_pdf(drawn(content, resources=IMAGE, objects=[form]), PATH)
    assert words(document, "furniture") == [REMARK]


def test_text_under_a_picture_is_left_out_and_told() -> None:
    document = read(f"{TEXT} {HIDDEN} q 400 0 0 40 60 590 cm /Im0 Do Q", is_pictured=True)
    assert words(document, "furniture") == [REMARK]
    assert "cannot be seen" in document.warnings[0]


SEEN = {
    "white on a black bar": f"0 g 60 590 400 30 re f 1 g {HIDDEN}",
    "white on a bar of two": f"1 g 0 0 595 650 re f 0 0 1 rg 60 590 400 30 re f 1 g {HIDDEN}",
    "on a white sheet": f"1 g 0 0 595 650 re f 0 g {HIDDEN}",
    "before a frame": f"{HIDDEN} 60 590 400 30 re S",
    "light grey": f"0.8 g {HIDDEN}",
    "small": HIDDEN.replace("/F0 10 Tf", "/F0 2 Tf"),
    "small by its size, large by its matrix": (
        f"q 10 0 0 10 0 0 cm {HIDDEN.replace('/F0 10 Tf 72 600', '/F0 0.9 Tf 7 60')} Q"
    ),
}


@pytest.mark.parametrize("content", SEEN.values(), ids=SEEN.keys())
def test_text_that_is_seen_is_read(content: str) -> None:
    document = read(f"{TEXT} {content}")
    assert words(document, "paragraph") + words(document, "heading") == [SENTENCE, REMARK] or (
        set(words(document, "note") + words(document, "paragraph")) == {SENTENCE, REMARK}
    )
    assert document.warnings == ()


def test_white_text_on_a_dark_picture_is_read() -> None:
    data = drawn(f"{SHEET} 1 g {TEXT} {HIDDEN}", resources=IMAGE, objects=(picture(grey=40),))
    document = read_pdf(data, PATH)
    assert (words(document, "furniture"), document.warnings) == ([], ())


SCANS = {
    "invisible on it": f"{SHEET} BT 3 Tr ET {TEXT} {HIDDEN}",
    "under it": f"{TEXT} {HIDDEN} {SHEET}",
    "with a stamp": f"{SHEET} BT /F0 8 Tf 72 20 Td (No. 7) Tj ET BT 3 Tr ET {TEXT} {HIDDEN}",
}


@pytest.mark.parametrize("content", SCANS.values(), ids=SCANS.keys())
def test_what_was_recognised_in_a_scan_is_its_text(content: str) -> None:
    document = read(content, is_pictured=True)
    assert words(document, "paragraph")[:2] == [SENTENCE, REMARK]
    [warning] = document.warnings
    assert "text recognition" in warning


def test_a_page_of_unseen_text_alone_is_read_and_told() -> None:
    document = read(f"1 g {TEXT}")
    assert document.text == SENTENCE
    assert "All text of page 1" in document.warnings[0]


def test_text_beside_the_page_is_left_out_and_told() -> None:
    document = read(f"{TEXT} {HIDDEN.replace('72 600', '700 600')}")
    assert document.text == SENTENCE
    [warning] = document.warnings
    assert f"beyond the edge of what is shown ({LETTERS} characters)" in warning


def test_a_picture_that_is_too_large_to_be_drawn_is_told() -> None:
    document = read_pdf(huge_picture(8000), PATH)
    assert SENTENCE in document.text
    assert "was not looked at" in document.warnings[0]


def test_white_signs_are_missed_by_nobody() -> None:
    document = read(f"{TEXT} 1 g BT /F0 10 Tf 72 600 Td (\\225 \\225) Tj ET")
    assert (document.text, document.warnings) == (SENTENCE, ())


def test_a_page_of_pictures_and_an_empty_one_are_told() -> None:
    document = read_pdf(
        drawn(
            TEXT, SHEET, "", resources=f"/XObject << /Im0 {after(3)} 0 R >>", objects=[picture()]
        ),
        PATH,
    )
    assert document.warnings == (
        "Nothing is on page 3.",
        "No text on page 2: pictures or scans, which are not read.",
    )


def test_figures_without_one_letter_are_no_text() -> None:
    with pytest.raises(NoText, match="not one letter"):
        read_pdf(drawn("BT /F0 10 Tf 72 700 Td (12 345 67) Tj ET"), PATH)
