"""The names of countries and of their people in a text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from unicodedata import normalize

_WORD = re.compile(r"[^\W\d_]+")
# Names of countries that are mostly another word in a text, or a part of another name.
_LEFT_OUT = frozenset({"jersey", "reunion"})
Names = dict[str, list[tuple[tuple[str, ...], str]]]


def countries_in(text: str, *, cased: bool = True) -> Iterator[tuple[int, int, str]]:
    """Start, end and code (alpha-3) of each country that the text names, or whose people it names.

    Args:
        text: a title, or a stretch of a text.
        cased: whether a name needs its capital letter, which it lacks in the name of a file.

    >>> list(countries_in("The Kenyan police, and that of the U.S."))
    [(4, 10, 'KEN'), (35, 38, 'USA')]
    """
    words = [(found.start(), found.end(), found[0]) for found in _WORD.finditer(text)]
    names = _names()
    at = 0
    while at < len(words):
        for parts, code in names.get(_folded(words[at][2]), ()):
            these = words[at : at + len(parts)]
            if tuple(_folded(word) for _, _, word in these) == parts and (
                not cased or _is_cased(parts, [word for _, _, word in these])
            ):
                yield these[0][0], these[-1][1], code
                at += len(parts) - 1
                break
        at += 1


def _is_cased(parts: tuple[str, ...], words: list[str]) -> bool:
    """Capital letters where a name has them: "US" is a country and "us" is not."""
    if max(map(len, parts)) <= 2:
        return all(word.isupper() for word in words)
    return words[0][0].isupper()


@cache
def _names() -> Names:
    """The names by their first word, the longest first."""
    import pycountry  # noqa: PLC0415 -- reads its tables, which not every command needs

    forms: dict[tuple[str, ...], str] = {}
    for country in pycountry.countries:
        for field in ("name", "common_name", "official_name"):
            name = getattr(country, field, "")
            if name and "," not in name:  # with a comma it is turned round, as in an index
                forms[_parts(name)] = country.alpha_3
    data = resources.files("habeas.sources.about").joinpath("country_names.toml").read_text("utf-8")
    for code, others in tomllib.loads(data).items():
        forms |= {_parts(name): code for name in others}
    forms[("u", "s")] = forms[("u", "s", "a")] = "USA"  # "U.S."
    forms[("u", "k")] = "GBR"
    names: Names = {}
    for parts, code in sorted(forms.items(), key=lambda form: -len(form[0])):
        if not (len(parts) == 1 and parts[0] in _LEFT_OUT):
            names.setdefault(parts[0], []).append((parts, code))
    return names


def _parts(name: str) -> tuple[str, ...]:
    return tuple(_folded(word) for word in _WORD.findall(name))


def _folded(word: str) -> str:
    """The word in small letters without its accents."""
    if not word.isascii():
        word = "".join(c for c in normalize("NFD", word) if c.isalpha())
    return word.casefold()
