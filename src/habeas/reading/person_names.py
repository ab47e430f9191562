"""Which names of persons mean one person: a full name, a surname, a name without its middle part.

A report gives a full name once and goes on with a shorter one. Two people may share most of their
names, though, and to take one for the other can turn somebody who is alive into a dead man. So a
shorter name of two words or more means the fuller one only near it, or where what is left out is a
patronymic, an initial or a nickname; elsewhere it is a person of its own. A surname alone means
whoever of that name was told of last.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas.reading.name_forms import name_words

NEAR = 2  # scenes, before and after, in which a shorter name of two words means the fuller one
_PATRONYMICS = ("vich", "vych", "vna", "oglu", "ogly", "qizi", "kyzy")
_QUOTES = "“”\"'‘’«»"


@dataclass(frozen=True, slots=True)
class Told:
    """A person's name where it stands."""

    scene: int
    form: str


def same_people(told: Sequence[Told]) -> list[str]:
    """For each name, in the order of the text, the fullest name of the person whom it means.

    >>> same_people([Told(0, "Mahmud Sayed Husan"), Told(0, "Husan"), Told(9, "Mahmud Husan")])
    ['mahmud sayed husan', 'mahmud sayed husan', 'mahmud husan']
    """
    people = _People(told)
    people.take_full_names()
    people.take_shorter_names()
    people.take_single_names()
    return [people.means[number] for number in range(len(told))]


class _Form:
    """A name in its words, and in those that it is not told without."""

    def __init__(self, form: str) -> None:
        self.words = tuple(name_words(form))
        self.set = frozenset(self.words)
        self.key = " ".join(self.words)
        self.bare = tuple(_bare(form)) or self.words


def _bare(form: str) -> Iterator[str]:
    """The words of a name without initials, patronymics and nicknames between first and last."""
    parts = form.split()
    quoted = False
    for place, part in enumerate(parts):
        opens, closes = part[0] in _QUOTES, part.rstrip(".,")[-1:] in _QUOTES
        inner = 0 < place < len(parts) - 1
        quoted = quoted or (opens and inner)
        for word in name_words(part):
            dropped = quoted or len(word) == 1 or word.endswith(_PATRONYMICS)
            if not (inner and dropped):
                yield word
        quoted = quoted and not closes


class _People:
    """The persons of a text in the making, by their fullest names."""

    def __init__(self, told: Sequence[Told]) -> None:
        self.means: dict[int, str] = {}
        self._told = told
        read = {name.form: _Form(name.form) for name in told}
        self._forms = [read[name.form] for name in told]
        self._full: dict[str, _Form] = {}
        self._places: dict[str, list[int]] = defaultdict(list)  # of each person, in order
        self._of_word: dict[str, list[str]] = defaultdict(list)

    def take_full_names(self) -> None:
        """Names of two words or more that shorten no other: each is a person."""
        known = {form.set: form for form in reversed(self._forms) if len(form.words) > 1}
        holders: dict[str, list[frozenset[str]]] = defaultdict(list)
        for words in known:
            for word in words:
                holders[word].append(words)
        shorter = {s for s, form in known.items() if any(s < o for o in holders[form.words[0]])}
        for number, form in enumerate(self._forms):
            if len(form.words) > 1 and form.set not in shorter:
                self._take(number, known[form.set])

    def take_shorter_names(self) -> None:
        """Names of two words or more that shorten another: they mean it, or a further person."""
        taken = {key: list(numbers) for key, numbers in self._places.items()}
        for number, form in enumerate(self._forms):
            if number not in self.means and len(form.words) > 1:
                self._take(number, self._fuller(number, form, taken) or form)
        for numbers in self._places.values():
            numbers.sort()

    def take_single_names(self) -> None:
        """Single names: they mean somebody who is told of elsewhere, or stand for themselves."""
        found = {
            number: self._bearer(number, form)
            for number, form in enumerate(self._forms)
            if number not in self.means
        }
        self.means.update({n: bearer or self._forms[n].key for n, bearer in found.items()})

    def _take(self, number: int, person: _Form) -> None:
        self.means[number] = person.key
        self._places[person.key].append(number)
        if person.key not in self._full:
            self._full[person.key] = person
            for word in person.words:
                self._of_word[word].append(person.key)

    def _fuller(self, number: int, form: _Form, taken: dict[str, list[int]]) -> _Form | None:
        near, anywhere = [], []
        for key in self._of_word[form.words[0]]:
            full = self._full[key]
            if key not in taken or not form.set < full.set:
                continue
            distance = min(self._scenes_between(number, at) for at in taken[key])
            if distance <= NEAR:
                near.append((distance, key))
            elif form.words == full.bare:
                anywhere.append((distance, key))
        return self._full[min(near or anywhere)[1]] if near or anywhere else None

    def _bearer(self, number: int, form: _Form) -> str | None:
        """Who has a single name: somebody of the same scene, or told of last, or told of later."""
        word, found = form.words[0], []
        for key in dict.fromkeys(self._of_word[word]):
            words, places = self._full[key].words, self._places[key]
            if word not in (words[0], words[-1]):
                continue
            at = bisect_right(places, number)
            for other in places[max(0, at - 1) : at + 1]:
                here = other < number and self._scenes_between(number, other) == 0
                rank = 0 if here else 1 if other < number else 2
                found.append((rank, word != words[-1], abs(other - number), key))
        return min(found)[3] if found else None

    def _scenes_between(self, one: int, other: int) -> int:
        return abs(self._told[one].scene - self._told[other].scene)
