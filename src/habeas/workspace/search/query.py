"""What a person types, as words, phrases and what is to be left out; nothing else has a meaning.

What is typed never reaches the database's own query language: it is taken apart here, and only
runs of letters and digits are left of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from habeas.workspace.record.letters import letters_of

LONGEST = 400  # characters that are looked at
MOST_TERMS = 16
BEGINNING = 4  # a word of so many letters is also looked for as the beginning of longer ones
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″＂", '"'))
_RUN = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u0331])*")  # letters with their accents, digits
_PIECE = re.compile(r'(?P<out>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')


class Token(NamedTuple):
    """A run of letters and digits, and where it stands."""

    start: int
    end: int
    form: str  # folded


@dataclass(frozen=True, slots=True)
class Term:
    """Words that follow one another; a single word that was not quoted may be a beginning.

    ``latin`` is the word in Latin letters where it is written in others: names are found by it.
    """

    words: tuple[str, ...]
    excluded: bool = False
    beginning: bool = False
    latin: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """The terms, all of which must be found; ``cut`` where more was typed than is looked at."""

    terms: tuple[Term, ...] = ()
    cut: bool = False

    @property
    def wanted(self) -> tuple[Term, ...]:
        """What must be there."""
        return tuple(term for term in self.terms if not term.excluded)

    @property
    def unwanted(self) -> tuple[Term, ...]:
        """What must not be there."""
        return tuple(term for term in self.terms if term.excluded)


def parse(typed: str) -> Query:
    """Take apart what was typed. Every text is understood, whatever stands in it.

    >>> [term.words for term in parse('arrested "city court" -police').terms]
    [('arrested',), ('city', 'court'), ('police',)]
    >>> parse('NEAR("a* OR').terms[0].words
    ('near',)
    """
    text = typed[:LONGEST].translate(_QUOTES)
    terms: dict[Term, None] = {}
    for piece in _PIECE.finditer(text):
        is_out = piece["out"] is not None
        if piece["phrase"] is not None:
            found = _terms(piece["phrase"], quoted=True)
        else:
            found = _terms(piece["word"], quoted=False)
        for words, beginning, latin in found:
            terms[Term(words, is_out, beginning, latin)] = None
    kept = tuple(terms)[:MOST_TERMS]
    return Query(kept, cut=len(typed) > LONGEST or len(terms) > MOST_TERMS)


def tokens(text: str) -> Iterator[Token]:
    """The runs of letters and digits in a text, as the index sees them."""
    for run in _RUN.finditer(text):
        yield Token(run.start(), run.end(), folded(run.group()))


def folded(word: str) -> str:
    """The word in small letters, without accents.

    >>> folded("Élodie")
    'elodie'
    """
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFD", word.casefold())
    bare = "".join(c for c in apart if unicodedata.category(c) != "Mn")
    return unicodedata.normalize("NFC", bare)


def _terms(piece: str, *, quoted: bool) -> Iterator[tuple[tuple[str, ...], bool, str]]:
    """Words joined by a hyphen or the like are looked for as they follow one another."""
    words = tuple(token.form for token in tokens(piece) if token.form)
    if not words:
        return
    beginning = not quoted and len(words) == 1 and len(words[0]) >= BEGINNING
    latin = letters_of(" ".join(words))
    yield words, beginning, "" if latin == " ".join(words) else latin
