"""What a pronoun or a shortened description means: "he", "who", "the court", "the men"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from habeas.reading.directory import Directory, Entry
from habeas.reading.mentions import PRONOUNS, Candidate
from habeas.reading.names import BODIES
from habeas.reading.scene import Scene

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "such"})


@dataclass
class Antecedents:
    """Resolves the candidates of one scene; ``before`` is the person last told of before it."""

    scene: Scene
    candidates: list[Candidate]
    directory: Directory
    before: Entry | None = None
    _known: dict[int, Entry | None] = field(default_factory=dict)

    def entry(self, candidate: Candidate) -> Entry | None:
        """What a candidate means; None for a pronoun with nothing to mean."""
        if candidate.key not in self._known:
            self._known[candidate.key] = None  # a circle of pronouns means nothing
            self._known[candidate.key] = self._resolved(candidate)
        return self._known[candidate.key]

    def _resolved(self, candidate: Candidate) -> Entry | None:
        if candidate.form == "name":
            return self.directory.named(self.scene, candidate)
        if candidate.form == "pronoun":
            found = self._of_pronoun(candidate)
            if found is not None:
                found.mention(self.scene, candidate)
            return found
        return self._of_description(candidate)

    def _of_pronoun(self, pronoun: Candidate) -> Entry | None:
        word = self.scene.forms[pronoun.key].lower()
        kind = PRONOUNS[word]
        if kind == "relative":
            return self._of_relative(pronoun.key)
        if kind == "person":
            carried = self._carried_on(pronoun, _GENDERS[word])
            if carried is not None:
                return carried
        chosen = self._fitting(pronoun, kind)
        meant = self.entry(chosen) if chosen is not None else None
        if meant is None and kind == "person":
            meant = self.before if self._fits_gender(self.before, _GENDERS[word]) else None
        if meant is not None and meant.kind == "person" and kind == "person":
            meant.gender = meant.gender or _GENDERS[word]
        return meant

    def _fitting(self, pronoun: Candidate, kind: str) -> Candidate | None:
        """The candidate before a pronoun that it can best mean."""
        word = self.scene.forms[pronoun.key].lower()
        best: tuple[float, int] | None = None
        chosen: Candidate | None = None
        for candidate in self.candidates:
            if candidate.key >= pronoun.key or candidate.form == "pronoun":
                continue
            if candidate.first <= pronoun.key <= candidate.last:
                continue
            if kind == "person" and not self._agrees(candidate, _GENDERS[word]):
                continue
            score = self._fit(candidate, kind, pronoun.key)
            if score is not None and (best is None or (score, candidate.key) > best):
                best, chosen = (score, candidate.key), candidate
        return chosen

    def _carried_on(self, pronoun: Candidate, gender: str) -> Entry | None:
        """Whom the same pronoun before it meant, where nobody else was named in between."""
        for earlier in reversed(self.candidates):
            if earlier.key >= pronoun.key:
                continue
            if earlier.form == "name" and earlier.kind == "person":
                return None
            if earlier.form == "pronoun":
                word = self.scene.forms[earlier.key].lower()
                if _GENDERS.get(word) == gender:
                    return self.entry(earlier)
        return None

    def _agrees(self, candidate: Candidate, gender: str) -> bool:
        """Whether "he" or "she" can mean a candidate: a person of that gender, as far as told."""
        if candidate.form == "name":
            return self._fits_gender(self.directory.named(self.scene, candidate), gender)
        noun = self.scene.words[candidate.key].lemma
        return is_human(noun) and gender_of(noun) in (None, gender)

    def _fits_gender(self, entry: Entry | None, gender: str) -> bool:
        return entry is not None and entry.gender in (None, gender)

    def _fit(self, candidate: Candidate, kind: str, place: int) -> float | None:
        """How well a candidate can be meant; None where it cannot."""
        scene = self.scene
        likely = _KIND_FIT[kind].get(self._kind(candidate))
        if likely is None:
            return None
        sentences = scene.sentence_of[place] - scene.sentence_of[candidate.key]
        if sentences > 4:
            return None
        if kind == "many" and self._is_of_people(candidate):
            likely += _PEOPLE_FIRST
        is_subject = scene.words[candidate.key].relation in _SUBJECTS or self._leads(candidate)
        apart = place - candidate.key if sentences == 0 else 0
        return likely - 0.7 * sentences + (0.6 if is_subject else 0.0) - 0.004 * apart

    def _is_of_people(self, candidate: Candidate) -> bool:
        word = self.scene.words[candidate.key]
        return candidate.form == "nominal" and is_human(word.lemma.removesuffix("s"))

    def _leads(self, candidate: Candidate) -> bool:
        """Whether a name's first word is a subject: the parse takes a first name for the head."""
        return self.scene.words[candidate.first].relation in _SUBJECTS

    def _kind(self, candidate: Candidate) -> str:
        if candidate.form == "name":
            return candidate.kind or "other"
        return "plural" if is_plural(self.scene, candidate) else "single"

    def _of_relative(self, place: int) -> Entry | None:
        """What "who" means: the noun that its clause is about, else the nearest before it."""
        scene = self.scene
        at: int | None = place
        while at is not None and scene.words[at].relation != "acl:relcl":
            at = scene.head(at)
        noun = scene.head(at) if at is not None else None
        if noun is not None and noun < place:
            for candidate in self.candidates:
                if candidate.key == noun or (
                    candidate.form == "name" and candidate.first <= noun <= candidate.last
                ):
                    return self.entry(candidate)
        near = [c for c in self.candidates if c.last < place and c.form != "pronoun"]
        near = [c for c in near if scene.sentence_of[c.key] == scene.sentence_of[place]]
        return self.entry(near[-1]) if near else None

    def _of_description(self, candidate: Candidate) -> Entry:
        partner = self._apposed(candidate)
        if partner is not None:
            partner.mention(self.scene, candidate)
            return partner
        body = self._body(candidate)
        if body is not None:
            body.mention(self.scene, candidate)
            return body
        earlier = self._same_head(candidate)
        if earlier is not None:
            earlier.mention(self.scene, candidate)
            return earlier
        return self.directory.group(self.scene, candidate)

    def _apposed(self, candidate: Candidate) -> Entry | None:
        """The name that a description stands beside: "the leader of the party, Ivo Tarn"."""
        scene = self.scene
        for name in self.candidates:
            if name.form != "name" or name.kind not in ("person", "organization"):
                continue
            inside = range(name.first, name.last + 1)
            if name.kind == "person" and self._stands_before(candidate, name):
                return self.directory.named(scene, name)
            head = scene.head(candidate.key)
            if scene.words[candidate.key].relation == "appos" and head in inside:
                return self.directory.named(scene, name)
            for place in inside:
                if scene.words[place].relation == "appos" and scene.head(place) == candidate.key:
                    return self.directory.named(scene, name)
        return None

    def _stands_before(self, candidate: Candidate, name: Candidate) -> bool:
        """Whether a description stands right before a person's name: "the cleric Ivo Tarn"."""
        scene = self.scene
        touches = candidate.key == candidate.last and candidate.last + 1 == name.first
        noun = scene.words[candidate.key]
        return touches and is_human(noun.lemma) and not is_plural(scene, candidate)

    def _body(self, candidate: Candidate) -> Entry | None:
        """The named body that "the court", "the Committee" or "the party" means."""
        scene = self.scene
        head = scene.words[candidate.key].lemma
        if head not in BODIES or not self._is_definite(candidate):
            return None
        if candidate.last > candidate.key or candidate.key - candidate.first > 1:
            return None
        for entry in self.directory.bodies_before(scene.words[candidate.key].start):
            if head in entry.tokens or f"{head}s" in entry.tokens:
                return entry
        return None

    def _same_head(self, candidate: Candidate) -> Entry | None:
        """The group told before that "the men" or "the two activists" means."""
        scene = self.scene
        bare = candidate.first == candidate.last and is_plural(scene, candidate)
        if not (bare or self._is_definite(candidate)) or candidate.last > candidate.key:
            return None
        if candidate.key - candidate.first > 2:
            return None
        head = scene.words[candidate.key].lemma
        for earlier in reversed(self.candidates):
            if earlier.form != "nominal" or earlier.key >= candidate.first:
                continue
            if scene.words[earlier.key].lemma == head and is_plural(scene, earlier) == is_plural(
                scene, candidate
            ):
                return self.entry(earlier)
        return None

    def _is_definite(self, candidate: Candidate) -> bool:
        first = self.scene.forms[candidate.first].lower()
        return first in _DEFINITE or (
            candidate.first == candidate.last and self.scene.forms[candidate.key][:1].isupper()
        )


