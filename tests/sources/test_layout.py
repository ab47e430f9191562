"""The lines of a plain text become titles, headings, paragraphs, bullets and furniture."""

from __future__ import annotations

from textwrap import dedent

import pytest

from habeas.record.source import Block
from habeas.sources.plain_text.layout import blocks_of


def told(text: str) -> list[tuple[str, str]]:
    """Kind and words of each block."""
    return [(b.kind, text[b.start : b.end]) for b in blocks_of(text)]


def only(text: str, kind: str) -> list[Block]:
    return [block for block in blocks_of(text) if block.kind == kind]


REPORT = """\
Annual Report: Veldara 2013

May 23, 2013

Annual Report: Veldara 2013

View More Research

  • On 14 February, police arrested Marta Keldova.
  • In March, she was charged with slander.

Freedom of expression

A new law on the media came into force in July.
"""


def test_a_report_in_the_usual_form() -> None:
    assert told(REPORT) == [
        ("title", "Annual Report: Veldara 2013"),
        ("furniture", "May 23, 2013"),
        ("furniture", "Annual Report: Veldara 2013"),
        ("furniture", "View More Research"),
        ("bullet", "On 14 February, police arrested Marta Keldova."),
        ("bullet", "In March, she was charged with slander."),
        ("heading", "Freedom of expression"),
        ("paragraph", "A new law on the media came into force in July."),
    ]


def test_the_section_is_the_nearest_heading_above() -> None:
    assert [
        block.section for block in blocks_of(REPORT) if block.kind in ("bullet", "paragraph")
    ] == [
        None,
        None,
        "Freedom of expression",
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_every_kind_of_line_end_gives_the_same_blocks(newline: str) -> None:
    text = REPORT.replace("\n", newline)
    assert told(text) == told(REPORT)


@pytest.mark.parametrize("sign", ["•", "-", "–", "*", "·", "▪", "\uf0b7", "\U001000b0"])
def test_the_bullet_sign_is_left_out(sign: str) -> None:
    text = f"Two men died:\n\n{sign} Ivo Sant was shot.\n{sign}  Petra Holm drowned.\n"
    assert told(text)[1:] == [
        ("bullet", "Ivo Sant was shot."),
        ("bullet", "Petra Holm drowned."),
    ]


def test_a_letter_that_begins_many_lines_is_a_bullet_of_a_symbol_font() -> None:
    text = "He was held in a cell. b In May, Ivo Sant died.\nb In June, Petra Holm died.\n" * 2
    text += "b In July, Jaro Lint died.\nb In August, nobody died.\n"
    assert {kind for kind, _ in told(text)} == {"paragraph", "bullet"}
    assert ("bullet", "In May, Ivo Sant died.") in told(text), "also in the midst of a line"


def test_a_single_letter_at_the_start_of_a_line_is_no_bullet() -> None:
    assert told("b Orlik was the second of the defendants who were heard.\n")[0][0] == "paragraph"


def test_a_sign_on_a_line_of_its_own_belongs_to_the_next_line() -> None:
    assert told("The court heard:\n\n•\nIvo Sant, a clerk.\n•\nPetra Holm, a guard.\n")[1:] == [
        ("bullet", "Ivo Sant, a clerk."),
        ("bullet", "Petra Holm, a guard."),
    ]


def test_indented_bullets_stand_deeper() -> None:
    text = "- The prison of Ostrel.\n    - Cells.\n    - Yards.\n- The prison of Brenik.\n"
    assert [block.level for block in only(text, "bullet")] == [1, 2, 2, 1]


HARD_WRAPPED = dedent("""\
    Arbitrary arrests

    On 3 May, officers of the State Security Service arrested Marta Keldova
    at her home in Brenik. They searched the office of the Northern Lamp on
    the same day and took away two computers – the third search within a
    month – and the list of subscribers.
    Her trial opened in September at the city court, and it went on
    for four weeks.

    - In July, the same officers arrested Daven Orlik, who had defended her
    before the court.
    """)


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    kinds = told(HARD_WRAPPED)
    assert [kind for kind, _ in kinds] == ["title", "paragraph", "paragraph", "bullet"]
    assert kinds[1][1].endswith("list of subscribers.")
    assert kinds[2][1].startswith("Her trial opened")
    assert kinds[3][1].endswith("before the court.")


def test_a_paragraph_on_each_line_stays_a_paragraph_each() -> None:
    long = "The court of Ostrel heard the case in the absence of the defendants and their lawyers"
    text = f"{long}, and it convicted all of them on the same day.\n" * 3
    assert [kind for kind, _ in told(text)] == ["paragraph"] * 3


def test_a_line_that_breaks_in_midst_of_a_sentence_goes_on() -> None:
    text = "In December,\nthe government adopted the law.\nImpunity\nNobody was charged.\n"
    assert told(text) == [
        ("paragraph", "In December,\nthe government adopted the law."),
        ("heading", "Impunity"),
        ("paragraph", "Nobody was charged."),
    ]


PAGES = "".join(
    f"The commission heard witnesses of the events in the valley of the Harn. Number {n} was\n"
    f"\n{n}\nVeldara Watch Report 2013\n\nheard in a closed session and was not named.\n\n"
    for n in (51, 52, 53)
)


def test_page_numbers_and_running_heads_are_furniture() -> None:
    furniture = [words for kind, words in told(PAGES) if kind == "furniture"]
    assert furniture == [
        words for n in (51, 52, 53) for words in (str(n), "Veldara Watch Report 2013")
    ]


def test_a_paragraph_that_a_page_cuts_goes_on_after_it_as_what_it_was() -> None:
    text = PAGES.replace("The commission", "• The commission")
    kinds = [kind for kind, _ in told(text) if kind != "furniture"]
    assert kinds == ["bullet"] * 6


def test_a_year_on_a_line_of_its_own_is_no_page_number() -> None:
    text = "A chronology of the trial\n\n2011\n\nThe trial opened.\n\n2012\n\nIt was adjourned.\n"
    assert [kind for kind, _ in told(text)].count("furniture") == 0


def test_form_feeds_count_the_pages() -> None:
    blocks = blocks_of("The first page is here.\n\fThe second page is here.\n")
    assert [block.page for block in blocks] == [1, 2]


def test_facts_on_lines_of_their_own_are_no_headings() -> None:
    text = (
        "VELDARA\nHead of state: Ana Orlik\nDeath penalty: retentionist\nPopulation: 2 million\n"
        "The authorities met the protests with arrests.\n"
    )
    assert [kind for kind, _ in told(text)] == ["title"] + ["paragraph"] * 4


@pytest.mark.parametrize(
    ("heading", "level"),
    [
        ("SECTION 2. RESPECT FOR CIVIL LIBERTIES", 1),
        ("Section 1. Respect for the Person, Including Freedom from:", 1),
        ("a. Freedom of Expression, Including for the Press", 2),
        ("2.1 Prisons", 2),
        ("2.1.3 Food", 3),
        ("FREEDOM OF EXPRESSION", 1),
        ("Freedom of expression", 2),
    ],
)
def test_the_level_of_a_heading_follows_its_form(heading: str, level: int) -> None:
    text = f"Human rights in Veldara\n\n{heading}\n\nThe law was not applied.\n"
    [block] = only(text, "heading")
    assert (text[block.start : block.end], block.level) == (heading, level)


def test_the_last_line_is_no_heading_as_nothing_stands_under_it() -> None:
    assert told("The court sat.\n\nBrenik City Court\n")[-1][0] == "paragraph"
