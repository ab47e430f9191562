"""The directory of a report: everybody and everything named or described in it, once each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from habeas.language.en.numbers import read_number
from habeas.reading.abbreviations import abbreviations, initials_of
from habeas.reading.mentions import Candidate
from habeas.reading.name_forms import ARTICLES, form_of, name_words
from habeas.reading.person_names import Told, same_people
from habeas.reading.scene import Scene
from habeas.record import Count, Entity, EntityKind, Mention

_LETTERS: dict[EntityKind, str] = {
    "person": "p", "group": "g", "organization": "o", "place": "l", "law": "w",
}  # fmt: skip
_KINDS: dict[str, EntityKind] = {
    "person": "person", "organization": "organization", "place": "place", "other": "law",
}  # fmt: skip


@dataclass
class Entry:
    """One entity in the making."""

    kind: EntityKind
    names: Counter[str] = field(default_factory=Counter)
    mentions: dict[tuple[int, int], Mention] = field(default_factory=dict)
    descriptions: list[str] = field(default_factory=list)
    designations: list[str] = field(default_factory=list)
    count: Count | None = None
    used: bool = False  # it takes part in an event
    gender: str | None = None  # of a person, "he" or "she", where the text tells

    @property
    def name(self) -> str:
        """The fullest form; of those, the most frequent."""
        return max(self.names, key=lambda n: (len(n.split()), self.names[n], len(n)))

    @property
    def tokens(self) -> frozenset[str]:
        """The words of the fullest name, for comparing."""
        return frozenset(name_words(self.name))

    def mention(self, scene: Scene, candidate: Candidate) -> None:
        """Note that a candidate means this entity."""
        quote = scene.quote(candidate.first, candidate.last)
        place = (quote.start, quote.end)
        if place not in self.mentions:
            self.mentions[place] = Mention(quote.start, quote.end, quote.text, candidate.form)


class Directory:
    """Finds or makes the entry that a name or a description means."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._of_name: dict[tuple[int, int], Entry] = {}
        self._groups: dict[tuple[str, int | None], Entry] = {}
        self._places: dict[str, Entry] = {}  # those without a name, by their words

    def take_names(self, scenes: Sequence[Scene], names: dict[int, list[Candidate]]) -> None:
        """Make one entry for each named person, body and place, under all their names."""
        told = [(scene, name) for scene in scenes for name in names[scene.number]]
        people = [(scene, name) for scene, name in told if name.kind == "person"]
        self._take_people(people)
        self._take_others(
            [(scene, name) for scene, name in told if name.kind != "person"],
            self._introduced(scenes, names),
        )

    def _take_people(self, told: Sequence[tuple[Scene, Candidate]]) -> None:
        means = same_people([Told(scene.number, form_of(scene, name)) for scene, name in told])
        entries: dict[str, Entry] = {}
        for (scene, name), fullest in zip(told, means, strict=True):
            if fullest not in entries:
                entries[fullest] = self._new("person")
            entries[fullest].names[form_of(scene, name)] += 1
            self._note(entries[fullest], scene, name)

    def _take_others(self, told: Sequence[tuple[Scene, Candidate]], shorts: dict[str, str]) -> None:
        forms: dict[tuple[EntityKind, str], Counter[str]] = defaultdict(Counter)
        for scene, name in told:
            form = form_of(scene, name)
            forms[_KINDS[name.kind or "other"], _normal(form)][form] += 1
        entry_of: dict[tuple[EntityKind, str], Entry] = {}
        known = _KnownForms(shorts)
        for (kind, normal), spelt in sorted(forms.items(), key=lambda f: -len(f[0][1].split())):
            entry = known.entry_of(kind, normal) or self._new(kind)
            entry.names.update(spelt)
            known.take(entry, spelt)
            entry_of[kind, normal] = entry
        for scene, name in told:
            entry = entry_of[_KINDS[name.kind or "other"], _normal(form_of(scene, name))]
            self._note(entry, scene, name)

    def _note(self, entry: Entry, scene: Scene, name: Candidate) -> None:
        entry.mention(scene, name)
        self._of_name[scene.number, name.key] = entry

    def _introduced(
        self, scenes: Sequence[Scene], names: dict[int, list[Candidate]]
    ) -> dict[str, str]:
        """Abbreviations with the names that the text introduces them for."""
        return {
            _normal(short): _normal(name)
            for scene in scenes
            for short, name in abbreviations(scene, names[scene.number])
        }

    def _new(self, kind: EntityKind) -> Entry:
        entry = Entry(kind)
        self.entries.append(entry)
        return entry

    def named(self, scene: Scene, candidate: Candidate) -> Entry | None:
        """The entry of a name that was taken in."""
        return self._of_name.get((scene.number, candidate.key))

    def group(self, scene: Scene, candidate: Candidate) -> Entry:
        """The entry of a described or counted group, made where it is new."""
        quote = scene.quote(_without_article(scene, candidate), candidate.last)
        text = " ".join(quote.text.split())
        count = count_of(text)
        key = (text.lower(), scene.number if count else None)
        entry = self._groups.get(key)
        if entry is None:
            entry = self._new("group")
            entry.names[text] += 1
            entry.count = count
            self._groups[key] = entry
        entry.mention(scene, candidate)
        return entry

    def described_place(self, scene: Scene, candidate: Candidate) -> Entry:
        """The entry of a place that has no name, "a polling station"; made where it is new."""
        quote = scene.quote(_without_article(scene, candidate), candidate.last)
        text = " ".join(quote.text.split())
        entry = self._places.get(text.lower())
        if entry is None:
            entry = self._places[text.lower()] = self._new("place")
            entry.names[text] += 1
        entry.mention(scene, candidate)
        return entry

    def bodies_before(self, start: int) -> Iterator[Entry]:
        """Named bodies mentioned before an offset, the nearest first."""
        found = []
        for entry in self.entries:
            if entry.kind == "organization":
                places = [m.start for m in entry.mentions.values() if m.start < start]
                if places:
                    found.append((max(places), entry))
        for _, entry in sorted(found, key=lambda f: -f[0]):
            yield entry

    def entities(self) -> tuple[list[Entity], dict[int, str]]:
        """All entities in order of first mention, and the id of each entry (by ``id()``)."""
        numbers: Counter[str] = Counter()
        made, ids = [], {}
        kept = [
            e for e in self.entries if e.mentions and (e.used or e.kind not in ("law", "group"))
        ]
        for entry in sorted(kept, key=lambda e: min(e.mentions)):
            letter = _LETTERS[entry.kind]
            numbers[letter] += 1
            ids[id(entry)] = f"{letter}{numbers[letter]}"
            made.append(_entity(entry, ids[id(entry)]))
        return made, ids


