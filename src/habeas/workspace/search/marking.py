"""The words that a search found, marked where they stand in a passage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from django.utils.safestring import SafeString, mark_safe

from habeas.workspace.search.query import Query, Term, Token, tokens


def marked(text: str, found: Iterable[tuple[int, int]]) -> SafeString:
    """The text as HTML with what was found at these places in ``<mark>``; all else is escaped."""
    parts, at = [], 0
    for start, end in found:
        parts += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
        at = end
    parts.append(escape(text[at:]))
    return mark_safe("".join(parts))  # noqa: S308 -- each part has just been escaped


def places(text: str, query: Query) -> list[tuple[int, int]]:
    """Where words of the query stand, in order, none within another.

    >>> from habeas.workspace.search.query import parse
    >>> places("Police arrested him.", parse("arrest"))
    [(7, 15)]
    """
    if not query.wanted:
        return []
    here = list(tokens(text))
    found = sorted({place for term in query.wanted for place in _found(term, here)})
    apart: list[tuple[int, int]] = []
    for start, end in found:
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def holds(text: str, query: Query) -> bool:
    """Whether every word of the query stands in the text, as far as the page can tell."""
    here = list(tokens(text))
    return all(any(True for _ in _found(term, here)) for term in query.wanted)


def _found(term: Term, here: Sequence[Token]) -> Iterator[tuple[int, int]]:
    for wanted in (term.words, tuple(term.latin.split())):
        if len(wanted) == 1:
            word, is_beginning = wanted[0], term.beginning
            for start, end, form in here:
                if form == word or (is_beginning and form.startswith(word)):
                    yield start, end
            continue
        for at in range(len(here) - len(wanted) + 1 if wanted else 0):
            run = here[at : at + len(wanted)]
            if all(_is(term, token, word) for token, word in zip(run, wanted, strict=True)):
                yield run[0].start, run[-1].end


def _is(term: Term, token: Token, word: str) -> bool:
    return token.form == word or (term.beginning and token.form.startswith(word))
