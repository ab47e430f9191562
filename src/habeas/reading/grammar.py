"""Where grammar puts a role: the places that a cue of the codebook names, looked up in the parse.

Places are written for the active clause ("nsubj", "obj", "obl:with"); the passive follows by rule:
the ``obj`` of "police arrested him" is the ``nsubj:pass`` of "he was arrested".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from habeas.reading.scene import Scene

_PASSIVE_SUBJECT = "nsubj:pass"
_CLAUSES = frozenset({"acl", "acl:relcl"})


def places_of(scene: Scene, trigger: int, wanted: Sequence[str]) -> Iterator[int]:
    """The words that stand in the wanted places around a trigger, in the order of the places.

    Words that are joined to one of them ("Tarn and Reska") come with it.
    """
    for place in wanted:
        found = list(_at(scene, trigger, place))
        for word in found:
            yield word
            yield from _joined(scene, word)
        if found:
            return


def _at(scene: Scene, trigger: int, place: str) -> Iterator[int]:
    relation, _, preposition = place.partition(":")
    if preposition and preposition != "poss":
        yield from _prepositional(scene, trigger, relation, preposition)
    elif relation == "nsubj":
        yield from _doer(scene, trigger)
    elif relation == "obj":
        yield from _sufferer(scene, trigger)
    else:
        yield from _children(scene, trigger, place)


def _children(scene: Scene, trigger: int, *relations: str) -> Iterator[int]:
    for child in scene.children(trigger):
        if scene.words[child].relation in relations:
            yield child


def is_passive(scene: Scene, trigger: int) -> bool:
    """Whether the verb is told in the passive: "was arrested", "the men arrested in May"."""
    if any(True for _ in _children(scene, trigger, "aux:pass", _PASSIVE_SUBJECT)):
        return True
    word = scene.words[trigger]
    if word.relation == "acl" and word.upos == "VERB":
        return word.text.lower() != word.lemma and not word.text.lower().endswith("ing")
    if word.relation == "conj":
        head = scene.head(trigger)
        return head is not None and not _has_subject(scene, trigger) and is_passive(scene, head)
    return False


def _has_subject(scene: Scene, trigger: int) -> bool:
    return any(True for _ in _children(scene, trigger, "nsubj", _PASSIVE_SUBJECT))


def _doer(scene: Scene, trigger: int) -> Iterator[int]:
    if is_passive(scene, trigger):
        yield from _children(scene, trigger, "obl:agent")
        return
    found = list(_children(scene, trigger, "nsubj")) or list(_shared_subject(scene, trigger))
    yield from found


def _sufferer(scene: Scene, trigger: int) -> Iterator[int]:
    if not is_passive(scene, trigger):
        yield from _children(scene, trigger, "obj")
        return
    found = list(_children(scene, trigger, _PASSIVE_SUBJECT))
    if not found and scene.words[trigger].relation in _CLAUSES:
        head = scene.head(trigger)
        found = [head] if head is not None else []
    yield from found or list(_shared_subject(scene, trigger))


def _shared_subject(scene: Scene, trigger: int) -> Iterator[int]:
    """The subject of the clause that a verb without one is joined to or governed by."""
    word, head = scene.words[trigger], scene.head(trigger)
    if head is None or word.relation not in ("conj", "xcomp", "advcl"):
        return
    found = list(_children(scene, head, "nsubj", _PASSIVE_SUBJECT))
    yield from found or list(_shared_subject(scene, head))


def _prepositional(scene: Scene, trigger: int, relation: str, preposition: str) -> Iterator[int]:
    # What a preposition marks is no object, even where the parse calls it one.
    relations = ("obl:agent",) if (relation, preposition) == ("obl", "by") else ("obj", "iobj")
    for child in _children(scene, trigger, relation, *relations):
        marks = [c for c in scene.children(child) if scene.words[c].relation == "case"]
        if any(scene.words[c].lemma == preposition for c in marks):
            yield child


def first_joined(scene: Scene, noun: int) -> int:
    """The first of the nouns that a noun is joined to: "officials" for "supporters" behind "and".

    Two nouns with the same first one are named in one breath. It is the noun itself where it is
    joined to none.
    """
    first = noun
    while scene.words[first].relation == "conj" and (head := scene.head(first)) is not None:
        first = head
    return first


def _joined(scene: Scene, place: int) -> Iterator[int]:
    for child in _children(scene, place, "conj"):
        if scene.words[child].upos in ("NOUN", "PROPN", "PRON", "NUM"):
            yield child
