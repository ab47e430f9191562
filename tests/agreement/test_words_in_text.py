"""Typed words are found where they stand, however spaces, quotes, accents and case are written."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.agreement.words_in_text import FoldedText, fold
from habeas.spans import Span

TEXT = "Žofia Brenová’s  case:\nfor “insulting the mayor”, she was re‑arrested — and held."


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("zofia brenova's case", "Žofia Brenová’s  case"),
        ('"Insulting the Mayor"', "“insulting the mayor”"),
        ("re-arrested - and", "re‑arrested — and"),
        (unicodedata.normalize("NFD", "Žofia Brenová"), "Žofia Brenová"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_what_a_person_types_is_found(typed: str, stands: str, form: str) -> None:
    text = unicodedata.normalize(form, TEXT)  # type: ignore[arg-type]
    assert [span.of(text) for span in FoldedText(text).find(typed)] == [
        unicodedata.normalize(form, stands)  # type: ignore[arg-type]
    ]


def test_whole_words_only_and_only_within_what_is_asked() -> None:
    text = "He was arrested; the arrest of the arrested."
    assert len(FoldedText(text).find("arrest")) == 1
    assert FoldedText(text).find("arrested", Span(10, len(text))) == [Span(35, 43)]
    assert FoldedText(text).find(" ") == []


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_what_is_found_reads_as_it_was_typed(text: str, one: int, other: int) -> None:
    typed = text[min(one, other) : max(one, other)]
    for span in FoldedText(text).find(typed):
        assert fold(span.of(text)) == fold(typed)


@given(st.lists(st.sampled_from(["Žofia", "“held”", "was", "e\u0301t", "in"]), min_size=1))
def test_words_of_a_text_stand_in_it(words: list[str]) -> None:
    text = " \n".join(words)
    assert FoldedText(text).find(" ".join(words)) == [Span(0, len(text))]
