"""Several people sentenced by one verb, each to a term of their own.

"The court sentenced Tarn to one year in prison and Reska to six months" and "Tarn and Reska were
sentenced to 12 and six months in prison respectively" tell two sentences by one word: the codebook
has one event for each.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from habeas.language.en.term_values import TermMatch
from habeas.reading.mentions import Candidate
from habeas.reading.scene import Scene

Share = tuple[list[Candidate], TermMatch]  # who got which term
_RESPECTIVELY = "respectively"


def own_terms(
    scene: Scene,
    people: Sequence[Candidate],
    terms: Sequence[TermMatch],
    told: Sequence[TermMatch],
) -> list[Share]:
    """Who got which of several terms of one sentence of a scene; nothing where all got the same.

    Args:
        scene: where people and terms stand.
        people: those who were sentenced.
        terms: the terms that surely belong to this verb.
        told: all terms of the verb's sentence; "respectively" may share out those that are unsure.
    """
    if not terms or len(people) < 2:
        return []
    people = sorted(people, key=lambda candidate: candidate.key)
    terms = sorted(terms, key=lambda match: match.start)
    in_turn = _in_turn(scene, people, terms) if len(terms) > 1 else []
    return in_turn or _respectively(scene, people, terms) or _respectively(scene, people, told)


def _in_turn(scene: Scene, people: Sequence[Candidate], terms: Sequence[TermMatch]) -> list[Share]:
    """Whoever stands before a term, and behind the one before it, has it: "A to …, B to …"."""
    told: list[tuple[int, Candidate | TermMatch]] = sorted(
        [
            *((scene.words[candidate.first].start, candidate) for candidate in people),
            *((match.start, match) for match in terms),
        ],
        key=lambda pair: pair[0],
    )
    runs = [list(run) for _, run in groupby(told, key=lambda pair: type(pair[1]))]
    found: list[Share] = []
    for before, behind in zip(runs[::2], runs[1::2], strict=False):
        named = [one for _, one in before if isinstance(one, Candidate)]
        owned = [one for _, one in behind if isinstance(one, TermMatch)]
        if not named or len(owned) != 1:
            return []
        found.append((named, owned[0]))
    return found if len(found) == len(terms) and len(runs) % 2 == 0 else []


def _respectively(
    scene: Scene, people: Sequence[Candidate], terms: Sequence[TermMatch]
) -> list[Share]:
    """The first has the first term, the second the second, where the sentence says so."""
    if len(people) != len(terms):
        return []
    own = scene.sentence_of[people[0].key]
    said = {scene.forms[n].lower() for n in scene.range_of(scene.sentence_of[_place(scene, terms)])}
    if _RESPECTIVELY not in said or any(scene.sentence_of[one.key] != own for one in people):
        return []
    return [([candidate], match) for candidate, match in zip(people, terms, strict=True)]


def _place(scene: Scene, terms: Sequence[TermMatch]) -> int:
    return scene.places_in(terms[0].start, terms[0].end)[0]
