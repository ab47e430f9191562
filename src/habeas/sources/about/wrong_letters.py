"""Signs in the midst of words, where a PDF does not say which letters its font draws."""

from __future__ import annotations

import re

_SIGNS = (
    "½¼¾»«®©¬÷¤¦§±¶¹†‡"  # those that such fonts put in the places of č, ć, ğ, ı, š, ț and others
)
_WORD = re.compile(rf"\w*[^\W\d_][{_SIGNS}][^\W\d_]\w*")
_SHOWN = 3


def wrong_letters(text: str) -> str | None:
    """A warning that names some of the words with a sign in them, if there are any.

    >>> wrong_letters("The police let Mom½ilo Orlik go in May.")
    'Some letters are wrong, as in “Mom½ilo”: the file does not say which letters these signs are.'
    >>> wrong_letters("The fine was 3½ million.") is None
    True
    """
    words = dict.fromkeys(_WORD.findall(text))
    if not words:
        return None
    shown = ", ".join(f"“{word}”" for word in list(words)[:_SHOWN])
    return (
        f"Some letters are wrong, as in {shown}: the file does not say which letters these signs"
        " are."
    )
