"""The codebook's cues, looked for in sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from habeas.codebook import Codebook, Cue
from habeas.reading.scene import Scene

_CLASSES = {
    "verb": frozenset({"VERB", "AUX"}),
    "noun": frozenset({"NOUN", "PROPN"}),
    "adjective": frozenset({"ADJ", "VERB"}),
}
_LONGEST_GAP = 3  # words that "*" may stand for


@dataclass(frozen=True, slots=True)
class CueMatch:
    """A cue that stands in a scene, from word ``first`` to ``last`` (inclusive)."""

    cue: Cue
    first: int
    last: int


class CueIndex:
    """Finds the cues of a codebook by the first word of their phrases."""

    def __init__(self, codebook: Codebook) -> None:
        self._by_lemma: dict[str, list[tuple[Cue, tuple[str, ...]]]] = defaultdict(list)
        for cue in codebook.cues():
            for phrase in cue.words:
                parts = tuple(phrase.lower().replace("-", " - ").split())
                self._by_lemma[parts[0]].append((cue, parts))

    def find(self, scene: Scene, sentence: int) -> Iterator[CueMatch]:
        """The cues that stand in a sentence of a scene and are not ruled out there."""
        places = scene.range_of(sentence)
        lemmas = [_lemma(scene, n) for n in places]
        present: str | None = None
        for offset, place in enumerate(places):
            for cue, parts in self._by_lemma.get(lemmas[offset], ()):
                if not _is_a(scene, place, cue.part_of_speech):
                    continue
                end = _match(parts, lemmas, offset)
                if end is None:
                    continue
                if cue.needs or cue.unless:
                    present = present or f" {' '.join(lemmas)} "
                    if not _holds(cue, present):
                        continue
                yield CueMatch(cue, place, places[end])


def _is_a(scene: Scene, place: int, part: str) -> bool:
    """Whether a word is of a part of speech; what stands behind an article is no verb."""
    upos = scene.words[place].upos
    named = place > 0 and scene.words[place - 1].upos == "DET" and upos == "VERB"
    return upos in _CLASSES[part] or (part == "noun" and named)


def _lemma(scene: Scene, place: int) -> str:
    return scene.words[place].lemma


def _match(parts: Sequence[str], lemmas: Sequence[str], start: int) -> int | None:
    """Where a phrase that begins at ``start`` ends; None where it does not stand there."""
    at, gap = start, 0
    for part in parts[1:]:
        if part == "*":
            gap = _LONGEST_GAP
            continue
        reach = range(at + 1, min(len(lemmas), at + 2 + gap))
        found = next((n for n in reach if lemmas[n] == part), None)
        if found is None:
            return None
        at, gap = found, 0
    return at


def _holds(cue: Cue, present: str) -> bool:
    """Whether the sentence has what the cue needs and nothing that rules it out."""
    if any(f" {phrase} " in present for phrase in cue.unless):
        return False
    return not cue.needs or any(f" {phrase} " in present for phrase in cue.needs)


def best_by_place(matches: Iterable[CueMatch]) -> dict[int, list[CueMatch]]:
    """The matches by the place of their first word, the longest first."""
    by_place: dict[int, list[CueMatch]] = defaultdict(list)
    for match in matches:
        by_place[match.first].append(match)
    for found in by_place.values():
        found.sort(key=lambda m: (m.cue.weak, m.first - m.last))
    return by_place
