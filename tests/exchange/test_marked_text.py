"""The text cut into pieces: no letter is lost, and each mark covers its words."""

from __future__ import annotations

from hypothesis import given

from habeas.exchange.marked_text import MarkedText, Piece
from habeas.record import Block, Reading, Source
from tests.exchange.example import example
from tests.exchange.readings import readings


def pieces(text: MarkedText, block: Block) -> list[Piece]:
    return [piece for stretch in text.stretches(block) for piece in stretch.pieces]


@given(readings())
def test_the_pieces_of_a_block_are_its_text(reading: Reading) -> None:
    text = MarkedText(reading)
    for block in text.blocks:
        joined = "".join(piece.text for piece in pieces(text, block))
        assert joined == block.span.of(reading.source.text)


@given(readings())
def test_a_trigger_is_marked_where_it_stands_and_nowhere_else(reading: Reading) -> None:
    whole = Block("paragraph", 0, len(reading.source.text))
    cut = pieces(MarkedText(reading), whole)
    for event in reading.events:
        marked = [piece.text for piece in cut if event in piece.events]
        assert "".join(marked) == event.trigger.text
        firsts = [piece for piece in cut if event.id in piece.first_of]
        assert len(firsts) == (1 if event.trigger.text else 0)


def test_words_that_tell_two_events_carry_both() -> None:
    text = MarkedText(example())
    marked = [p for block in text.blocks for p in pieces(text, block) if p.text == "sentenced"]
    assert [[event.id for event in piece.events] for piece in marked] == [["e2", "e3"]]


def test_a_text_without_layout_is_cut_at_its_empty_lines() -> None:
    reading = Reading(Source("", "", "", "one\ntwo\n \n\nthree\n", ()))
    text = MarkedText(reading)
    assert [block.span.of(reading.source.text) for block in text.blocks] == ["one\ntwo", "three"]


def test_bullets_that_follow_each_other_come_together() -> None:
    flow = [(kind, len(blocks)) for kind, blocks in MarkedText(example()).flow()]
    assert ("bullet", 2) in flow
    assert [number for kind, number in flow if kind != "bullet"] == [1] * 7
