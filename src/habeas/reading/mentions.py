"""What in a scene may name or mean somebody or something: names, noun phrases, pronouns."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from habeas.language.analysis import NameKind
from habeas.language.en.phrases import POSSESSIVE
from habeas.reading.scene import Scene
from habeas.record import MentionForm

_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those"})
_HYPHENS = frozenset("-‐‑")
_JOINERS = POSSESSIVE | _HYPHENS
_APPROXIMATIONS = frozenset({
    "at least", "at most", "more than", "less than", "fewer than", "up to", "about", "around",
    "some", "over", "nearly", "almost", "approximately", "roughly", "an estimated", "as many as",
    "no fewer than", "no less than", "close to", "under", "only",
})  # fmt: skip
_TELLS_WHOSE = frozenset({"acl", "acl:relcl", "nmod", "obl"})
_TELLS_WHICH = frozenset({"nmod"})  # "officers from the security services"
_ENDS_COMPLEMENT = frozenset({",", "(", ";", "–", "—", ":"})
_LONGEST_COMPLEMENT = 7  # words behind a noun that says little
_LONGEST_NAME = 14  # words of a described group, and behind "those", which says nothing
_INSIDE = frozenset({"compound", "flat", "goeswith", "fixed"})
_LAWS = frozenset("law bill act decree code resolution amendment".split())
PRONOUNS = {
    "he": "person", "him": "person", "his": "person", "himself": "person",
    "she": "person", "her": "person", "hers": "person", "herself": "person",
    "they": "many", "them": "many", "their": "many", "themselves": "many",
    "it": "thing", "its": "thing", "itself": "thing",
    "who": "relative", "whom": "relative", "whose": "relative", "which": "relative",
    "that": "relative",
}  # fmt: skip


_PERSONAL = frozenset(PRONOUNS) - {"who", "whom", "whose", "which", "that"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words ``first`` to ``last`` (inclusive) of a scene that may take part in an event.

    ``key`` is the word that stands for all of them; ``kind`` is told for names only.
    """

    first: int
    last: int
    key: int
    form: MentionForm
    kind: NameKind | None = None

    def covers(self, other: Candidate) -> bool:
        """Whether ``other`` lies inside."""
        return self.first <= other.first and other.last <= self.last


_SAYS_LITTLE = frozenset(
    "hundred thousand dozen ten score other person people individual man woman child victim law"
    " bill legislation decree amendment act provision rule regulation revision change".split()
)
_ALONE = frozenset(
    "those others many some several all both most none dozens hundreds nobody everyone everybody"
    " anyone anybody".split()
)


def find_candidates(
    scene: Scene, names: list[Candidate], dated: Collection[int] = ()
) -> list[Candidate]:
    """All candidates of a scene, in order of their key words.

    Args:
        scene: the paragraph or bullet.
        names: what is known to be a name in it.
        dated: the words that tell a date: "3 May" takes no part in anything.
    """
    named = {n for name in names for n in range(name.first, name.last + 1)}
    blocked = set(dated)
    found = list(names)
    for place, word in enumerate(scene.words):
        if place in named or place in dated:
            continue
        lower = word.text.lower()
        if lower in _PERSONAL or (word.upos == "PRON" and lower in PRONOUNS):
            found.append(Candidate(place, place, place, "pronoun"))
        elif _stands_for_people(scene, place) or _heads_a_phrase(scene, place):
            found.append(_phrase(scene, place, blocked))
    return sorted(found, key=lambda c: (c.key, -c.last))


def _heads_a_phrase(scene: Scene, place: int) -> bool:
    word = scene.words[place]
    if word.upos in ("NOUN", "PROPN"):
        if word.relation in _INSIDE and not _is_before_and(scene, place):
            head = scene.head(place)
            return head is None or abs(head - place) > 3
        return True
    if word.upos == "ADJ":  # "the displaced", "the accused"
        before = scene.forms[place - 1].lower() if place else ""
        return before == "the" and word.relation in ("nsubj", "nsubj:pass", "obj", "obl:agent")
    return False


def _is_before_and(scene: Scene, place: int) -> bool:
    """Whether "and" or "or" comes next: such a noun is no part of the noun behind it."""
    behind = place + 1
    return behind < len(scene.words) and scene.words[behind].upos == "CCONJ"


def _stands_for_people(scene: Scene, place: int) -> bool:
    """Whether a number or a word such as "some" stands alone for people: "at least 100 fled"."""
    word = scene.words[place]
    if word.text.lower() == "one" and place and scene.forms[place - 1].lower() == "no":
        return True
    if word.upos != "NUM" and word.text.lower() not in _ALONE:
        return False
    if word.text in ("one", "1") and word.upos == "NUM":
        return word.relation in ("nsubj", "nsubj:pass", "obj")
    after = scene.words[place + 1] if place + 1 < len(scene.words) else None
    counts_a_noun = after is not None and after.upos in ("NOUN", "PROPN", "ADJ", "NUM", "SYM")
    governs = word.relation in ("nummod", "det", "amod", "compound") and counts_a_noun
    return not governs and not counts_a_noun


def phrase_at(scene: Scene, place: int) -> Candidate:
    """The noun phrase of which the word at ``place`` is taken for the head, whatever its form."""
    return _phrase(scene, place, ())


def _phrase(scene: Scene, place: int, blocked: Collection[int]) -> Candidate:
    """The noun phrase around its head: what stands before it, and "of …" after it."""
    first = _left_edge(scene, place, blocked)
    counted = any(scene.words[n].upos == "NUM" for n in range(first, place + 1))
    last = _right_edge(scene, place, counted=counted)
    return Candidate(first, last, place, "nominal")


