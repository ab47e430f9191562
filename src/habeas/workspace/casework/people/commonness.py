"""How common names and countries are among the people whom somebody may see."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import log2

from django.db.models import Count

from habeas.workspace.casework.people.chunks import chunks
from habeas.workspace.casework.people.names import Word
from habeas.workspace.casework.people.portraits import Portrait
from habeas.workspace.casework.people.visible_suggestions import name_keys
from habeas.workspace.record import visible
from habeas.workspace.record.visible import Viewer

OTHER_PEOPLE = 2_000  # as if there were so many more: in a record of ten a name twice is not common
_MOST_OF_A_WORD = 8.0


@dataclass(frozen=True, slots=True)
class Commonness:
    """How common things are among the people of the record."""

    people: int
    words: Callable[[Word], int]  # how many people have this word in their name
    country: Callable[[str], float]  # which share of the people is of this country

    def bits(self, word: Word) -> float:
        """What it is worth that two have this word in their name."""
        share = (self.words(word) + 1) / (self.people + OTHER_PEOPLE)
        return min(max(-log2(share), 1.0), _MOST_OF_A_WORD)

    @property
    def before(self) -> float:
        """How likely it is that any two are one, before anything is known of them, in bits."""
        return -log2(self.people + OTHER_PEOPLE)


def commonness_for(viewer: Viewer, people: Iterable[Portrait]) -> Commonness:
    """How common the names and countries of these people are in all that the viewer may see."""
    sounds = {word.sound for one in people for name in one.names for word in name}
    counts: dict[str, int] = {}
    for some in chunks(sorted(f"t:{sound}" for sound in sounds)):
        rows = name_keys(viewer).filter(key__in=some).values_list("key").annotate(Count("id"))
        counts |= dict(rows)
    whole = visible.entities(viewer).filter(kind="person", merged_into=None).count()
    return Commonness(whole, _count_of(counts), _share_of(viewer, whole))


def _count_of(counts: Mapping[str, int]) -> Callable[[Word], int]:
    return lambda word: counts.get(f"t:{word.sound}", 0)


def _share_of(viewer: Viewer, whole: int) -> Callable[[str], float]:
    """The share of persons whom sources about a country name; asked for once for each country."""
    known: dict[str, float] = {}

    def share(country: str) -> float:
        if country not in known:
            told = visible.namings(viewer).filter(kind="person", source__country=country)
            people = told.values("entity").distinct().count()
            known[country] = min((people + 1) / (whole + 1), 1.0)
        return known[country]

    return share
