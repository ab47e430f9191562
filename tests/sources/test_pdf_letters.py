"""The letters of a PDF: hyphens, ligatures, other directions, and fonts that do not name them."""

from __future__ import annotations

import pytest

from habeas.errors import NoText
from habeas.record import Source, boxes_of
from habeas.sources.pdf.reader import read_pdf
from habeas.spans import Span
from tests.sources.drawn_pdfs import TEXT, drawn, font_that_says, font_without_names
from tests.sources.passages import assert_sound
from tests.sources.printed import column, pdf
from tests.sources.test_boxes import PATH, read

HEBREW = dict(zip("ABCDEFGHIJ", "שלוםאבגדהט", strict=True))


def said(letters: dict[str, str], *lines: str) -> Source:
    """Lines in a font in which Helvetica's letters stand for others."""
    font, cmap = font_that_says({" ": " ", **letters})
    shown = "".join(
        f"BT /F0 10 Tf 72 {700 - 12 * n} Td ({line}) Tj ET " for n, line in enumerate(lines)
    )
    return read(drawn(shown, font=font, objects=(cmap,)))


def test_a_soft_hyphen_at_a_line_end_goes_and_a_hard_one_of_a_compound_stays() -> None:
    lines = [
        "The anti-terror law of Veldara gives the govern\xad",
        "ment and the police, of whom many are anti-",
        "terror police, more power than the courts have.",
    ]
    text = read(pdf(column(lines))).text
    assert "gives the government and the police, of whom many are anti-terror police" in text
    assert not {"\xad", "\ufffe", "\x02"} & set(text)


def test_a_ligature_becomes_its_letters_and_leads_to_its_box() -> None:
    source = said({"x": "ﬁ", "y": "ﬄ", **{c: c for c in "ofcedrla"}}, "oxcer ayed")
    assert source.text == "officer affled".replace("ffi", "fi")
    assert len(boxes_of(source, Span(0, 4))) == 1


def test_rare_letters_of_two_halves_are_whole() -> None:
    source = said({"a": "𐒖", **{c: c for c in "bcde"}}, "bac de")
    assert source.text == "b𐒖c de"
    source.text.encode("utf-8")


def test_hebrew_comes_in_the_order_in_which_it_is_read() -> None:
    # A page draws from the left, so what is read first stands last.
    source = said(HEBREW, "HGFE DCBA", "JIH BA")
    assert source.text.split()[:2] == ["שלום", "אבגד"]
    for start, end in ((0, 4), (5, 9)):
        [(page, (left, top, right, bottom))] = boxes_of(source, Span(start, end))
        assert page == 1
        assert left < right
        assert top < bottom
    first, second = (boxes_of(source, Span(*span))[0][1] for span in ((0, 4), (5, 9)))
    assert second[2] < first[0], "the first word stands to the right of the second"


def test_text_from_right_to_left_is_doubtful() -> None:
    font, cmap = font_that_says({" ": " ", **HEBREW})
    shown = "BT /F0 10 Tf 72 700 Td (HGFE DCBA EDC) Tj ET"
    document = read_pdf(drawn(shown, font=font, objects=(cmap,)), PATH)
    assert_sound(document)
    [warning] = document.warnings
    assert warning.startswith("Page 1 holds text that runs from right to left")


def test_letters_that_nobody_can_tell_are_told() -> None:
    letters = {"a": "\ufffd", "b": "\ufffd", **{c: c for c in "cdefghij"}}
    font, cmap = font_that_says({" ": " ", **letters})
    shown = "BT /F0 10 Tf 72 700 Td (aabb cdab efabab ghab ijababab) Tj ET"
    document = read_pdf(drawn(shown, font=font, objects=(cmap,)), PATH)
    [warning] = document.warnings
    assert warning.startswith("Much of the text of page 1 cannot be told")


@pytest.mark.parametrize("letter", ["\ufffd", "\ue123"])
def test_a_file_of_letters_that_nobody_can_tell_holds_no_text(letter: str) -> None:
    font, cmap = font_that_says({" ": " ", "a": letter})
    shown = "BT /F0 10 Tf 72 700 Td (aaaaaa aaaaa aaaaaaa aaaaaaaaaaaa) Tj ET"
    with pytest.raises(NoText, match="do not say which letters"):
        read_pdf(drawn(shown, font=font, objects=(cmap,)), PATH)


def test_a_font_that_does_not_name_its_letters_is_told() -> None:
    codes = "".join(f"{code:04x}" for code in range(36, 70))
    document = read_pdf(
        drawn(f"BT /F0 10 Tf 72 700 Td <{codes}> Tj ET", font=font_without_names()), PATH
    )
    assert "do not say which letters" in document.warnings[0]


def test_figures_leaders_and_addresses_are_no_damage() -> None:
    lines = [
        "Algeria ........................ 60",
        "1,234.50 (12%) 7/8 9:30",
        "www.veldara.example",
    ]
    shown = "".join(
        f"BT /F0 10 Tf 72 {600 - 12 * n} Td ({line.replace('(', '').replace(')', '')}) Tj ET "
        for n, line in enumerate(lines)
    )
    assert read_pdf(drawn(f"{TEXT} {shown}"), PATH).warnings == ()