def _left_edge(scene: Scene, place: int, blocked: Collection[int]) -> int:
    """Where a noun phrase begins: by the parts of speech before its head, with "at least" and such.

    The tree is asked only about nouns before the head, which may belong to something else.
    """
    limit = scene.offsets[scene.sentence_of[place]]
    first = place
    while first > limit and first - 1 not in blocked and _goes_before(scene, first - 1, place):
        first -= 1
        if scene.words[first].upos == "DET" and scene.words[first].lemma in _ARTICLES:
            break
    while first < place and scene.words[first].upos in ("PUNCT", "CCONJ", "PART"):
        first += 1
    return _with_approximation(scene, first, place, limit)


def _goes_before(scene: Scene, place: int, head: int) -> bool:
    word = scene.words[place]
    if word.upos in ("DET", "ADJ", "NUM"):
        return True
    if word.upos in ("NOUN", "PROPN"):
        governor = scene.head(place)
        inside = governor is not None and place < governor <= head
        touches = scene.words[place + 1].upos in ("NOUN", "PROPN")  # "civil society activists"
        return inside or touches or word.relation in ("compound", "flat", "nmod:poss")
    if word.text in _JOINERS:
        return word.text not in _HYPHENS or _touches(scene, place)
    if word.upos == "PRON":
        return word.relation == "nmod:poss"
    kinds = (("VERB", "amod"), ("VERB", "compound"), ("ADV", "advmod"))
    return (word.upos, word.relation) in kinds and scene.head(place) in range(place, head + 1)


def _touches(scene: Scene, place: int) -> bool:
    """Whether a hyphen touches the word after it."""
    after = scene.words[place + 1]
    return scene.words[place].end == after.start


def _with_approximation(scene: Scene, first: int, head: int, limit: int) -> int:
    """The beginning of a phrase together with "at least" or "about" before its number."""
    number = next((n for n in range(first, head + 1) if scene.words[n].upos == "NUM"), None)
    if number is None:
        return first
    for length in (3, 2, 1):
        start = number - length
        if start >= limit:
            words = " ".join(scene.forms[start:number]).lower()
            if words in _APPROXIMATIONS:
                return min(start, first)
    return first


def _right_edge(scene: Scene, place: int, *, counted: bool) -> int:
    """The end of "of …" after the noun; for a bare number also of the clause that tells whose."""
    last = place
    for child in scene.children(place):
        word = scene.words[child]
        if word.relation in ("flat", "goeswith", "nummod") and child == last + 1:
            last = child
    telling = _telling(scene, place)
    if telling and not (counted and scene.words[place].upos == "NOUN"):
        for child in scene.children(place):
            if child <= place or scene.words[child].relation not in telling:
                continue
            end = _end_of_complement(scene, child)
            touches = scene.subtree(child)[0] == last + 1
            longest = _LONGEST_NAME if scene.words[place].lemma == "those" else _LONGEST_COMPLEMENT
            if touches and end - place <= longest:
                last = max(last, end)
    if scene.words[place].lemma in _LAWS and last == place:
        last = _end_of_title(scene, place)
    return min(_end_of_of(scene, last), place + _LONGEST_NAME)


def _end_of_title(scene: Scene, place: int) -> int:
    """The end of a title in quotation marks behind the word: "a draft law “On the press”"."""
    stop = scene.range_of(scene.sentence_of[place]).stop
    if place + 1 < stop and scene.forms[place + 1] == "“":
        for end in range(place + 2, min(stop, place + _LONGEST_NAME)):
            if scene.forms[end] == "”":
                return end
    return place


def _end_of_of(scene: Scene, last: int) -> int:
    """The end of "of the banned Free Veldara party" where that follows the word at ``last``."""
    words = scene.words
    stop = scene.range_of(scene.sentence_of[last]).stop
    while last + 2 < stop and words[last + 1].text == "of":
        end = last + 1
        while end + 1 < stop and _in_noun_phrase(scene, end + 1):
            end += 1
        while end > last + 1 and words[end].upos not in ("NOUN", "PROPN", "NUM", "PRON"):
            end -= 1
        if end <= last + 1:
            break
        last = end
    return last


def _in_noun_phrase(scene: Scene, place: int) -> bool:
    word = scene.words[place]
    if word.upos in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"):
        return word.text.lower() not in ("who", "which", "that", "whom")
    return word.text in ("-", "'s", "’s", "’", "“", "”") or (
        word.upos == "VERB" and word.relation == "amod"
    )


def _is_bare(scene: Scene, place: int) -> bool:
    """Whether the head alone says nothing: a number, "hundreds", "those"."""
    word = scene.words[place]
    return word.upos in ("NUM", "PRON", "ADJ") or word.lemma in _SAYS_LITTLE


def _telling(scene: Scene, place: int) -> frozenset[str]:
    """By which relations words behind a head belong to its phrase."""
    if _is_bare(scene, place):
        return _TELLS_WHOSE
    return _TELLS_WHICH if _is_alone(scene, place) else frozenset()


def _is_alone(scene: Scene, place: int) -> bool:
    """Whether nothing but an article stands before a noun: "the officers", not "two officers"."""
    if scene.words[place].upos != "NOUN":
        return False
    before = scene.words[place - 1] if place else None
    return before is None or (
        before.upos not in ("ADJ", "NOUN", "PROPN", "VERB", "NUM") and before.text not in _JOINERS
    )


def _end_of_complement(scene: Scene, noun: int) -> int:
    """The last word of a complement, cut before a comma, a bracket or a clause of its own."""
    last = noun
    for place in scene.subtree(noun):
        if place <= noun:
            continue
        if place != last + 1 or scene.words[place].text in _ENDS_COMPLEMENT:
            break
        last = place
    return last
