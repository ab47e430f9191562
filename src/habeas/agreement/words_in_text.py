"""Where words that a person typed stand in a text: spaces, quotes, dashes and case do not matter.

A spreadsheet makes quotes typographic and composes accents, and a text breaks its lines where it
likes; the words are still the same.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from functools import lru_cache

from habeas.spans import Span

_ALIKE = {ord(one): '"' for one in "“”„«»‟″"} | {ord(one): "'" for one in "‘’‚‛′`´"}
_ALIKE |= {ord(one): "-" for one in "‐‑‒–—―−"}


class FoldedText:
    r"""A text to look typed words up in.

    >>> text = FoldedText("Police said that “Ilan\nOster” was held.")
    >>> [text.words[span.start : span.end] for span in text.find('"ilan oster"')]
    ['“Ilan\nOster”']
    """

    def __init__(self, words: str) -> None:
        self.words = words
        folded: list[str] = []
        self._places: list[int] = []  # of each folded letter, in the text
        for place, letter in enumerate(words):
            for one in _fold(letter):
                if one != " " or (folded and folded[-1] != " "):
                    folded.append(one)
                    self._places.append(place)
        self._folded = "".join(folded)

    def find(self, typed: str, within: Span | None = None) -> list[Span]:
        """Every place where the typed words stand as whole words, in order."""
        wanted = fold(typed)
        if not wanted:
            return []
        within = within or Span(0, len(self.words))
        begin, end = (bisect_left(self._places, place) for place in (within.start, within.end))
        found = []
        at = self._folded.find(wanted, begin, end)
        while at >= 0:
            if self._is_whole(at, at + len(wanted)):
                found.append(self._span(at, at + len(wanted)))
            at = self._folded.find(wanted, at + 1, end)
        return found

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether no word is cut: "arrest" does not stand in "arrested"."""
        text = self._folded
        cut_before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
        cut_after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
        return not cut_before and not cut_after

    def _span(self, start: int, end: int) -> Span:
        last = self._places[end - 1] + 1
        while last < len(self.words) and unicodedata.combining(self.words[last]):
            last += 1
        return Span(self._places[start], last)


def fold(words: str) -> str:
    r"""Words as they are compared.

    >>> fold("  The “Žižka\n case” ")
    'the "zizka case"'
    """
    return " ".join("".join(map(_fold, words)).split())


@lru_cache(maxsize=4096)
def _fold(letter: str) -> str:
    if letter.isspace():
        return " "
    parts = unicodedata.normalize("NFKD", letter.translate(_ALIKE)).casefold()
    return "".join(
        " " if part.isspace() else part
        for part in parts
        if not unicodedata.combining(part) and unicodedata.category(part) != "Cf"
    )