_GENDERS = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
}  # fmt: skip
_MEN = frozenset(
    "man boy son husband father brother uncle grandfather nephew king prince businessman mr sir"
    " gentleman priest imam monk salesman fisherman policeman spokesman chairman".split()
)
_WOMEN = frozenset(
    "woman girl daughter wife mother sister aunt grandmother niece queen princess widow mrs ms"
    " lady nun actress businesswoman policewoman spokeswoman chairwoman".split()
)
_HUMAN_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "ee", "ant", "boy", "girl")
_HUMAN = (
    frozenset(
        "student president chief judge child person patient citizen minor youth official cleric"
        " doctor head member critic aide colleague friend supporter soldier general captain"
        " suspect victim detainee poet monarch nurse refugee relative national resident".split()
    )
    | _MEN
    | _WOMEN
)
_NOT_HUMAN = frozenset(
    "order disorder letter number charter power paper matter border water river center centre"
    " quarter office computer newspaper winter summer sector error factor terror plan murder manner"
    " tower chapter weather helicopter prayer offer cover fever trailer bunker hunger anger danger"
    " transfer shelter shoulder finger barrier frontier career counter encounter disaster register"
    " chamber timber fire horror harbor labor honor favor color motor mirror corridor behavior fee"
    " degree decree guarantee coffee grant warrant covenant restaurant plant list mist waiver"
    " december october november september discover answer corner dinner gender"
    " container poster banner slaughter laughter tanker freighter carrier cluster"
    " latter former another other rather either whether after over under however".split()
)


