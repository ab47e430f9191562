"""A clause of who did it and to whom, as the type and outcome of an event have it.

The types of the shipped codebook have words of their own (``phrases``); a type that somebody has
added is told by its title: "Eviction of nine families by police".
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from habeas.workspace.casework.events.phrases import PHRASES

# By whether they are told: who did it, and to whom it happened.
_GENERIC = {
    (True, True): _("%(title)s of %(subject)s by %(agent)s"),
    (False, True): _("%(title)s of %(subject)s"),
    (True, False): _("%(title)s by %(agent)s"),
    (False, False): _("%(title)s"),
}
_PLACES = {(True, True): 0, (False, True): 1, (True, False): 2, (False, False): 3}


def clause_of(
    kind: str,
    title: str,
    outcome: str = "",
    *,
    agent: str = "",
    subject: str = "",
    many: bool = False,
) -> str:
    """Who did it and to whom, without a full stop.

    Args:
        kind: the type.
        title: what it is called, where there are no words for it.
        outcome: as the record keeps it; "" where none is told, or several.
        agent: the names of who did it; "" for nobody.
        subject: the names of those to whom it happened.
        many: whether these are several.

    >>> clause_of("appeal", "Appeal", "upheld", agent="the court", subject="Ivo Tarn")
    'the court upheld the decision in the case of Ivo Tarn'
    >>> clause_of("eviction", "Eviction", agent="police", subject="nine families", many=True)
    'Eviction of nine families by police'
    """
    phrase = PHRASES.get(f"{kind} {outcome}") or PHRASES.get(kind, ())
    is_own = agent == subject and len(phrase) > 2  # who appeals in a case of their own
    told = (bool(agent), bool(subject) and not is_own)
    place = _PLACES[told]
    words: Promise = phrase[place] if place < len(phrase) else _GENERIC[told]
    was = gettext("were") if many else gettext("was")
    return str(words) % {"title": title, "agent": agent, "subject": subject, "was": was}


def tells(kind: str, outcome: str) -> bool:
    """Whether the words for a type say by themselves what came of it."""
    return f"{kind} {outcome}" in PHRASES
