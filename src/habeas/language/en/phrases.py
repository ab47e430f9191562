"""The word of a phrase that stands for it: "men" in "28 Uzbek men who were held"."""

from __future__ import annotations

from collections.abc import Sequence

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_AFTER_KEY = frozenset(
    "of in on at from to for by with against between among under near outside inside within into"
    " over about concerning regarding including such as who whom whose which that where when"
    " , ( ) – — ; : “ ”".split()
)


def key_word(forms: Sequence[str], first: int, last: int) -> int:
    """The index of the word, among words ``first`` to ``last``, that stands for the phrase.

    It is the last word before the first preposition, relative or comma: a surname, a noun.

    >>> words = "the UN Committee against Torture".split()
    >>> words[key_word(words, 0, 4)]
    'Committee'
    """
    for place in range(first + 1, last + 1):
        if forms[place].lower() in _AFTER_KEY:
            return place - 1
    if last > first and forms[last] in POSSESSIVE:
        return last - 1
    return last
