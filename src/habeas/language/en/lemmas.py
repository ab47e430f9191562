"""The dictionary form of a word: "arrest" for "arrested"."""

from __future__ import annotations

from functools import lru_cache

from lemminflect import getLemma

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
    found = getLemma(lower, upos=upos)
    return str(found[0]) if found else lower
