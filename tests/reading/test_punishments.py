"""Which punishment belongs to an event, where several stand in a sentence or none was learnt."""

from __future__ import annotations

import pytest

from tests.reading.conftest import ReadText


def told(read_text: ReadText, text: str, kind: str) -> list[str | None]:
    return [event.term for event in read_text(text).events if event.type == kind]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("A court in Veldra sentenced five guards to between three and seven years.", "P3Y/P7Y"),
        ("They were sentenced to prison terms ranging from four to nine years.", "P4Y/P9Y"),
        ("Courts sentenced four people, all of them traders, to death.", "death"),
        ("On 3 May the court sentenced Ivo Tarn to an additional year in prison.", "P1Y"),
        ("The mayor of Veldra was fined twice by the council for what he had said.", "fine"),
        ("The court imposed a fine of two million rupees on the newspaper.", "two million rupees"),
    ],
)
def test_a_term_that_hangs_on_the_word_that_sentences_is_its_own(
    read_text: ReadText, text: str, term: str
) -> None:
    assert told(read_text, text, "sentence") == [term]


def test_time_in_custody_is_no_punishment(read_text: ReadText) -> None:
    text = "Ivo Tarn, who had been held for two months, was sentenced in May in Veldra."
    assert told(read_text, text, "sentence") == [None]


def test_what_a_term_was_turned_into_is_told_of_the_change(read_text: ReadText) -> None:
    text = "In June the appeal court reduced the sentence of Ivo Tarn from five years to two years."
    assert told(read_text, text, "appeal") == ["P2Y"]
