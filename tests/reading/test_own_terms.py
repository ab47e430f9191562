"""One verb, several people, and a term for each."""

from __future__ import annotations

import pytest

from habeas.record import Reading
from tests.reading.conftest import ReadText


def sentences(reading: Reading) -> list[tuple[list[str], str | None]]:
    return [
        ([reading.entity(entity).name for entity in event.who("subject")], event.term)
        for event in reading.events
        if event.type == "sentence"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "In May, the court sentenced Ivo Tarn to 15 years in prison and Pavel Reska to six months.",
        "In May, Ivo Tarn was sentenced to 15 years in prison and Pavel Reska to six months.",
    ],
)
def test_whoever_stands_before_a_term_has_it(read_text: ReadText, text: str) -> None:
    assert sentences(read_text(text)) == [(["Ivo Tarn"], "P15Y"), (["Pavel Reska"], "P6M")]


def test_respectively_shares_terms_out_in_order(read_text: ReadText) -> None:
    reading = read_text(
        "Ivo Tarn and Pavel Reska were sentenced in May to 15 and 10 years in prison respectively."
    )
    assert sentences(reading) == [(["Ivo Tarn"], "P15Y"), (["Pavel Reska"], "P10Y")]
    first, second = (event for event in reading.events if event.type == "sentence")
    assert (first.trigger, first.date) == (second.trigger, second.date)
    assert first.id != second.id


def test_respectively_counts_all_terms_of_the_sentence(read_text: ReadText) -> None:
    reading = read_text(
        "A court in Orvan on Monday sentenced the editors Daria Melk and Ilyas Toren to four and "
        "three years in prison respectively for disclosing state secrets."
    )
    assert sentences(reading) == [(["Daria Melk"], "P4Y"), (["Ilyas Toren"], "P3Y")]


def test_a_term_for_all_is_one_sentence(read_text: ReadText) -> None:
    reading = read_text(
        "In May, the court sentenced Ivo Tarn and Pavel Reska to two years in prison each."
    )
    assert sentences(reading) == [(["Ivo Tarn", "Pavel Reska"], "P2Y")]


def test_each_has_the_own_term_in_the_own_case(read_text: ReadText) -> None:
    reading = read_text(
        "In May, the court sentenced Ivo Tarn to 15 years in prison and Pavel Reska to six months."
    )
    terms = {case.name: [e.term for e in case.timeline if e.term] for case in reading.cases}
    assert terms == {"Ivo Tarn": ["P15Y"], "Pavel Reska": ["P6M"]}
