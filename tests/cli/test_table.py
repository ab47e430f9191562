"""The reading in the terminal: what stands there, in how many columns, and nothing to obey."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from habeas.cli.table import print_reading
from habeas.record import Reading
from tests.exchange.example import example
from tests.exchange.readings import readings


def table(reading: Reading, *, width: int = 80, terminal: bool = False) -> str:
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=terminal,
        color_system="standard" if terminal else None,
    )
    print_reading(reading, console)
    return out.getvalue()


def test_a_case_is_told_in_the_order_of_what_happened() -> None:
    lines = table(example()).splitlines()
    start = lines.index(
        "Daven Orlik  the leader of the Open Ballot movement; prisoner of conscience"
    )
    assert lines[start + 1 : start + 7] == [
        "  on 31 December 2012: imprisoned since 11 October 2012, 7 years 6 months",
        "  17 Jan 2012  arrest            by police, in Ostrel",
        "               “…January, police arrested Daven Orlik, the leader of the Open…”",
        "  11 Oct 2012  sentence          by Ostrel City Court, for “inciting disorder”,",
        "                                 7 years 6 months",
        "               “…City Court sentenced Daven Orlik to seven-and-a-half years in…”",
    ]


def test_a_wider_terminal_shows_more_of_the_words() -> None:
    lines = table(example(), width=120).splitlines()
    assert (
        "               “On 17 January, police arrested Daven Orlik, the leader of the Open Ballot "
        "movement, at his home in…”"
    ) in lines


def test_what_is_no_fact_is_told_as_such() -> None:
    shown = table(example())
    for told in ("alleged by Lena Orlik", "possible, according to Lena Orlik", "opened, negated"):
        assert told in shown


def test_events_outside_the_cases_stand_under_their_heading() -> None:
    others = table(example()).partition("Other events\n")[2]
    assert others.startswith(
        "  Refugees\n  no date      protest           by About 40 people, in Ostrel\n"
    )


def test_the_end_counts_and_tells_what_could_not_be_read() -> None:
    end = table(example()).splitlines()[-3:]
    assert end[0] == "Note: a table on page 2 has no text in it"
    assert end[1].startswith("9 events, 4 cases, 1 note. A proposal by machine")


def test_a_reading_without_events_says_so() -> None:
    shown = table(Reading(example().source))
    assert "0 events, 0 cases, 0 notes." in shown
    assert "Other events" not in shown


@pytest.mark.parametrize("width", [80, 120])
def test_every_line_fits_and_ends_without_a_space(width: int) -> None:
    lines = table(example(), width=width).splitlines()
    assert [line for line in lines if cell_len(line) > width or line != line.rstrip()] == []


def test_a_terminal_gets_colours_and_all_else_gets_none() -> None:
    assert "\x1b[" in table(example(), terminal=True)
    assert "\x1b" not in table(example())


def test_what_a_terminal_would_obey_is_shown_and_not_obeyed() -> None:
    reading = example()
    title = "Report\x1b]0;gone\x07\x1b[2J [bold]2013[/bold]\r\nnext \u202egpj"
    shown = table(replace(reading, source=replace(reading.source, title=title)))
    assert shown.splitlines()[0] == "Report␛]0;gone␇␛[2J [bold]2013[/bold] next ⟨U+202E⟩gpj"


@settings(max_examples=50)
@given(readings(), st.sampled_from([80, 120]))
def test_every_reading_fits_and_holds_nothing_to_obey(reading: Reading, width: int) -> None:
    shown = table(reading, width=width)
    assert [line for line in shown.split("\n") if cell_len(line) > width] == []
    assert [c for c in shown if c != "\n" and (ord(c) < 32 or 127 <= ord(c) < 160)] == []
