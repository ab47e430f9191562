"""Words that were divided at the end of a line are put together again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from habeas.sources.pdf.words import SOFT

_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
_LONGEST = 60  # characters of a word
_ENDS = (SOFT, "-", "‐", "‑")
_FIRST = re.compile(r"[\w’']+")
_LAST = re.compile(r"[\w’']+$")


class Vocabulary:
    r"""The words of a document, which tell how a divided one is written.

    >>> words = Vocabulary(["an anti-terrorism law of the government"])
    >>> words.joined(["under anti\u00ad", "terrorism laws"])
    'under anti-terrorism laws'
    >>> words.joined(["the govern\u00ad", "ment"])
    'the government'
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._count: Counter[str] = Counter()
        for line in lines:
            self._count.update(word.lower() for word in _WORD.findall(line))

    def joined(self, lines: Iterable[str]) -> str:
        """The lines as one, with a space or what becomes of a hyphen between them."""
        text = ""
        for line in lines:
            text = self._with(text, line) if text else line
        return text.removesuffix(SOFT) + "-" if text.endswith(SOFT) else text

    def _with(self, text: str, line: str) -> str:
        if not text.endswith(_ENDS):
            return f"{text} {line}"
        first, last = _FIRST.match(line), _LAST.search(text[-_LONGEST:-1])
        if first is None or last is None:
            return f"{text} {line}"
        if text.endswith(SOFT) or line[0].islower():
            return text[:-1] + ("-" if self._keeps(last[0], first[0]) else "") + line
        return text + line

    def _keeps(self, first: str, second: str) -> bool:
        """Whether the hyphen belongs to the word: "anti-terrorism", "al-Sadr", "2005-06"."""
        if not (first.isalpha() and second[0].islower()):
            return True
        first, second = first.lower(), second.lower()
        whole, compound = self._count[first + second], self._count[f"{first}-{second}"]
        if whole or compound:
            return compound > whole
        return self._count[first] > 1 and self._count[second] > 1
