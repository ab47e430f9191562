"""Paragraphs of a printed page: what begins one, what goes on, over columns and pages too."""

from __future__ import annotations

from pathlib import Path

from habeas.sources.document import Document
from habeas.sources.pdf.reader import read_pdf
from tests.sources.passages import assert_sound, passages, words
from tests.sources.printed import Print, column, pdf
from tests.sources.yearbook import wrapped

WIDTH = 44  # characters of a line in a column
LEFT, RIGHT = 60.0, 310.0
TOP, STEP = 760.0, 12.0
ARREST = (
    "On 3 May police in Brenik arrested Marta Keldova, who edits a weekly paper, and they held her"
    " there for two days."
)
RELEASE = (
    "The prosecutor of the Lake district let her go on 5 May, but called her brother in and asked"
    " him about the paper."
)
TRIAL = (
    "A court in Ostrel tried two members of the Lake Union in their absence and sent nobody word"
    " of the hearing at all."
)


def read(*pages: list[Print]) -> Document:
    document = read_pdf(pdf(*pages), Path("report.pdf"))
    assert_sound(document)
    return document


def indented(*texts: str, x: float = LEFT, y: float = TOP, first: bool = True) -> list[Print]:
    """Paragraphs one under another, each with an indent, the first where it is asked for."""
    lines: list[Print] = []
    for number, text in enumerate(texts):
        for place, line in enumerate(wrapped(text, WIDTH)):
            indent = 12 if place == 0 and (number > 0 or first) else 0
            lines.append(Print(x + indent, y - len(lines) * STEP, line))
    return lines


def test_a_paragraph_without_an_indent_goes_on_from_the_column_before() -> None:
    one = [Print(LEFT, 400, "She was asked about the paper for four hours."), *filler()]
    page = [*one, *indented(RELEASE, TRIAL, x=RIGHT, first=False)]
    found = words(read(page), "paragraph")
    assert any(text.endswith(RELEASE) and text.startswith("She was asked") for text in found)
    assert found[-1] == TRIAL


def filler() -> list[Print]:
    """A column of paragraphs that shows that the document indents them, down to y=412."""
    return indented(*[ARREST, RELEASE, TRIAL] * 3, y=400 + 28 * STEP)[-28:]


def test_the_caption_of_a_picture_on_the_next_page_goes_on_with_nothing() -> None:
    one = [Print(LEFT, 400, "She was asked about the paper for four hours."), *filler()]
    caption = "People in a square in Brenik wait for the news."
    assert words(read(one, [Print(LEFT, TOP, caption)]), "paragraph")[-1] == caption


def test_with_an_indent_a_paragraph_begins_in_the_next_column() -> None:
    one = [Print(LEFT, 400, "She was asked about the paper for four hours."), *filler()]
    page = [*one, *indented(RELEASE, TRIAL, x=RIGHT)]
    assert words(read(page), "paragraph")[-2:] == [RELEASE, TRIAL]


def test_under_a_heading_at_the_foot_of_a_column_a_paragraph_begins() -> None:
    heading = Print(LEFT, 380, "Trials", bold=True)
    one = [Print(LEFT, 412, "She was asked about the paper for four hours."), heading]
    page = [*filler(), *one, *indented(RELEASE, TRIAL, x=RIGHT, first=False)]
    assert ("paragraph", RELEASE) in passages(read(page))


def test_a_paragraph_of_one_line_and_the_next_one_stay_apart() -> None:
    page = [*indented(ARREST, "Nobody was charged.", TRIAL, RELEASE)]
    found = words(read(page), "paragraph")
    assert found == [ARREST, "Nobody was charged.", TRIAL, RELEASE]


def test_a_dash_within_a_sentence_is_no_bullet() -> None:
    page = column(
        [
            "The trial went on of Keld Tarn, the sole suspect",
            "– whose lawyers had left – in the killing of Ivo",
            "Brem, who edited the weekly of the Lake Union.",
        ]
    )
    assert passages(read(page))[0][0] == "paragraph"
    assert "the sole suspect – whose lawyers" in read(page).text


def test_dashes_before_the_entries_of_a_list_are_bullets() -> None:
    page = column(
        [
            "Those who were arrested in May in the town by the lake:",
            "– Marta Keldova, the editor of a weekly",
            "– Ivo Brem, a lawyer",
            "– Keld Tarn",
        ]
    )
    assert words(read(page), "bullet") == [
        "Marta Keldova, the editor of a weekly",
        "Ivo Brem, a lawyer",
        "Keld Tarn",
    ]


def test_what_follows_an_entry_in_brackets_belongs_to_it() -> None:
    page = column(
        [
            "• Veldara: A long way home for the people of the lake, and of Ostrel",
            "• Veldara: The editors must be free",
            "(LW 12/003/2012)",
        ]
    )
    assert words(read(page), "bullet")[1] == "Veldara: The editors must be free (LW 12/003/2012)"


def test_a_sentence_that_a_page_shows_twice_is_read_once() -> None:
    quote = [
        "MARTA KELDOVA, WHO EDITS",
        "A WEEKLY PAPER, AND",
        "THEY HELD HER THERE FOR",
        "TWO DAYS.",
    ]
    page = [
        *indented(RELEASE, ARREST, TRIAL, RELEASE, x=RIGHT),
        *[Print(LEFT, 700 - 18 * n, line, 14, bold=True) for n, line in enumerate(quote)],
    ]
    document = read(page)
    assert words(document, "paragraph") == [RELEASE, ARREST, TRIAL, RELEASE]
    assert words(document, "furniture") == [" ".join(quote)]


def test_a_line_in_another_font_with_a_colon_is_a_heading_among_prose() -> None:
    lines = [
        *indented(ARREST, RELEASE),
        Print(LEFT, TOP - 7 * STEP, "Update: the trial of Ivo Brem", serif=True),
        *indented(TRIAL, y=TOP - 8 * STEP, first=False),
    ]
    assert passages(read(lines))[2] == ("heading", "Update: the trial of Ivo Brem")


def test_the_sizes_that_most_headings_have_keep_their_levels() -> None:
    front = [Print(60, 790 - 60 * n, f"Word {n}", 50 - 4 * n, bold=True) for n in range(7)]
    pages = []
    for number, name in enumerate(("Orlik", "Brem", "Tarn", "Lorca")):
        y = 700 - number * 45  # at one place of all pages they would be running heads
        lines = [Print(60, y, name, 19, bold=True), Print(60, y - 25, "Trials", 13, bold=True)]
        lines += [Print(60, y - 45, "Of editors", 11.5, bold=True)]
        pages.append([*lines, *indented(ARREST, RELEASE, TRIAL, RELEASE, y=y - 60, first=False)])
    document = read(front, *pages)
    levels = {
        block.span.of(document.text): block.level
        for block in document.blocks
        if block.kind == "heading" and block.page != 1
    }
    assert levels["Orlik"] < levels["Trials"] < levels["Of editors"] <= 6


def test_signs_in_the_midst_of_words_are_told() -> None:
    document = read(column(["The police let Mom½ilo Orlik go in May, after 3½ days."]))
    assert any("Mom½ilo" in warning for warning in document.warnings)
    assert read(column(["The police let Ivo Orlik go in May, after 3½ days."])).warnings == ()
