"""A text is composed of blocks that point into it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from habeas.sources.composition import Composition, tidy, without_sign

KINDS = st.sampled_from(["heading", "paragraph", "bullet", "cell", "note"])
ANY_TEXT = st.text(st.characters(codec=None), max_size=40)


@given(st.lists(st.tuples(KINDS, ANY_TEXT)))
def test_each_block_has_the_words_that_went_in(blocks: list[tuple[str, str]]) -> None:
    composition = Composition()
    for kind, text in blocks:
        composition.add(kind, text)  # type: ignore[arg-type]
    expected = [(kind, tidy(text)) for kind, text in blocks if tidy(text)]
    found = [(b.kind, b.span.of(composition.text)) for b in composition.blocks]
    assert found == expected
    assert composition.text == "\n\n".join(text for _, text in expected)


@given(ANY_TEXT)
def test_what_was_tidied_can_be_written_and_is_tidy(text: str) -> None:
    tidied = tidy(text)
    tidied.encode("utf-8")
    assert "\0" not in tidied
    assert tidy(tidied) == tidied == tidied.strip()


def test_a_block_stands_under_the_nearest_heading_above() -> None:
    composition = Composition()
    composition.add("paragraph", "Before.")
    composition.add("heading", "Torture", level=1)
    composition.add("heading", "In prisons", level=2)
    composition.add("bullet", "Beaten.", level=1)
    assert [b.section for b in composition.blocks] == [None, None, None, "In prisons"]


def test_a_bullet_sign_is_no_part_of_the_words() -> None:
    assert without_sign("■ In May") == ("In May", True)
    assert without_sign("– In May") == ("In May", True)
    assert without_sign("-5 degrees") == ("-5 degrees", False)
    assert without_sign("In May") == ("In May", False)
