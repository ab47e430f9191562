"""The sentence around words that a person selected: the passage of what they tell."""

from __future__ import annotations

from habeas.language.en.sentences import split_sentences
from habeas.spans import Span
from habeas.workspace.record.models import Source


def sentence_around(source: Source, words: Span) -> Span:
    """The sentence in which the words stand; where they reach over several, all of these."""
    text = source.text
    start, end = 0, len(text)
    for block in source.blocks:
        if block["start"] <= words.start < block["end"]:
            start, end = block["start"], max(block["end"], words.end)
            break
    sentences = split_sentences(text, start, end)
    begins = [s for s, _e in sentences if s <= words.start]
    ends = [e for _s, e in sentences if e >= words.end]
    return Span(
        max(begins, default=words.start),
        min(ends, default=words.end),
    )
