"""What both commands of ``habeas coding`` begin with: the texts, each as both coders coded it."""

from __future__ import annotations

from pathlib import Path

from habeas.agreement.double_coding import DoubleCoding, compare
from habeas.agreement.handed_in import find_pairs, read_pair
from habeas.cli.endings import UsageError, complain
from habeas.codebook import Codebook


def coded_twice(a: Path, b: Path, text: Path | None, codebook: Codebook) -> list[DoubleCoding]:
    """The texts that both coders coded; a file that only one has is told on standard error.

    Raises:
        CodingError: a file is no coding of its text.
        SourceError: a text cannot be read.
    """
    pairs, alone = find_pairs(a, b, text)
    for path in alone:
        complain(path, "passed over: the other coder has no file of this name")
    return [compare(pair.name, *read_pair(pair, codebook)) for pair in pairs]


def coder_names(given: str | None) -> tuple[str, str]:
    """What the coders are called: ``--coders ANA,BEN``.

    >>> coder_names("Ana Ruiz, Ben")
    ('Ana Ruiz', 'Ben')

    Raises:
        UsageError: it is not two names.
    """
    if given is None:
        return "A", "B"
    names = [name.strip() for name in given.split(",")]
    if len(names) != 2 or not all(names):
        raise UsageError(f"--coders: {given!r} is not two names with a comma between them")
    return names[0], names[1]
