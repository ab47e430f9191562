"""The names of a report: found sentence by sentence, then made consistent over the document.

A name that the model takes for a person here and for a place there is what it is more often; a
name that it misses in one sentence is found there because it stands in another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from habeas.language.analysis import NameKind
from habeas.language.en.phrases import POSSESSIVE, key_word
from habeas.reading.abbreviations import abbreviation_after
from habeas.reading.mentions import Candidate
from habeas.reading.name_context import kind_in_context
from habeas.reading.name_forms import form_of
from habeas.reading.scene import Scene

TITLES = frozenset(
    "mr mrs ms dr prof professor president vice prime minister general colonel captain major"
    " lieutenant sergeant judge justice magistrate senator deputy mp imam sheikh shaikh sheik"
    " ayatollah hojjatoleslam bishop archbishop pope father sister brother reverend pastor rabbi"
    " priest king queen prince princess sultan emir chief commander brigadier admiral marshal"
    " inspector superintendent constable officer sir lord lady comrade hajj hajji haji mullah"
    " maulana lawyer attorney journalist activist secretary chancellor governor mayor ambassador"
    " director chairman chairwoman spokesperson spokesman spokeswoman leader former ex".split()
)
# The last or first word of the names of bodies: a name that has one is an organization.
BODIES = frozenset(
    "court tribunal ministry committee commission council parliament assembly senate"
    " congress party union association organization organisation federation confederation"
    " foundation institute university college academy agency office bureau department directorate"
    " service services police army force forces navy guard guards gendarmerie front movement"
    " league brigade brigades alliance coalition network centre center society group church"
    " mosque bank company corporation newspaper television radio tv times daily post news press"
    " ombudsman prosecutor prosecution authority board cabinet government rapporteur watch"
    " international community militia battalion unit branch club forum initiative fund trust"
    " syndicate chamber house secretariat conference observatory monitor journal gazette weekly"
    " magazine channel studio hospital prison jail school".split()
)
_PLACES_OF_HOLDING = frozenset("prison jail school hospital house".split())
_JOINED = frozenset("of for and the on in de la al el bin ibn ben abu against to".split())
_HYPHENS = frozenset("-‐‑")
_PARTICLES = frozenset(
    "al el ul ad as ash az bin ben ibn abu de da del della di dos du van von der den la le".split()
)
# First words of names that are no person's: "Operation Northwind", "Villa Serena".
_FIRST_WORDS: dict[str, NameKind] = {
    "operation": "other", "villa": "place", "camp": "place", "fort": "place", "port": "place",
    "mount": "place", "lake": "place", "hotel": "place",
}  # fmt: skip
_OFFICES = frozenset("minister president king governor mayor ambassador judge chief".split())
KnownNames = dict[str, list[tuple[tuple[str, ...], NameKind]]]  # by their first word
_TOLD = 1.5  # how much the words around a name count; the model's own share counts up to 1
_SURE = 0.75  # the share from which on a name is looked for in the whole document
_NO_START = frozenset("the a an of and in on for to by against with from at".split())
_NO_END = frozenset("the a an of and in on for to by against with from at or".split())


def names_of(scenes: Sequence[Scene]) -> dict[int, list[Candidate]]:
    """The names of each scene (by its number), as the whole document takes them."""
    found = {scene.number: list(_found_in(scene)) for scene in scenes}
    kinds = _settled_kinds(scenes, found)
    known = _known_names(scenes, found, kinds)
    for short, kind in _short_forms(scenes, found, kinds):
        kinds[short] = kind
        known[short].insert(0, ((short,), kind))
    return {scene.number: _completed(scene, found[scene.number], kinds, known) for scene in scenes}


def _found_in(scene: Scene) -> Iterator[tuple[Candidate, float]]:
    for number, sentence in enumerate(scene.sentences):
        offset = scene.offsets[number]
        for name in sentence.names:
            cleaned = _cleaned(scene, offset + name.first, offset + name.last, name.kind)
            if cleaned is not None:
                yield cleaned, name.score


def _cleaned(scene: Scene, first: int, last: int, kind: NameKind) -> Candidate | None:
    """A name without its title, its article, a possessive, its abbreviation and stray signs."""
    forms = scene.forms
    if "(" in forms[first + 1 : last + 1]:  # "National Security Service (NSS)" has two names
        last = forms.index("(", first + 1) - 1
    while first <= last and _starts_no_name(forms[first], kind, alone=first == last):
        first += 1
    while last >= first and _ends_no_name(forms[last]):
        last -= 1
    if first > last:
        return None
    first, last = _whole(scene, first, last)
    if not any(form[:1].isupper() for form in forms[first : last + 1]):
        return None
    if kind == "person" and forms[first].lower().rstrip(".") in TITLES:
        return None
    if kind == "organization" and forms[key_word(forms, first, last)].lower() in _OFFICES:
        return None  # an office of one person, and no body
    return _candidate(scene, first, last, kind)


def _starts_no_name(form: str, kind: NameKind, *, alone: bool) -> bool:
    lower = form.lower()
    if lower in _NO_START or not _has_letter(form):
        return True
    if kind != "person" or alone:
        return False
    return lower.rstrip(".") in TITLES or (form.islower() and lower not in _PARTICLES)


def _ends_no_name(form: str) -> bool:
    return form in POSSESSIVE or form.lower() in _NO_END or not _has_letter(form)


def _whole(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """A name together with what a hyphen joins to it: "al-Hajj" and not "Hajj"."""
    while first >= 2 and _is_hyphened(scene, first - 1) and _is_name_part(scene.forms[first - 2]):
        first -= 2
    while (
        last + 2 < len(scene.forms)
        and _is_hyphened(scene, last + 1)
        and scene.forms[last + 2][:1].isupper()
    ):
        last += 2
    return first, last


def _is_hyphened(scene: Scene, place: int) -> bool:
    """Whether the word is a hyphen between two words that touch it."""
    before, hyphen, after = scene.words[place - 1 : place + 2]
    return hyphen.text in _HYPHENS and before.end == hyphen.start and hyphen.end == after.start


def _is_name_part(form: str) -> bool:
    return form[:1].isupper() or form in _PARTICLES


def _candidate(scene: Scene, first: int, last: int, kind: NameKind) -> Candidate:
    return Candidate(first, last, key_word(scene.forms, first, last), "name", kind)


def _has_letter(form: str) -> bool:
    return any(c.isalnum() for c in form)


def _settled_kinds(
    scenes: Sequence[Scene], found: dict[int, list[tuple[Candidate, float]]]
) -> dict[str, NameKind]:
    votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
    for scene in scenes:
        for candidate, score in found[scene.number]:
            told = kind_in_context(scene, candidate)
            if told is not None:
                votes[form_of(scene, candidate)][told] += _TOLD  # type: ignore[assignment]
            elif candidate.kind is not None:
                votes[form_of(scene, candidate)][candidate.kind] += score  # type: ignore[assignment]
    settled = {}
    for form, counts in votes.items():
        kind = max(counts, key=lambda k: (counts[k], k))
        settled[form] = _kind_by_words(form, kind)
    return settled


def _kind_by_words(form: str, kind: NameKind) -> NameKind:
    words = form.lower().split()
    if form.endswith(" department"):
        return kind  # in many countries a province
    if len(words) > 1 and words[0] in _FIRST_WORDS:
        return _FIRST_WORDS[words[0]]
    if len(words) > 1 and kind in ("place", "other"):
        heads = {
            words[-1],
            words[0],
            *(w for w, after in pairwise(words) if after in _JOINED),
        }
        if heads & BODIES and not (heads & _PLACES_OF_HOLDING):
            return "organization"
    return kind


def _known_names(
    scenes: Sequence[Scene],
    found: dict[int, list[tuple[Candidate, float]]],
    kinds: dict[str, NameKind],
) -> KnownNames:
    """Names sure enough to be looked for where the model did not see them, by their first word."""
    sure: dict[tuple[str, ...], NameKind] = {}
    for scene in scenes:
        for candidate, score in found[scene.number]:
            form = form_of(scene, candidate)
            kind = kinds[form]
            if score > _SURE and kind != "other" and (" " in form or len(form) > 3):
                sure[scene.forms[candidate.first : candidate.last + 1]] = kind
    known: KnownNames = defaultdict(list)
    for parts, kind in sorted(sure.items(), key=lambda name: (-len(name[0]), name[0])):
        known[parts[0]].append((parts, kind))
    return known


def _short_forms(
    scenes: Sequence[Scene],
    found: dict[int, list[tuple[Candidate, float]]],
    kinds: dict[str, NameKind],
) -> Iterator[tuple[str, NameKind]]:
    """Abbreviations that the text introduces, each of the kind of its name."""
    for scene in scenes:
        for candidate, _ in found[scene.number]:
            short = abbreviation_after(scene, candidate)
            if short is not None:
                yield scene.forms[short], kinds[form_of(scene, candidate)]


def _completed(
    scene: Scene,
    found: Sequence[tuple[Candidate, float]],
    kinds: dict[str, NameKind],
    known: KnownNames,
) -> list[Candidate]:
    taken: set[int] = set()
    names: list[Candidate] = []
    for candidate, _ in sorted(found, key=lambda f: (f[0].first, -f[0].last)):
        places = range(candidate.first, candidate.last + 1)
        if taken.isdisjoint(places):
            taken.update(places)
            kind = kinds[form_of(scene, candidate)]
            names.append(Candidate(candidate.first, candidate.last, candidate.key, "name", kind))
    for first, last, kind in _further_places(scene, known):
        places = range(first, last + 1)
        if taken.isdisjoint(places):
            taken.update(places)
            names.append(_candidate(scene, first, last, kind))
    return _joined_people(scene, sorted(names, key=lambda c: c.first))


def _joined_people(scene: Scene, names: Sequence[Candidate]) -> list[Candidate]:
    """Names of persons that touch are one name: "Ibrahim" and "al-Hajj"."""
    joined: list[Candidate] = []
    for name in names:
        before = joined[-1] if joined else None
        people = before is not None and before.kind == name.kind == "person"
        if before is not None and people and _goes_on(scene, before, name):
            joined[-1] = _candidate(scene, before.first, name.last, "person")
        else:
            joined.append(name)
    return joined


def _goes_on(scene: Scene, before: Candidate, name: Candidate) -> bool:
    """Whether two names touch, but for a quotation mark: "Olen “Reed” Talven"."""
    between = scene.forms[before.last + 1 : name.first]
    return all(form in "“”\"'‘’" for form in between)


def _further_places(scene: Scene, known: KnownNames) -> Iterator[tuple[int, int, NameKind]]:
    for place, form in enumerate(scene.forms):
        for parts, kind in known.get(form, ()):
            if scene.forms[place : place + len(parts)] == parts:
                yield place, place + len(parts) - 1, kind
                break
