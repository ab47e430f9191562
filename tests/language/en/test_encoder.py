"""The encoder reads windows of like length together, and each as if it were alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.language.en.encoder import MOST_PADDING, PIECES_A_BATCH, Encoder, groups_of
from habeas.language.en.pipeline import WEIGHTS
from habeas.language.en.wordpieces import WordPieces

SENTENCES = [
    "Tarn was held .",
    "A court in Orul sentenced Pavel Reska to two years in prison in May .",
    "He appealed .",
    "In June , police in the capital dispersed a protest against the new law and held 12 people .",
]


@given(st.lists(st.integers(2, 480)))
def test_every_window_is_in_one_group_with_little_padding(lengths: list[int]) -> None:
    groups = groups_of(lengths)
    assert sorted(number for group in groups for number in group) == list(range(len(lengths)))
    for group in groups:
        padded = len(group) * max(lengths[number] for number in group)
        assert padded <= MOST_PADDING * sum(lengths[number] for number in group)
        assert padded <= PIECES_A_BATCH or len(group) == 1


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(WEIGHTS / "encoder.onnx")


def test_a_window_is_read_alike_beside_others(encoder: Encoder) -> None:
    wordpieces = WordPieces.from_file(WEIGHTS / "vocabulary.json")
    windows = [wordpieces.of_window([sentence.split()]) for sentence in SENTENCES]
    for window, sentence, found in zip(windows, SENTENCES, encoder.vectors(windows), strict=True):
        assert len(found) == len(sentence.split())
        [alone] = encoder.vectors([window])
        np.testing.assert_allclose(found, alone, atol=1e-3)
