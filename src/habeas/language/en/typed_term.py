"""A punishment as a person types it into a field: nothing else stands there."""

from __future__ import annotations

from habeas.language.en.terms import find_terms

_BEFORE, _AFTER = "sentenced to ", " in prison"
# What may stand behind the words that tell the duration, and changes nothing in it.
_SMALL = frozenset("in of prison jail imprisonment".split())


def typed_term(told: str) -> str:
    """The duration that was typed, as the record keeps it; what is none, or more, as it is worded.

    >>> typed_term("seven and a half years"), typed_term("two to five years"), typed_term("P7Y")
    ('P7Y6M', 'P2Y/P5Y', 'P7Y')
    >>> typed_term("10 lashes each"), typed_term("5 years and a fine"), typed_term("life")
    ('10 lashes each', '5 years and a fine', 'life')
    """
    words = f"{_BEFORE}{' '.join(told.split())}{_AFTER}"
    found = find_terms(words)
    if len(found) != 1 or not found[0].term.startswith("P"):
        return told
    rest = words[len(_BEFORE) : found[0].start] + words[found[0].end :]
    return found[0].term if set(rest.lower().split()) <= _SMALL else told
