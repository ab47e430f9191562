"""A PDF is read in the order in which a person reads it, page by page."""

from __future__ import annotations

import time
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from habeas.errors import NoText, RefusedFile, UnreadableFile
from habeas.sources.document import Document
from habeas.sources.pdf.reader import read_pdf
from tests.sources.passages import assert_sound, passages, words
from tests.sources.printed import Print, column, pdf

PATH = Path("report.pdf")
AMNESTY = Path("/work/shared/corpus/amnesty-pdf")

ARREST = [
    "On 3 May police in Brenik arrested Marta Keldova, the",
    "editor of a weekly newspaper, at her home, and held her",
    "for two days without access to a lawyer of her choice.",
]
RELEASE = [
    "She was released on bail on 5 May and left the country,",
    "but her brother, who had stayed in Brenik, was called to",
    "the prosecutor and questioned about her on four days.",
]
TRIAL = [
    "In September the Brenik City Court tried two members of",
    "the Lake Union in their absence. Neither was told of the",
    "hearing, and the court did not name a lawyer for them.",
]


def read(*pages: list[Print], properties: str = "") -> Document:
    document = read_pdf(pdf(*pages, properties=properties), PATH)
    assert_sound(document)
    return document


def test_lines_become_headings_and_paragraphs() -> None:
    document = read(
        [
            Print(72, 780, "Veldara in 2012", 20, bold=True),
            Print(72, 740, "Arrests", bold=True),
            *column(ARREST, y=726),
            *column(RELEASE, y=670),
        ]
    )
    assert passages(document) == [
        ("title", "Veldara in 2012"),
        ("heading", "Arrests"),
        ("paragraph", " ".join(ARREST)),
        ("paragraph", " ".join(RELEASE)),
    ]
    assert {block.page for block in document.blocks} == {1}
    assert document.title == "Veldara in 2012"
    assert document.blocks[-1].section == "Arrests"


def test_an_indent_or_a_short_last_line_begins_a_paragraph() -> None:
    lines = column([*ARREST, *RELEASE, "He was free."], y=726)
    lines[3] = Print(84, lines[3].y, lines[3].text)
    lines += column(TRIAL, y=726 - 7 * 12)
    found = words(read(lines), "paragraph")
    assert found == [" ".join(ARREST), " ".join([*RELEASE, "He was free."]), " ".join(TRIAL)]


def test_two_columns_are_read_one_after_the_other() -> None:
    left, right = column(ARREST + RELEASE, 72), column(TRIAL * 2, 330)
    expected = [" ".join(ARREST + RELEASE), " ".join(TRIAL * 2)]
    assert words(read(left + right), "paragraph") == expected
    assert words(read(right + left), "paragraph") == expected, "drawn in another order"


def test_columns_under_a_heading_of_full_width_are_read_after_it() -> None:
    heading = Print(72, 780, "Arrests and trials in all parts of Veldara in 2012", 18)
    page = [*column(TRIAL * 2, 330), *column(ARREST + RELEASE, 72), heading]
    assert [kind for kind, _ in passages(read(page))] == ["title", "paragraph", "paragraph"]
    assert words(read(page), "paragraph")[0].startswith("On 3 May")


def test_a_row_of_a_table_stays_together() -> None:
    rows = [("Head of state", "Ana Lorca"), ("Death penalty", "kept"), ("Population", "4 million")]
    page = column(ARREST, y=600)
    for number, (name, value) in enumerate(rows):
        page += [Print(72, 760 - number * 14, name), Print(250, 760 - number * 14, value)]
    assert words(read(page), "cell") == [f"{name} {value}" for name, value in rows]


def test_labels_with_values_beside_them_are_a_table_and_no_columns() -> None:
    labels = ["Head of state:", "Head of government:", "Death penalty:"]
    values = ["Ana Lorca", "Ivo Tarn-Keldova", "kept in law"]
    page = [*column(labels, y=760), *column(values, 250, y=760), *column(ARREST, y=600)]
    rows = [f"{label} {value}" for label, value in zip(labels, values, strict=True)]
    assert words(read(page), "cell") == rows


def test_lines_of_head_matter_stay_apart() -> None:
    lines = ["Head of state: Ana Lorca of the Union of the Lake", "Death penalty: kept in law"]
    page = [*column(lines, y=760), *column(ARREST, y=700)]
    assert words(read(page), "paragraph") == [*lines, " ".join(ARREST)]


def test_bold_text_that_a_column_cuts_after_two_lines_is_no_heading() -> None:
    bold = [
        "In May police arrested Marta Keldova, the head",
        "of a newspaper in the capital, and held her at",
        "their station for two days.",
    ]
    cut = [Print(72, 640 - n * 12, text, bold=True) for n, text in enumerate(bold[:2])]
    rest = [Print(350, 760, bold[2], bold=True), *column(TRIAL * 3, 350, y=740)]
    document = read([*column(RELEASE * 3, y=760), *cut, *rest])
    assert " ".join(bold) in words(document, "paragraph")


def test_what_comes_again_in_the_midst_of_a_text_is_no_furniture() -> None:
    def page(name: str) -> list[Print]:
        facts = [f"Head of state: {name}", "Death penalty: kept", f"Capital: {name} City"]
        return [*column(facts, y=600), *column(ARREST, y=540), *column([name], y=700, size=20)]

    document = read(page("Orlik"), page("Brem"), page("Tarn"), page("Lorca"))
    assert document.text.count("Death penalty: kept") == 4
    assert "Death penalty: kept" not in words(document, "furniture")


