"""A name in small Latin letters: how names are put in order and compared across scripts."""

from __future__ import annotations

from collections.abc import Iterable

from anyascii import anyascii

LONGEST = 300


def letters_of(name: str) -> str:
    """The name in small Latin letters, digits and single spaces.

    >>> letters_of("Козлов, Владимир")
    'kozlov vladimir'
    >>> letters_of("Ольга О’Брайен")
    'olga obrayen'
    """
    told = anyascii(name).lower().replace("'", "")  # a soft sign, O'Brien
    return " ".join("".join(c if c.isalnum() else " " for c in told).split())[:LONGEST]


def spellings_of(names: Iterable[str]) -> str:
    """Every name in such letters, each between bars: what a search looks in.

    >>> spellings_of(["Козлов", "Kozlow", "Kozlov"])
    '| kozlov | kozlow |'
    """
    told = [letters for name in names if (letters := letters_of(name))]
    return "| " + " | ".join(dict.fromkeys(told)) + " |" if told else ""
