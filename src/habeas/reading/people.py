"""What a report says of its people beside their names: who they are, how they are designated."""

from __future__ import annotations

from habeas.language.en.phrases import POSSESSIVE
from habeas.reading.antecedents import gender_of, is_human
from habeas.reading.directory import Entry
from habeas.reading.mentions import Candidate
from habeas.reading.scene import Scene

DESIGNATIONS = (
    "prisoner of conscience", "prisoners of conscience", "human rights defender",
    "human rights defenders", "political prisoner", "political prisoners",
)  # fmt: skip
_LONGEST = 16  # words of a description
_ENDS = frozenset({",", ";", "(", ")", "–", "—", ".", ":"})


def describe(scene: Scene, name: Candidate, entry: Entry) -> None:
    """Note what stands beside a name: an apposition after it, a description before it."""
    after = _after(scene, name)
    if after:
        _note(entry, after)
    noun = scene.words[name.first - 1].lemma if name.first else ""
    entry.gender = entry.gender or gender_of(noun)
    before = _before(scene, name)
    if before:
        _note(entry, before)
    said = _said(scene, name)
    if said:
        _note(entry, said)


def _note(entry: Entry, description: str) -> None:
    lower = description.lower()
    for designation in DESIGNATIONS:
        if designation in lower:
            singular = designation.replace("prisoners", "prisoner").replace("defenders", "defender")
            if singular not in entry.designations:
                entry.designations.append(singular)
    plain = lower.removeprefix("a ").removeprefix("the ")
    if plain in DESIGNATIONS:
        return
    if description not in entry.descriptions:
        entry.descriptions.append(description)


def _after(scene: Scene, name: Candidate) -> str | None:
    """The apposition behind a name and a comma: "Ivo Tarn, the leader of the party, was …"."""
    forms = scene.forms
    start = name.last + 2
    if start >= len(forms) or forms[name.last + 1] not in (",", "("):
        return None
    own = scene.sentence_of[name.key]
    if not _is_apposed(scene, name, start):
        return None
    end = start
    while end < len(forms) and scene.sentence_of[end] == own and forms[end] not in _ENDS:
        end += 1
    if end - start > _LONGEST or end >= len(forms) or end == start:
        return None
    words = scene.quote(start, end - 1).text
    return " ".join(words.removeprefix("the ").removeprefix("a ").removeprefix("an ").split())


def _is_apposed(scene: Scene, name: Candidate, start: int) -> bool:
    """Whether the words from ``start`` on say who the name before them is."""
    inside = range(name.first, name.last + 1)
    place = start
    while place < len(scene.words) and scene.words[place].upos in ("DET", "ADJ", "NUM"):
        place += 1
    while place + 1 < len(scene.words) and scene.words[place + 1].upos == "NOUN":
        place += 1
    if place >= len(scene.words) or scene.words[place].upos != "NOUN":
        return False
    apposed = scene.words[place].relation == "appos" and scene.head(place) in inside
    return apposed or (place > start and is_human(scene.words[place].lemma))


def _before(scene: Scene, name: Candidate) -> str | None:
    """The description in front of a name: "prisoner of conscience Mira Talven"."""
    start = name.first
    limit = scene.offsets[scene.sentence_of[name.key]]
    while start > limit and scene.words[start - 1].upos in ("NOUN", "ADJ", "PROPN", "ADP", "PUNCT"):
        form = scene.forms[start - 1]
        if form in _ENDS or (scene.words[start - 1].upos == "ADP" and form != "of"):
            break
        if scene.words[start - 1].upos == "PUNCT" and form not in ("-", "’", "'"):
            break
        start -= 1
    while start < name.first and scene.words[start].upos in ("ADP", "PUNCT"):
        start += 1
    if start == name.first or name.first - start > _LONGEST // 2:
        return None
    if not any(scene.words[n].upos == "NOUN" for n in range(start, name.first)):
        return None
    return " ".join(scene.quote(start, name.first - 1).text.split())


def _said(scene: Scene, name: Candidate) -> str | None:
    """What a name is said to be: "He was a prisoner of conscience" is found with its name."""
    if not POSSESSIVE.isdisjoint(scene.forms[name.last + 1 : name.last + 2]):
        return None  # "Ivo Tarn's death was a result of …" says nothing of who he is
    for place in range(name.first, name.last + 1):
        if scene.words[place].relation != "nsubj":
            continue
        head = scene.head(place)
        if head is None or scene.words[head].upos != "NOUN":
            continue
        if any(scene.words[c].relation == "cop" for c in scene.children(head)):
            places = [p for p in scene.subtree(head) if p > name.last]
            start = next(
                (p for p in places if scene.words[p].relation not in ("cop", "aux", "advmod")), None
            )
            if start is not None and 0 <= head - start < _LONGEST // 2:
                words = scene.quote(start, _of_end(scene, head)).text
                return " ".join(
                    words.removeprefix("the ").removeprefix("a ").removeprefix("an ").split()
                )
    return None


def _of_end(scene: Scene, head: int) -> int:
    end = head
    for child in scene.children(head):
        if scene.words[child].relation == "nmod" and child > head and child - head <= 4:
            end = child
    return end