def is_human(noun: str) -> bool:
    """Whether a noun may mean a person, by its ending or as one of a few.

    >>> is_human("journalist"), is_human("court"), is_human("letter")
    (True, False, False)
    """
    if noun in BODIES or noun in _NOT_HUMAN:
        return noun in _HUMAN
    return noun in _HUMAN or noun.endswith(_HUMAN_ENDINGS)


def gender_of(noun: str) -> str | None:
    """The pronoun for whom a noun means: "she" for "wife"; None where it tells none."""
    return "he" if noun in _MEN else "she" if noun in _WOMEN else None


_PEOPLE_FIRST = 0.5  # how much likelier "they" means "officers" than "charges"
_KIND_FIT: dict[str, dict[str, float]] = {
    "person": {"person": 3.0, "single": 1.0},
    "many": {"plural": 2.2, "organization": 1.2, "person": 0.4},
    "thing": {"organization": 2.2, "place": 1.0, "single": 1.4, "other": 1.0},
}


def is_plural(scene: Scene, candidate: Candidate) -> bool:
    """Whether a description means several."""
    word = scene.words[candidate.key]
    if word.upos == "NUM":
        return word.lemma not in ("one", "1")
    if word.text.lower() in ("people", "police", "others", "many", "those", "authorities", "media"):
        return True
    is_inflected = word.text.lower() != word.lemma or word.upos == "PROPN"
    return is_inflected and word.text.lower().endswith(("s", "men", "children"))


def last_person(
    scene: Scene, candidates: Iterable[Candidate], directory: Directory
) -> Entry | None:
    """The person that "he" at the head of the next scene would mean."""
    people = [c for c in candidates if c.form == "name" and c.kind == "person"]
    return directory.named(scene, people[-1]) if people else None
