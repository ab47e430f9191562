"""The dictionary form of a word: "arrest" for "arrested"."""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from lemminflect import Lemmatizer, config
from lemminflect.core.LexicalUtils import categoryToUPos

_WITH_FORMS = frozenset({"VERB", "AUX", "NOUN", "ADJ", "ADV"})
_AUXILIARIES = {
    "'s": "be", "’s": "be", "'re": "be", "’re": "be", "'m": "be", "’m": "be", "'ve": "have",
    "’ve": "have", "'ll": "will", "’ll": "will", "'d": "would", "’d": "would", "ca": "can",
    "wo": "will",
}  # fmt: skip


@lru_cache(maxsize=100_000)
def lemma_of(word: str, upos: str) -> str:
    """The lower-case dictionary form of ``word`` as the given Universal Dependencies class.

    >>> lemma_of("arrested", "VERB"), lemma_of("Judges", "NOUN"), lemma_of("n't", "PART")
    ('arrest', 'judge', 'not')
    """
    lower = word.lower()
    if lower in ("n't", "n’t"):
        return "not"
    if upos == "AUX" and lower in _AUXILIARIES:
        return _AUXILIARIES[lower]
    if upos not in _WITH_FORMS:
        return lower
    found = _lemmatizer().getLemma(lower, upos)
    return str(found[0]) if found else lower


class Table:
    """The words that lemminflect knows, each parsed when it is asked for.

    The package itself would parse all 80,000 lines first, which takes longer (0.3 s) than reading a
    page, and keeps them in 30 MB.

    >>> Table(["arrest,noun,arrest", "arrest,verb,arrest", "could,modal,can"]).get("arrest", {})
    {'NOUN': ('arrest',), 'VERB': ('arrest',)}
    """

    def __init__(self, lines: Sequence[str]) -> None:
        """``lines`` in the order of their words, "word,category,lemma/another spelling"."""
        self._lines = lines

    def get(self, word: str, default: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """The lemmas of the word in each class that it is known in."""
        found = {}
        at = bisect_left(self._lines, word, key=_word_of)
        while at < len(self._lines) and _word_of(self._lines[at]) == word:
            _, category, lemmas = self._lines[at].split(",")
            found[categoryToUPos(category)] = tuple(lemmas.split("/"))
            at += 1
        return found or default

    @classmethod
    def shipped(cls) -> Table:
        """The one that comes with lemminflect."""
        packed = Path(config.lemma_lu_fn).read_bytes()
        return cls(gzip.decompress(packed).decode().splitlines())


@cache
def _lemmatizer() -> Lemmatizer:
    lemmatizer = Lemmatizer()
    lemmatizer.lemma_dict = Table.shipped()
    return lemmatizer


def _word_of(line: str) -> str:
    return line.partition(",")[0]
