"""What the words around a name tell of its kind: "in Ostrin", "the newspaper Free Word"."""

from __future__ import annotations

from habeas.language.analysis import NameKind
from habeas.language.en.phrases import POSSESSIVE
from habeas.reading.mentions import Candidate
from habeas.reading.scene import Scene

_OUTLETS = frozenset(
    "newspaper daily weekly magazine website channel station outlet broadcaster newsletter"
    " portal publication".split()
)
_PLACES = frozenset(
    "town city village district province region department governorate county municipality"
    " prefecture camp area valley river island border peninsula desert oblast".split()
)
_WHERE = frozenset("in near at around throughout outside inside across".split())


def kind_in_context(scene: Scene, name: Candidate) -> NameKind | None:
    """The kind that the words around a name tell; None where they tell none, or the same."""
    if _noun_before(scene, name) in _OUTLETS or _noun_after(scene, name) in _OUTLETS:
        return "organization"
    if name.kind != "place" and _stands_as_place(scene, name):
        return "place"
    words = scene.words[name.first : name.last + 1]
    if name.kind == "organization" and all(word.upos == "ADJ" for word in words):
        return "other"  # "Veldaran", told of people or of an office
    return _no_person(scene, name) if name.kind == "person" and name.first else None


def _stands_as_place(scene: Scene, name: Candidate) -> bool:
    """Whether a name is told as a place: "the Karol district", "regions including Karol"."""
    after = _noun_at(scene, name.last + 1)
    listed = name.first > 1 and scene.forms[name.first - 1] == "including"
    return after in _PLACES or (listed and _noun_at(scene, name.first - 2) in _PLACES)


def _no_person(scene: Scene, name: Candidate) -> NameKind | None:
    """What a supposed person is rather: a place behind "in", a people behind "the"."""
    before = scene.words[name.first - 1]
    after = scene.words[name.last + 1] if name.last + 1 < len(scene.words) else None
    owns = after is not None and after.text in POSSESSIVE
    describes = after is not None and after.upos in ("NOUN", "PROPN", "ADJ")
    if before.text.lower() in _WHERE and not owns and not describes:
        return "place"
    return "other" if before.text.lower() == "the" and not describes else None


def _noun_at(scene: Scene, place: int) -> str | None:
    return scene.words[place].lemma if 0 <= place < len(scene.words) else None


def _noun_before(scene: Scene, name: Candidate) -> str | None:
    """The noun right before a name, or before a comma there: "the newspaper Free Word"."""
    place = name.first - 1
    if place > 0 and scene.forms[place] == ",":
        place -= 1
    return _noun_at(scene, place)


def _noun_after(scene: Scene, name: Candidate) -> str | None:
    """What a name is said to be behind a comma: "Free Word, an independent newspaper"."""
    words, place = scene.words, name.last + 1
    if place + 1 >= len(words) or words[place].text != "," or words[place + 1].upos != "DET":
        return None
    place += 2
    while place + 1 < len(words) and words[place + 1].upos in ("ADJ", "NOUN"):
        place += 1
    return words[place].lemma if place < len(words) else None
