"""Abbreviations that a text introduces itself: "the National Security Service (NSS)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from habeas.reading.mentions import Candidate
from habeas.reading.name_forms import form_of
from habeas.reading.scene import Scene

_LONGEST = 10  # letters of an abbreviation


def abbreviations(scene: Scene, names: Sequence[Candidate]) -> Iterator[tuple[str, str]]:
    """Pairs of an abbreviation and the name that the scene introduces it for."""
    for name in names:
        place = abbreviation_after(scene, name)
        if place is not None:
            yield scene.forms[place], form_of(scene, name)


def abbreviation_after(scene: Scene, name: Candidate) -> int | None:
    """The place of the abbreviation that stands in brackets behind a name."""
    place = name.last + 2
    if place >= len(scene.forms) or scene.forms[place - 1] != "(":
        return None
    closed = place + 1 < len(scene.forms) and scene.forms[place + 1] in (")", ",", ";")
    if closed and abbreviates(scene.forms[place], form_of(scene, name)):
        return place
    return None


def abbreviates(short: str, name: str) -> bool:
    """Whether a word in brackets behind a name can be its abbreviation.

    >>> abbreviates("NSS", "National Security Service"), abbreviates("Ostrin", "Office of Justice")
    (True, False)
    """
    letters = re.sub(r"\W", "", short)
    if not 2 <= len(letters) <= _LONGEST or " " in short or not letters[:1].isupper():
        return False
    if sum(c.isupper() for c in letters) * 2 < len(letters):
        return False
    return letters[0].lower() in {word[0].lower() for word in name.split() if word}


def initials_of(name: str) -> str | None:
    """The first letters of all words of a name: a short form that needs no introduction.

    >>> initials_of("United Nations"), initials_of("Parliament")
    ('un', None)
    """
    words = [word for word in re.findall(r"\w+", name) if word[:1].isupper()]
    return "".join(word[0] for word in words).lower() if len(words) > 1 else None
