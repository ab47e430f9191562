"""What the heads of the English model tell apart. The order is part of the shipped weights."""

from __future__ import annotations

from functools import lru_cache

UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
)  # fmt: skip

# Universal Dependencies relations, with the subtypes that a reader of events needs.
RELATIONS = (
    "root", "acl", "acl:relcl", "advcl", "advmod", "amod", "appos", "aux", "aux:pass", "case",
    "cc", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "dep", "det", "discourse",
    "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod",
    "nmod:poss", "nsubj", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "obl:unmarked",
    "orphan", "parataxis", "punct", "vocative", "xcomp",
)  # fmt: skip

# IOB labels of names; "other" is a name that is none of the three (an event, a law, a people).
NAMES = (
    "O", "B-person", "I-person", "B-organization", "I-organization",
    "B-place", "I-place", "B-other", "I-other",
)  # fmt: skip

# What a word may tell: no event, or one of the codebook's types that the model was trained on.
TYPES = (
    "none", "arrest", "detention", "disappearance", "release", "search", "questioning",
    "investigation", "charge", "trial", "conviction", "acquittal", "sentence", "appeal",
    "complaint", "ruling", "confiscation", "pardon", "execution", "killing", "death_in_custody",
    "torture", "assault", "sexual_violence", "threat", "ban", "closure", "censorship", "protest",
    "dispersal", "dismissal", "extradition", "deportation", "asylum", "travel_ban",
    "displacement", "legislation", "treaty_action", "finding", "recommendation", "visit",
    "statement", "armed_attack",
)  # fmt: skip

# How the source tells an event.
MODALITIES = ("actual", "alleged", "possible", "requested", "negated")

# What became of it, for the types that have outcomes; the codebook says which belong to which.
OUTCOMES = (
    "none", "dropped", "filed", "upheld", "overturned", "reduced", "increased", "rejected",
    "opened", "closed", "refused", "requested", "ordered", "carried out", "sought", "granted",
    "proposed", "adopted", "amended", "in_force", "repealed",
)  # fmt: skip

# What a word of the scene may be to a trigger. A charge is several words: where each of several
# charges begins and ends is told apart from which words belong to one.
ROLES = (
    "agent", "subject", "place", "date", "charge", "term", "destination", "attributed_to",
    "charge_first", "charge_last",
)  # fmt: skip

# The encoder was pretrained without case: the shape of a word is told beside it.
SHAPES = ("lower", "title", "upper", "mixed", "number", "punctuation", "initial-title", "pad")


def collapse_relation(relation: str) -> str:
    """A treebank's relation as one of :data:`RELATIONS`.

    >>> collapse_relation("nsubj:outer"), collapse_relation("obl:tmod")
    ('nsubj', 'obl:unmarked')
    """
    if relation in RELATIONS:
        return relation
    if relation in ("obl:tmod", "obl:npmod", "nmod:tmod", "nmod:npmod"):
        return "obl:unmarked"
    if relation == "nmod:unmarked":
        return "obl:unmarked"
    base = relation.partition(":")[0]
    return base if base in RELATIONS else "dep"


@lru_cache(maxsize=100_000)  # a book repeats its words
def shape_of(word: str, *, first: bool) -> int:
    """The index in :data:`SHAPES` of a word; ``first`` in its sentence, a capital says less."""
    if not any(c.isalnum() for c in word):
        return SHAPES.index("punctuation")
    if any(c.isdigit() for c in word):
        return SHAPES.index("number")
    if word.islower():
        return SHAPES.index("lower")
    if word.isupper() and len(word) > 1:
        return SHAPES.index("upper")
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return SHAPES.index("initial-title" if first else "title")
    return SHAPES.index("mixed")


def distance_bucket(distance: int) -> int:
    """The class of a distance in words, signed: exact when near, coarse when far.

    >>> [distance_bucket(d) for d in (0, 1, -1, 5, 9, -200)]
    [12, 13, 11, 17, 18, 0]
    """
    size = abs(distance)
    steps = (0, 1, 2, 3, 4, 5, 7, 10, 15, 22, 32, 50)
    place = max(n for n, least in enumerate(steps) if size >= least)
    if size >= 80:
        place = len(steps)
    return DISTANCE_ZERO + (place if distance > 0 else -place)


DISTANCE_ZERO = 12
DISTANCES = 2 * DISTANCE_ZERO + 1
