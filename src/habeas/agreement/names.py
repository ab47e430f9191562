"""The lists of persons and organizations of two coders: what is in both, and what in one alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from habeas.agreement.coding import Coding
from habeas.agreement.same_values import same_name

Named = Literal["person", "organization"]
LISTS: dict[Named, str] = {"person": "persons", "organization": "organizations"}


@dataclass(frozen=True, slots=True)
class NameAlone:
    """A name that stands in the list of one coder (``A`` or ``B``), and in none of the other."""

    kind: Named
    coder: str
    name: str


def names_alone(a: Coding, b: Coding) -> Iterator[NameAlone]:
    """The names on which two coders who both made a list disagree.

    One that the other coder lists as optional is no disagreement: it is optional.
    """
    for kind, key in LISTS.items():
        if key not in a.names or key not in b.names:
            continue
        _, mine, yours = shared(a.names[key], b.names[key])
        for coder, alone, other in (("A", mine, b), ("B", yours, a)):
            optional = other.names.get(f"optional_{key}", ())
            for name in dict.fromkeys(alone):
                if not any(same_name(name, one) for one in optional):
                    yield NameAlone(kind, coder, name)


def shared(mine: Sequence[str], yours: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """The names that are in both lists, in their fuller form, and those of each list alone."""
    left, both, alone = list(yours), list[str](), list[str]()
    for name in mine:
        found = name if name in left else next((o for o in left if same_name(name, o)), None)
        if found is None:
            alone.append(name)
        else:
            left.remove(found)
            both.append(max(name, found, key=len))
    return both, alone, left
