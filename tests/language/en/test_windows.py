"""Sentences longer than the encoder can read are read in parts, and none is left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from habeas.language.en import load
from habeas.language.en.windows import LONGEST_SENTENCE, cut, pack
from habeas.spans import Span

LENGTHS = st.lists(st.integers(1, 12), max_size=400)


@given(LENGTHS, st.data())
def test_parts_cover_all_words_and_fit(lengths: list[int], data: st.DataObject) -> None:
    forms = [data.draw(st.sampled_from(["Tarn", ",", ";"])) for _ in lengths]
    parts = cut(forms, lengths)
    assert [n for first, end in parts for n in range(first, end)] == list(range(len(lengths)))
    assert all(sum(lengths[first:end]) <= LONGEST_SENTENCE for first, end in parts)


@given(st.lists(st.tuples(st.integers(1, LONGEST_SENTENCE), st.integers(0, 3)), max_size=60))
def test_each_sentence_is_fresh_in_one_window_that_fits(sentences: list[tuple[int, int]]) -> None:
    lengths = [length for length, _ in sentences]
    scene_of = sorted(scene for _, scene in sentences)
    windows = pack(lengths, scene_of)
    fresh = [n for w in windows for n in range(w.fresh, w.last + 1)]
    assert fresh == list(range(len(lengths)))
    for window in windows:
        assert sum(lengths[window.first : window.last + 1]) <= LONGEST_SENTENCE
        assert len({scene_of[n] for n in range(window.first, window.last + 1)}) == 1


def test_a_list_of_a_thousand_names_is_read() -> None:
    text = "Detained were " + ", ".join(f"Ivo Tarn{n}" for n in range(1000)) + "."
    sentences = list(load().analyse(text, [Span(0, len(text))]))
    assert len(sentences) > 1
    assert sum(len(s.words) for s in sentences) >= 3000