class _KnownForms:
    """The names of bodies, places and laws so far, to find the entry of a further form by."""

    def __init__(self, shorts: dict[str, str]) -> None:
        self._shorts = shorts  # abbreviations, with the names that they were introduced for
        self._of_form: dict[str, Entry] = {}
        self._of_initials: dict[str, Entry] = {}
        self._of_word: dict[str, list[Entry]] = defaultdict(list)

    def take(self, entry: Entry, forms: Iterable[str]) -> None:
        """Note further forms of an entry."""
        for form in forms:
            self._of_form.setdefault(_normal(form), entry)
            initials = initials_of(form)
            if entry.kind == "organization":
                if initials is not None:
                    self._of_initials.setdefault(initials, entry)
                for word in name_words(form):
                    self._of_word[word].append(entry)

    def entry_of(self, kind: EntityKind, normal: str) -> Entry | None:
        """The entry that a further form means: an abbreviation, or a part of a body's name."""
        full = self._shorts.get(normal)
        if full is not None and full in self._of_form:
            return self._of_form[full]
        if kind != "organization":
            return None
        if normal in self._of_initials:
            return self._of_initials[normal]
        words = normal.split()
        for entry in self._of_word[words[0]]:
            tokens = name_words(entry.name)
            if set(words) <= set(tokens) and _same_body(words, tokens):
                return entry
        return None


def _entity(entry: Entry, identity: str) -> Entity:
    others = sorted(name for name in entry.names if name != entry.name)
    return Entity(
        identity,
        entry.kind,
        entry.name,
        tuple(others),
        tuple(dict.fromkeys(entry.descriptions)),
        tuple(dict.fromkeys(entry.designations)),
        entry.count,
        None,
        tuple(entry.mentions[place] for place in sorted(entry.mentions)),
    )


def _without_article(scene: Scene, candidate: Candidate) -> int:
    """The first word of a description behind its articles."""
    first = candidate.first
    while first < candidate.last and scene.forms[first].lower() in ARTICLES:
        first += 1
    return first


def count_of(text: str) -> Count | None:
    """How many a group is, where its words begin with a number.

    >>> count_of("28 Uzbek men"), count_of("several other party members")
    (Count(value=28, precision='exact'), Count(value=None, precision='vague'))
    """
    words = text.split()
    for length in range(min(6, len(words)), 0, -1):
        number = read_number(" ".join(words[:length]))
        if number is not None and not number.ordinal:
            if number.precision == "vague":
                return Count(None, "vague")
            value = int(number.value) if number.value is not None else None
            return Count(value, number.precision)
    return None


def _same_body(words: Sequence[str], tokens: Sequence[str]) -> bool:
    """Whether a shorter name of a body can mean the longer one: "Alga" and "Alga party"."""
    return words[-1] == tokens[-1] or words[0] == tokens[0] or len(words) > 1


def _normal(name: str) -> str:
    return " ".join(name_words(name))