def test_a_large_heading_at_the_top_of_each_page_is_no_running_head() -> None:
    pages = [
        [Print(72, 790, name, 24, bold=True), *column(text, y=740)]
        for name, text in (("Orlik", ARREST), ("Brem", RELEASE), ("Tarn", TRIAL))
    ]
    assert words(read(*pages), "heading") == ["Orlik", "Brem", "Tarn"]


def test_bullets_come_without_their_sign() -> None:
    page = column(["• Marta Keldova was arrested.", "• Two men were tried in absence."])
    assert passages(read(column(ARREST, y=600) + page))[:2] == [
        ("bullet", "Marta Keldova was arrested."),
        ("bullet", "Two men were tried in absence."),
    ]


def test_a_divided_word_is_joined_and_a_compound_keeps_its_hyphen() -> None:
    page = column(
        [
            "The law against terror, or anti-terror law, gives the govern-",
            "ment more power. Under the law of the government, the anti-",
            "terror police may hold people for as long as thirty days.",
        ]
    )
    text = read(page).text
    assert "gives the government more" in text
    assert "the anti-terror police" in text


def test_the_mark_of_a_footnote_does_not_end_up_in_the_sentence() -> None:
    line = Print(72, 700, "She was held for two days.")
    mark = Print(72 + 121, 704, "12", 6)
    document = read([line, mark, *column(ARREST, y=688)])
    assert words(document, "paragraph") == ["She was held for two days.", " ".join(ARREST)]


def test_a_paragraph_that_runs_over_the_page_is_one_block() -> None:
    def page(number: int, lines: list[str]) -> list[Print]:
        head = Print(72, 810, "Veldara report")
        return [head, *column(lines, y=740), Print(290, 30, str(number))]

    document = read(page(1, [*ARREST, *RELEASE[:2]]), page(2, [RELEASE[2], *TRIAL]), page(3, TRIAL))
    whole = words(document, "paragraph")
    assert " ".join(RELEASE) in whole[0] or " ".join(RELEASE) in whole[1]
    assert words(document, "furniture") == [
        "Veldara report",
        "1",
        "Veldara report",
        "2",
        "Veldara report",
        "3",
    ]


def test_text_that_runs_upwards_beside_the_page_is_furniture() -> None:
    page = [*column(ARREST), Print(30, 300, "ADVANCE COPY", 14, turned=True)]
    assert words(read(page), "furniture") == ["ADVANCE COPY"]


def test_a_page_that_lies_on_its_side_is_read() -> None:
    page = [Print(100 + n * 12, 72, text, turned=True) for n, text in enumerate(ARREST)]
    assert words(read(page), "paragraph") == [" ".join(ARREST)]


def test_what_the_file_says_of_itself_is_kept_where_it_makes_sense() -> None:
    stated = "/Title (Veldara: Events of 2012) /Author (Ilja Brandt) /CreationDate (D:20130523)"
    document = read(column(ARREST), properties=stated)
    assert document.title == "Veldara: Events of 2012"
    assert (document.author, document.published) == ("Ilja Brandt", "2013-05-23")
    document = read(column(ARREST), properties="/Title (veldara-final.doc) /Author (ibrandt)")
    assert (document.title, document.author) == (None, None)


def test_a_page_without_text_is_told() -> None:
    [warning] = read(column(ARREST), [], [], column(TRIAL)).warnings
    assert "pages 2-3" in warning


def test_a_file_without_any_text_holds_no_text() -> None:
    with pytest.raises(NoText):
        read_pdf(pdf([]), PATH)


def test_a_password_is_told() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(column(ARREST)))))
    writer.encrypt("a password", algorithm="RC4-128")
    written = BytesIO()
    writer.write(written)
    with pytest.raises(RefusedFile, match="password"):
        read_pdf(written.getvalue(), PATH)


@given(st.integers(min_value=0, max_value=900))
@settings(max_examples=50)
def test_a_torn_file_is_read_or_told(length: int) -> None:
    data = pdf(column(ARREST))
    try:
        assert_sound(read_pdf(data[:length], PATH))
    except (NoText, UnreadableFile):
        return


LINE = st.from_regex(r"[A-Z][a-z]{1,8}(?: [a-z]{1,8}){2,7}[a-z]", fullmatch=True)


@given(st.lists(LINE, min_size=1, max_size=30))
@settings(max_examples=50)
def test_every_word_of_a_page_comes_in_order(lines: list[str]) -> None:
    document = read(column(lines, y=740))
    found = " ".join(text for _, text in passages(document))
    assert found.split() == " ".join(lines).split()


@pytest.mark.skipif(not AMNESTY.is_dir(), reason="the printed reports are not at hand")
def test_printed_reports_come_in_order_and_fast() -> None:
    path = AMNESTY / "2006-countries.pdf"
    data = path.read_bytes()
    started = time.process_time()
    document = read_pdf(data, path)
    pages = max(block.page or 0 for block in document.blocks)
    assert pages / (time.process_time() - started) > 15, "pages a second on a busy machine"
    assert_sound(document)
    paragraphs = words(document, "paragraph")
    torn = [text for text in paragraphs if text[0].islower()]
    assert len(torn) * 100 < len(paragraphs), "paragraphs begin where they begin"
    assert not [text for text in paragraphs if "Amnesty International Report 2006" in text]
