"""What holds for the blocks of every text, generated or real."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.record.source import Block
from habeas.sources.bullets import BulletSigns
from habeas.sources.plain_text.layout import blocks_of
from habeas.sources.plain_text.lines import lines_of
from habeas.sources.reading_source import read_source
from tests.conftest import ROOT

SHARED = ROOT.parent / "shared"
REAL = sorted([*SHARED.glob("corpus/amnesty-text/*.txt"), *SHARED.glob("gold/*/*.txt")])

PIECES = st.sampled_from(
    [
        *"\n\r\f\t ab.",
        *("\n\n", "\r\n", "• ", "- ", "b ", "•", "\ufffc", "\u2028", "12", "Page 3 of 9", "2013"),
        *("VELDARA\n", "Prisons\n", "In May, he was arrested.", "the court of", "She ", "…………… 4"),
        *("May 23, 2013\n", "By Nadja Brem\n", "View more\n", "Head of state: Ana Orlik\n", "é"),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join))


def assert_sound(text: str, blocks: tuple[Block, ...]) -> None:
    end = 0
    for block in blocks:
        assert end <= block.start < block.end <= len(text), "in order, disjoint, not empty"
        words = text[block.start : block.end]
        assert words == words.strip(), "no white space around the words"
        end = block.end


@given(TEXTS)
def test_blocks_are_in_order_disjoint_and_tight(text: str) -> None:
    assert_sound(text, blocks_of(text))


@given(TEXTS)
def test_every_word_is_in_a_block(text: str) -> None:
    covered = set()
    for block in blocks_of(text):
        covered |= set(range(block.start, block.end))
    signs = {line.sign for line in lines_of(text, BulletSigns(text))}
    left = {c for at, c in enumerate(text) if at not in covered and c.isalnum()}
    assert left <= {sign for sign in signs if sign is not None}


@given(TEXTS)
def test_a_section_is_the_words_of_a_heading(text: str) -> None:
    blocks = blocks_of(text)
    headings = {
        " ".join(text[b.start : b.end].lstrip("# ").split()) for b in blocks if b.kind == "heading"
    }
    assert {block.section for block in blocks} <= headings | {None}


@pytest.mark.skipif(not REAL, reason="the real reports are not here")
def test_the_blocks_of_real_reports_are_sound() -> None:
    for path in REAL:
        source = read_source(path)
        assert_sound(source.text, source.blocks)
        assert any(source.scenes()), path.name
