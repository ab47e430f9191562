"""Who does what to whom in the sentences of treebanks, by their trees: more material for the roles.

Annotated passages tell a few thousand participants. Treebanks tell many more, in grammar alone: the
subject of an active verb does it, its object suffers it; in the passive the subject suffers it, and
what follows "by" does it; a relative clause is about the noun before it; a joined or governed verb
shares the subject of its governor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from habeas.language.en.labels import RELATIONS, ROLES, UPOS
from habeas.language.en.training.annotated import EventLabel, Filler
from habeas.language.en.training.treebanks import TreebankSentence

_AGENT, _SUBJECT = ROLES.index("agent"), ROLES.index("subject")
_VERB = UPOS.index("VERB")


def predicates(sentence: TreebankSentence, offset: int) -> Iterator[EventLabel]:
    """The verbs of a sentence with who does it, and to whom; ``offset`` is where it begins."""
    tree = _Tree(sentence)
    for verb, part in enumerate(sentence.upos):
        if part != _VERB:
            continue
        doers, sufferers = tree.doers(verb), tree.sufferers(verb)
        if doers or sufferers:
            roles = {
                _AGENT: [Filler((offset + word,)) for word in doers],
                _SUBJECT: [Filler((offset + word,)) for word in sufferers],
            }
            yield EventLabel(offset + verb, 0, 0, 0, core=False, roles=roles)


class _Tree:
    """One sentence's tree, to ask it for subjects and objects."""

    def __init__(self, sentence: TreebankSentence) -> None:
        self._heads = sentence.heads
        self._relations = [RELATIONS[number] for number in sentence.relations]
        self._words = [word.lower() for word in sentence.words]

    def doers(self, verb: int) -> list[int]:
        """Who does what a verb tells."""
        if self._is_passive(verb):
            return self._children(verb, "obl:agent")
        return self._subjects(verb)

    def sufferers(self, verb: int) -> list[int]:
        """To whom it is done."""
        return self._subjects(verb) if self._is_passive(verb) else self._children(verb, "obj")

    def _subjects(self, verb: int) -> list[int]:
        found = self._children(verb, "nsubj", "nsubj:pass")
        relation, head = self._relations[verb], self._heads[verb]
        if not found and relation in ("conj", "xcomp", "advcl") and head != verb:
            return self._subjects(head)
        if not found and relation == "acl":
            return [head]
        return [self._meant(word, verb) for word in found]

    def _meant(self, word: int, verb: int) -> int:
        """The noun that a relative pronoun means."""
        at = verb
        while self._relations[at] in ("conj", "xcomp") and self._heads[at] != at:
            at = self._heads[at]
        relative = self._words[word] in ("who", "which", "that")
        return self._heads[at] if relative and self._relations[at] == "acl:relcl" else word

    def _is_passive(self, verb: int) -> bool:
        if self._children(verb, "aux:pass", "nsubj:pass"):
            return True
        if self._relations[verb] == "acl":
            return self._words[verb].endswith(("ed", "en", "wn", "lt", "nt", "ght"))
        if self._relations[verb] == "conj" and not self._children(verb, "nsubj"):
            head = self._heads[verb]
            return head != verb and self._is_passive(head)
        return False

    def _children(self, word: int, *relations: str) -> list[int]:
        return _where(self._heads, self._relations, word, relations)


def _where(
    heads: Sequence[int], relations: Sequence[str], word: int, wanted: Sequence[str]
) -> list[int]:
    return [
        n
        for n, (head, relation) in enumerate(zip(heads, relations, strict=True))
        if head == word and n != word and relation in wanted
    ]
